/** Transitions on what the patient touches: guarded in one place, so that no screen can forget it. */
import { and } from 'xstate';
import type { PatientEvent } from './events.ts';
import type { journey } from './setup.ts';

type StateConfig = Parameters<typeof journey.createStateConfig>[0];
type On = NonNullable<StateConfig['on']>;

interface Way {
  target?: string;
  guard?:
    | 'mayWrite'
    | 'severalHolders'
    | 'morePages'
    | 'fewerPages'
    | 'samuAnswered'
    | 'readyToConsent'
    | 'noCommandInFlight'
    | 'codeToShow'
    | 'inSession';
  actions?: StateConfig['entry'];
}

/** Each tap and where it leads; several ways are tried in order. */
export function taps(ways: { [Tap in PatientEvent['type']]?: string | Way | readonly Way[] }): On {
  return Object.fromEntries(Object.entries(ways).map(([tap, way]) => [tap, asWays(way).map(attentively)]));
}

function asWays(way: string | Way | readonly Way[]): readonly Way[] {
  if (typeof way === 'string') return [{ target: way }];
  return Array.isArray(way) ? way : [way as Way];
}

function attentively({ guard, ...way }: Way): object {
  return { ...way, guard: guard ? and(['attentive', guard]) : 'attentive' };
}
