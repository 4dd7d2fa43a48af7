/** In English: what is asked and answered. */
import type { Messages } from '../message.ts';

const sameCare = 'Your care and your refunds stay the same.';
const askForHelp = 'For help, call 3422.';
const onSite = 'Go to monespacesante.fr.';

export const decision = {
  'decide.open': {
    title: 'Do you want to open your DMP?',
    body: ['It is your choice.', sameCare, 'You can close it whenever you want.'],
  },
  'decide.reopen': {
    title: 'Do you want to reopen your DMP?',
    body: ['It is your choice.', sameCare, 'You can close it whenever you want.'],
  },
  'later.consent-2016': {
    title: 'Come back whenever you want',
    body: ['No answer is recorded.', sameCare],
  },
  'later.mes-2022': {
    title: 'Come back whenever you want',
    body: [
      'The kiosk records nothing.',
      'Without an answer, the record opens by itself.',
      'You can also close it afterwards.',
    ],
  },
  emergencyChoice: {
    title: 'May a professional read it in an emergency?',
    body: ['For example, if you cannot speak.', 'You can change your mind later.'],
  },
  samuChoice: {
    title: 'May the SAMU read your record?',
    body: ['The SAMU are the doctors who answer when you call 15.', 'You can change your mind later.'],
  },
  review: {
    title: 'Check your choices',
    body: [],
    rows: ['Open my DMP', 'Reading in an emergency', 'Reading by the SAMU'],
  },
  closeExplain: {
    title: 'Do you want to close your record?',
    body: [
      'Those who care for you can no longer read it.',
      'It is kept 10 years, then erased.',
      'You can reopen it.',
    ],
  },
  informedAsk: {
    title: 'Do you want a DMP?',
    body: ['Without an answer, it opens by itself.', sameCare],
  },
  informedActivate: {
    title: 'To use your DMP',
    body: ['The kiosk records nothing.', onSite, 'You also set the emergency choices there.', askForHelp],
  },
  informedOppose: {
    title: 'To say no to the DMP',
    body: ['The kiosk records nothing.', 'Say no online, or to your health insurance.', sameCare],
  },
  guideClose: {
    title: 'To close your record',
    body: ['The kiosk cannot close it.', onSite, askForHelp],
  },
  guideReopen: {
    title: 'To have a new record',
    body: ['The kiosk cannot open it.', onSite, askForHelp],
  },
} satisfies Partial<Messages>;
