/** What each event of the audit trail is in the words of DICOM and FHIR. Data: a new type needs its row here. */
import type { AuditEventType } from '../../../audit/audit-event.ts';

/** DICOM PS3.16 CID 400. */
const kinds = {
  record: ['110110', 'Patient Record'],
  export: ['110106', 'Export'],
  auditLog: ['110101', 'Audit Log Used'],
  query: ['110112', 'Query'],
  authentication: ['110114', 'User Authentication'],
  attributes: ['110137', 'User Security Attributes Changed'],
} as const;

export interface AuditMeaning {
  dicom: { code: string; display: string };
  /** Create, read, update, delete, execute. */
  action: 'C' | 'R' | 'U' | 'D' | 'E';
  /** 0 success, 4 minor failure (may pass), 8 serious failure. */
  outcome: '0' | '4' | '8';
}

const means = (
  kind: keyof typeof kinds,
  action: AuditMeaning['action'],
  outcome: AuditMeaning['outcome'] = '0',
): AuditMeaning => ({ dicom: { code: kinds[kind][0], display: kinds[kind][1] }, action, outcome });

export const auditMeanings: Readonly<Record<AuditEventType, AuditMeaning>> = {
  'status-asked': means('query', 'E'),
  'record-requested': means('record', 'C'),
  'sending-begun': means('export', 'E'),
  'sending-failed': means('export', 'E', '4'),
  'answer-lost': means('export', 'E', '4'),
  'record-created': means('record', 'C'),
  'record-already-existed': means('record', 'C', '4'),
  'record-refused': means('record', 'C', '8'),
  'record-closed': means('record', 'U'),
  'closure-requested': means('record', 'U'),
  'closure-confirmed': means('record', 'U'),
  'closure-refused': means('record', 'U', '8'),
  'code-replaced': means('attributes', 'U'),
  'activation-too-early': means('authentication', 'E', '4'),
  'activation-not-accepted': means('authentication', 'E', '4'),
  'record-activated': means('authentication', 'E'),
  'counter-signed-in': means('authentication', 'E'),
  'counter-sign-in-refused': means('authentication', 'E', '4'),
  'counter-signed-out': means('authentication', 'E'),
  'call-taken': means('record', 'E'),
  'papers-accepted': means('record', 'E'),
  'papers-not-accepted': means('record', 'E', '4'),
  'explanation-confirmed': means('record', 'E'),
  'hand-over-taken': means('record', 'R'),
  'identity-erased': means('record', 'D'),
  'evidence-exported': means('export', 'R'),
  'legal-hold-set': means('record', 'U'),
  'legal-hold-lifted': means('record', 'U'),
  'home-opened': means('authentication', 'E'),
  'home-return-asked': means('authentication', 'E'),
  'home-not-accepted': means('authentication', 'E', '4'),
  'one-time-code-sent': means('authentication', 'E'),
  'one-time-code-wrong': means('authentication', 'E', '4'),
  'channel-confirmed': means('attributes', 'U'),
  'access-requested': means('attributes', 'C'),
  'access-created': means('attributes', 'C'),
  'access-existed': means('attributes', 'C', '4'),
  'access-refused': means('attributes', 'C', '8'),
  'access-not-sent': means('export', 'E', '4'),
  'access-uncertain': means('export', 'E', '4'),
  'password-sent': means('attributes', 'U'),
  'password-lost': means('attributes', 'U', '8'),
  'choices-asked': means('record', 'U'),
  'choices-changed': means('record', 'U'),
  'choices-refused': means('record', 'U', '8'),
  'choices-not-sent': means('export', 'E', '4'),
  'choices-uncertain': means('export', 'E', '4'),
  'receipt-read': means('record', 'R'),
  'trail-read': means('record', 'R'),
  'erasure-asked': means('record', 'D', '4'),
  'erasure-settled': means('record', 'D'),
  'ledger-origin-begun': means('auditLog', 'C'),
};
