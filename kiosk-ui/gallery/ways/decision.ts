/** Ways to what is asked, answered and sent. */
import type { PatientEvent } from '../../src/journey/events.ts';
import { at, called, deciding, mes, working } from '../invented.ts';
import { understanding } from './explanation.ts';
import { told, touched, type Way } from './way.ts';

type Tap = PatientEvent['type'];

const open = (...taps: Tap[]): Way => touched(at(deciding()), ...understanding, ...taps);
const reopen = (...taps: Tap[]): Way => {
  const [itIsMe, ...understood] = understanding;
  return touched(at(deciding('closed')), itIsMe, 'REOPEN', ...understood, ...taps);
};
const informed = (...taps: Tap[]): Way => touched(at(deciding(), mes), ...understanding, ...taps);

/** Nothing usable came back. */
const unanswered: Way['agent'] = { commands: { ok: false, code: 'unanswered' } };

export const decision = {
  decide: open(),
  'decide/reopen': reopen(),
  'decide/assisted': {
    go: async ({ tell, tap }) => {
      await tell(at(deciding()));
      await tap(...understanding);
      await tell(at(deciding(), called('help', 'taken')));
    },
  },
  'decide/simulated': touched(at(deciding(), { simulated: true }), ...understanding),
  later: open('LATER'),
  'later/mes-2022': informed('LATER'),
  emergencyChoice: open('YES'),
  samuChoice: open('YES', 'YES'),
  review: open('YES', 'YES', 'NO'),
  'review/reopen': reopen('YES', 'NO', 'YES'),
  creating: open('YES', 'YES', 'NO', 'CONFIRM'),
  unanswered: { ...open('YES', 'YES', 'NO', 'CONFIRM'), agent: unanswered },
  'unanswered/closure': {
    ...touched(at(deciding('open')), 'YES', 'CLOSE_RECORD', 'CONFIRM_CLOSE'),
    agent: unanswered,
  },
  refusing: touched(at(deciding()), 'YES', 'NO'),
  'refusing/unanswered': { ...touched(at(deciding()), 'YES', 'NO'), agent: unanswered },
  refused: told(at(working('refused'))),
  'refused/kept': told(at(deciding('closed')), at(working('refused'))),
  closeExplain: touched(at(deciding('open')), 'YES', 'CLOSE_RECORD'),
  closing: touched(at(deciding('open')), 'YES', 'CLOSE_RECORD', 'CONFIRM_CLOSE'),
  informedAsk: informed(),
  informedActivate: informed('YES'),
  informedOppose: informed('NO'),
  guideClose: touched(at(deciding('open', true)), 'YES', 'CLOSE_RECORD'),
  guideReopen: touched(at(deciding('closed'), mes), 'YES', 'REOPEN'),
} satisfies Record<string, Way>;
