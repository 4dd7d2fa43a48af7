/**
 * The life of an internet access, as rules without any effect.
 *
 *   requested ──▶ sending ──▶ created
 *       ▲           │ │ └───▶ exists
 *       └───────────┘ ├─────▶ refused ──(asked again)──▶ sending
 *        never left   ▼
 *                 uncertain ──(asked again)──▶ sending
 *
 * The national service keeps one access a person and says so, so that asking again after a doubt makes no second one:
 * `exists` then also means that ours arrived and that its password is lost; both end at the same next step for the
 * person. `sending` that nobody ended within a minute is a doubt.
 */
import type { AuditEventType } from '../audit/audit-event.ts';
import type { AccessOutcome } from '../dmp/internet-access.ts';

export type AccessState = 'requested' | 'sending' | 'created' | 'exists' | 'refused' | 'uncertain';

/** After this long nobody waits for the answer any more. */
export const sendingSecondsMax = 60;

export interface AccessEnd {
  to: Exclude<AccessState, 'sending'>;
  event: AuditEventType;
  detail: string | null;
}

/** After TD1.5a, or after what forbade it. `doubt`: an earlier call may have arrived. */
export function afterAccess(answer: AccessOutcome, doubt: boolean): AccessEnd {
  switch (answer.outcome) {
    case 'created':
      return { to: 'created', event: 'access-created', detail: null };
    case 'exists':
      return { to: 'exists', event: 'access-existed', detail: doubt ? 'after-doubt' : null };
    case 'refused':
      return { to: doubt ? 'uncertain' : 'refused', event: 'access-refused', detail: answer.code };
    case 'unreachable':
      return { to: doubt ? 'uncertain' : 'requested', event: 'access-not-sent', detail: answer.reason };
    case 'uncertain':
      break;
  }
  return { to: 'uncertain', event: 'access-uncertain', detail: answer.reason };
}

/** A new call may leave. */
export function mayAskAgain(state: AccessState): boolean {
  return state === 'requested' || state === 'refused' || state === 'uncertain';
}
