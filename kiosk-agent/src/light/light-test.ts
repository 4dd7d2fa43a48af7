/** The installer's test of the light: each state in turn, then what it showed before. */
import { setTimeout as pause } from 'node:timers/promises';
import { hidHealth } from '../hid/hid-health.ts';
import { hidSentences } from '../hid/hid-sentences-fr.ts';
import type { LightState, StatusLight } from './status-light.ts';

const eachMs = 1_000;
const states = ['free', 'busy', 'help', 'out-of-order', 'off'] as const;

const absent = 'Cette borne n’a pas de voyant.';
const shown =
  'Le voyant a montré\u00a0: libre (vert), occupé (bleu), aide demandée (blanc), hors service (rouge), puis éteint. ' +
  'L’avez-vous vu\u00a0?';

/** `after`: what the light must show once the test is over. Only the eye can say whether it was seen. */
export function lightTest(
  light: StatusLight,
  after: () => LightState,
  stateMs: number = eachMs,
): (signal: AbortSignal) => Promise<{ ok: boolean; sentence: string }> {
  const result = (): { ok: boolean; sentence: string } => {
    const health = hidHealth(light.status());
    if ('reason' in health) return { ok: false, sentence: hidSentences[health.reason] };
    return health.health === 'off' ? { ok: false, sentence: absent } : { ok: true, sentence: shown };
  };
  return async (signal) => {
    if (!result().ok) return result();
    try {
      for (const state of states) {
        light.show(state);
        // Ends early when the installer leaves; the light is put back either way.
        await pause(stateMs, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) break;
      }
      return result();
    } finally {
      light.show(after());
    }
  };
}
