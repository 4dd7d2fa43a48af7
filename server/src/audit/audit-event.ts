/**
 * The audit trail: a closed list of what may have happened to a record, and nothing about anybody. A row holds the id
 * of the record or of the closure, the kiosk's and at most one word of detail. Rows are added in the transaction of the
 * act itself: no audit, no act. The table refuses update, delete and truncate (server/migrations/0001_records.sql).
 */
export const auditEventTypes = [
  /** A kiosk asked TD0.2 for somebody. Detail: the status answered. No record. */
  'status-asked',
  /** A consent arrived; record, consent, code and outgoing job were committed together. Detail: `reopen`, or none. */
  'record-requested',
  /** TD1.1, TD1.2 or TD1.4 is about to leave. Written before the call: after a crash the answer is unknown. */
  'sending-begun',
  /** The call certainly did not leave. Detail: why. */
  'sending-failed',
  /** The call may have arrived and the answer is not known. Detail: why. */
  'answer-lost',
  /** The national service confirmed that the record is open. Detail: `answered`, or `found` when TD0.2 said so. */
  'record-created',
  /** The national service said that a record was there before; the activation code died. */
  'record-already-existed',
  /** The national service refused; nothing is open; the activation code died. Detail: the national code. */
  'record-refused',
  /** A record of ours is closed: by a closure of ours, or elsewhere (detail `found`); its activation code died. */
  'record-closed',
  /** Somebody asked that their record be closed; closure and outgoing job were committed together. No record. */
  'closure-requested',
  /** The national service confirmed the closure. Detail: `answered`, or `found` when TD0.2 said so. */
  'closure-confirmed',
  /** Nothing was closed. Detail: the national code, or what TD0.2 said. */
  'closure-refused',
  /** A reprint: a new activation code lives, the former one died. */
  'code-replaced',
  /** The right person came with the right code before the national service had answered. */
  'activation-too-early',
  /** An attempt that was not accepted; the record is named only when its code was right. */
  'activation-not-accepted',
  /** The patient activated the record. */
  'record-activated',
  /** Somebody signed in at the counter. Detail: staff id, then their structure, or `development`. No record. */
  'counter-signed-in',
  /** Somebody was not let in: nobody is named. Detail: the provider, then why. */
  'counter-sign-in-refused',
  /** Detail: staff id. */
  'counter-signed-out',
  /** Somebody of the counter came to a call. Detail, here and below: staff id, then the id of the call. */
  'call-taken',
  /** They saw the papers of a parent or a guardian, and accepted them. */
  'papers-accepted',
  /** They did not accept them: the visit ends without an answer. */
  'papers-not-accepted',
  /** They explained what the DMP is; the person answers. */
  'explanation-confirmed',
  /** They took a number over at the counter. Detail: staff id, then the id of the hand-over. */
  'hand-over-taken',
  /** The data key of an act was destroyed: its identity and its evidence are out of reach for ever. Detail: why. */
  'identity-erased',
  /** Somebody took the evidence of an act out, with its proofs. Detail: by what. */
  'evidence-exported',
  /** Erasure was forbidden for an act, because of a dispute; or allowed again. */
  'legal-hold-set',
  'legal-hold-lifted',
  /** At home: the proof of identity opened the page again, or the code sent to the confirmed channel did. */
  'home-opened',
  /** At home: the ticket came again, and a code was sent to the confirmed channel. */
  'home-return-asked',
  /** At home: a later proof that was not accepted; the record is named only when its code was right. */
  'home-not-accepted',
  /** A one-time code waits to be sent. Detail: `mobile` or `email`. */
  'one-time-code-sent',
  /** Somebody typed another one. */
  'one-time-code-wrong',
  /** Whoever reads the address gave its code back. Detail: `mobile` or `email`. */
  'channel-confirmed',
  /** TD1.5a is about to leave. Written before the call: after a crash the answer is unknown. */
  'access-requested',
  /** The national service made an internet access. */
  'access-created',
  /** It says that one was there before. Detail: `after-doubt` when it may be ours, with a lost password. */
  'access-existed',
  /** It refused, or a rule of ours did. Detail: the code. */
  'access-refused',
  /** The call certainly did not leave. Detail: why. */
  'access-not-sent',
  /** The call may have arrived and the answer is not known. Detail: why. */
  'access-uncertain',
  /** The password left for the confirmed channel; or it could not in a day, and is gone. */
  'password-sent',
  'password-lost',
  /** New choices for emergencies; TD1.3b is about to leave. Then how it ended. */
  'choices-asked',
  'choices-changed',
  'choices-refused',
  'choices-not-sent',
  'choices-uncertain',
  /** The person read their receipt, or this trail. */
  'receipt-read',
  'trail-read',
  /** The person asked for erasure; whoever may decide settled it. Detail: `erased` or `refused`. */
  'erasure-asked',
  'erasure-settled',
  /** An operator began a log of a new origin, after one that could not go on. Detail: the new origin. No record. */
  'ledger-origin-begun',
] as const;

export type AuditEventType = (typeof auditEventTypes)[number];

/** National names travel in `detail`; whatever else they hold is cut down to what the column accepts. */
export function auditDetail(text: string): string {
  return text.replace(/[^A-Za-z0-9._:-]/g, '_').slice(0, 80) || 'none';
}
