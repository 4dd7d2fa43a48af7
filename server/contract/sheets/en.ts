/** The receipts and guides in English. Not read by a native reader yet (review.ts). */
import type { Regime } from '../consent.ts';
import type { Sheet, SheetPart, Sheets } from './sheet.ts';

const sameCare = 'Your care and your refunds stay the same.';
const kept = 'Once closed, it is kept for 10\u00a0years, then erased.';
const help: SheetPart = { lines: ['For help, call\u00a03422.'] };

const byRegime = {
  'consent-2016': {
    never: ['Your bank, your insurer, your mutuelle.', 'Your employer, the occupational doctor.'],
    emergency: 'You choose: yes or no.',
    end: ['Without your agreement, nothing is opened.', 'To choose, come back with your carte Vitale.'],
  },
  'mes-2022': {
    never: ['Your bank, your insurer, your mutuelle.', 'Your employer.'],
    emergency: 'You can say no.',
    end: ['Without an answer, it opens by itself.', 'You can say no before, or close it afterwards.'],
  },
} satisfies Record<Regime, object>;

function information(regime: Regime): Sheet {
  const { never, emergency, end } = byRegime[regime];
  return {
    title: 'The DMP in 5\u00a0points',
    parts: [
      {
        head: '1. The shared medical record (DMP)',
        lines: ['It holds your treatments, tests and allergies.', 'It is free.'],
      },
      {
        head: '2. Who can read it?',
        lines: [
          'You, and the caregivers who look after you.',
          'You see who read it. You can block a caregiver.',
        ],
      },
      { head: '3. Who can never read it?', lines: [...never, 'The law forbids it.'] },
      { head: '4. It is your record', lines: ['You can hide a document, or close it all.', kept] },
      {
        head: '5. In an emergency',
        lines: ['A doctor sees your allergies and treatments.', emergency],
      },
      { lines: [...end, sameCare] },
    ],
  };
}

export const sheetsEn: Sheets = {
  'information.consent-2016': information('consent-2016'),
  'information.mes-2022': information('mes-2022'),
  refusal: {
    title: 'You said no',
    first: 'Nothing is open.',
    parts: [
      { lines: [sameCare] },
      { lines: ['You can change your mind.', 'Then come back with your carte Vitale.'] },
    ],
  },
  'later.consent-2016': {
    title: 'Come back when you like',
    first: 'Nothing is open. No answer is recorded.',
    parts: [{ lines: [sameCare] }, { lines: ['To choose, come back with your carte Vitale.'] }],
  },
  'later.mes-2022': {
    title: 'Come back when you like',
    first: 'This kiosk recorded nothing.',
    parts: [
      {
        lines: [
          'A letter or an e-mail tells you about the record.',
          'Six weeks later, it opens by itself.',
          'Before that, you can say no.',
          'Afterwards, you can close it.',
        ],
      },
      { lines: [sameCare] },
      help,
    ],
  },
  closure: {
    title: 'Your DMP is closed',
    first: 'Your caregivers can no longer read it.',
    parts: [
      { lines: ['It is kept for 10\u00a0years, then erased.', 'You can ask for it to be erased sooner.'] },
      { lines: ['You can open it again when you like.', 'Then come back with your carte Vitale.'] },
    ],
  },
  'closure-requested': {
    title: 'Closure requested',
    first: 'Your DMP is not closed yet.',
    parts: [
      { lines: ['Your request goes on without you.'] },
      { lines: [kept, 'You will be able to open it again.'] },
    ],
  },
  'guide-activate': {
    title: 'Use your DMP',
    first: 'This kiosk recorded nothing.',
    parts: [
      {
        steps: [
          'Take your carte Vitale.',
          'Take the code that came by letter or e-mail. It works for six weeks.',
          'Go to monespacesante.fr.',
          'No code? Ask for one on the site. It comes by text message or e-mail.',
          'Set your emergency choices there too.',
        ],
      },
      help,
    ],
  },
  'guide-oppose': {
    title: 'Say no to the DMP',
    first: 'This kiosk recorded nothing.',
    parts: [
      {
        head: 'When?',
        lines: [
          'A letter or an e-mail tells you about the record.',
          'You then have six weeks to say no.',
          'Afterwards, you can still close the record.',
        ],
      },
      {
        head: 'How?',
        lines: ['On the internet: monespacesante.fr.', 'Or at your health insurance office (caisse).'],
      },
      { lines: [sameCare] },
      help,
    ],
  },
  'guide-close': {
    title: 'Close your record',
    first: 'This kiosk cannot close it.',
    parts: [
      { steps: ['Go to monespacesante.fr.', 'Ask for the closure.'] },
      { lines: ['You can do it when you like.', kept, 'You can ask for it to be erased sooner.'] },
      help,
    ],
  },
  'guide-reopen': {
    title: 'Get a new record',
    first: 'This kiosk cannot open it.',
    parts: [
      { steps: ['Go to monespacesante.fr.', 'Ask for a new record.'] },
      { lines: ['You can do it when you like.', 'Your old documents come back into it.'] },
      help,
    ],
  },
};
