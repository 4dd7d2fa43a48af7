/** Ways to what is explained, and to the questions about it. A page that finds `deciding` asks first who is there. */
import type { PatientEvent } from '../../src/journey/events.ts';
import { at, called, deciding, free, mes } from '../invented.ts';
import { touched, type Way } from './way.ts';

type Tap = PatientEvent['type'];

/** As many screens further as there are « Suivant ». */
const further = (steps: number): Tap[] => Array.from({ length: steps }, () => 'NEXT');
const read = (steps: number, ...then: Tap[]): Way =>
  touched(at(deciding()), 'YES', ...further(steps), ...then);
const readMes = (steps: number, ...then: Tap[]): Way =>
  touched(at(deciding(), mes), 'YES', ...further(steps), ...then);

/** Both misses of the first question, then a person. */
const toStaff = ['QUIZ_YES', 'NEXT', 'QUIZ_UNKNOWN'] as const;

const explained = (state: 'sending' | 'waiting' | 'taken' | 'unheard'): Way => ({
  go: async ({ tell, tap }) => {
    await tell(at(deciding()));
    await tap('YES', ...further(5), ...toStaff);
    await tell(at(deciding(), called('explanation', state, 1)));
  },
});

export const explanation = {
  explainWhat: read(0),
  'explainWhat/simulated': touched(at(deciding(), { simulated: true }), 'YES'),
  'explainWhat/information': touched(free(), 'START', 'NO_CARD', 'INFORMATION'),
  explainWho: read(1),
  explainNever: read(2),
  'explainNever/simulated': touched(at(deciding(), { simulated: true }), 'YES', ...further(2)),
  'explainNever/mes-2022': readMes(2),
  explainYours: read(3),
  'explainYours/mes-2022': readMes(3),
  explainEmergency: read(4),
  'explainEmergency/mes-2022': readMes(4),
  moreWhat: read(0, 'MORE'),
  moreWho: read(1, 'MORE'),
  moreNever: read(2, 'MORE'),
  'moreNever/mes-2022': readMes(2, 'MORE'),
  moreYours: read(3, 'MORE'),
  moreEmergency: read(4, 'MORE'),
  quizInsurer: read(5),
  fixInsurer: read(5, 'QUIZ_YES'),
  quizClose: read(5, 'QUIZ_NO'),
  fixClose: read(5, 'QUIZ_NO', 'QUIZ_UNKNOWN'),
  staffExplain: explained('waiting'),
  'staffExplain/sending': explained('sending'),
  'staffExplain/taken': explained('taken'),
  'staffExplain/unheard': explained('unheard'),
} satisfies Record<string, Way>;

/** From the name to the question itself, both answers right. */
export const understanding = ['YES', ...further(5), 'QUIZ_NO', 'QUIZ_YES'] as const satisfies readonly Tap[];
