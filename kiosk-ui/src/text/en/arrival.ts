/** In English: until the screen knows who is there and what may be done for them. */
import type { Messages } from '../message.ts';

export const arrival = {
  connecting: { title: 'One moment, please', body: ['The kiosk is getting ready.'] },
  agentSilent: { title: 'The kiosk is out of order', body: ['Take your card back.', 'Go to the counter.'] },
  screenTaken: {
    title: 'The kiosk is already open',
    body: ['It is in another window.', 'Go to that window.', 'Or close it, then touch “Try again”.'],
  },
  notPaired: {
    title: 'This page is not the kiosk',
    body: ['Open the full address given at the start.', 'It changes at every start.'],
  },
  'outOfService.no-reader': {
    title: 'The kiosk is out of order',
    body: ['It cannot read cards.', 'Go to the counter.'],
  },
  'outOfService.server-unreachable': {
    title: 'The kiosk has no network',
    body: ['It cannot open anything for now.', 'Come back later, or go to the counter.'],
  },
  'outOfService.kiosk-unknown': {
    title: 'The kiosk is not ready yet',
    body: ['The service does not recognise it.', 'Go to the counter.'],
  },
  'outOfService.maintenance': {
    title: 'The kiosk is being serviced',
    body: ['Come back in a moment, or go to the counter.'],
  },

  welcome: {
    title: 'Your health record',
    body: ['It is free. You decide.', 'Put in your health card, the carte Vitale.', 'Or touch “Start”.'],
  },
  insertCard: {
    title: 'Put in your carte Vitale',
    body: ['The chip faces you.', 'It goes in first.', 'Leave the card in until the end.'],
  },
  noCard: {
    title: 'No carte Vitale?',
    body: ['You can read what the DMP is.', 'To choose, come back with your card.'],
  },
  informationEnd: {
    title: 'You have read everything',
    body: ['Nothing is recorded.', 'To choose, come back with your carte Vitale.'],
  },
  'informationEnd.again': {
    title: 'You have read everything',
    body: ['Nothing is recorded.', 'You can try again.'],
  },
  reading: { title: 'We are reading your card', body: ['Leave the card in.', 'Please wait a little.'] },
  'cardProblem.unreadable': {
    title: 'The kiosk cannot read the card well',
    body: ['Take the card out.', 'Wipe the chip, then put the card back.'],
  },
  'cardProblem.mute': {
    title: 'The card does not answer',
    body: ['Take the card out.', 'Turn it over, then put it back.'],
  },
  'cardProblem.vitale-1': {
    title: 'This card is too old',
    body: ['The kiosk cannot read it.', 'Take it back. Ask your health insurance for a new card.'],
  },
  'cardProblem.professional-card': {
    title: 'This is a professional’s card',
    body: ['Take this card back.', 'Put in a carte Vitale.'],
  },
  'cardProblem.not-vitale': {
    title: 'This is not a carte Vitale',
    body: ['Take this card back.', 'Put in your carte Vitale.'],
  },
  'cardProblem.no-holder': {
    title: 'The card gives no name',
    body: ['Take your card back.', 'A staff member can help you.'],
  },
  'cardProblem.test-card': {
    title: 'This is a test card',
    body: ['It is of no use here. Take it back.', 'Put in your carte Vitale.'],
  },

  whichPerson: { title: 'Who do you come for?', body: ['Touch the first name of this person.'] },
  isItYou: { title: 'Is this you?', body: [] },
  notYou: {
    title: 'This person must come in person',
    body: ['Each adult decides for themselves.', 'Take the card back, and tell them to bring it.'],
  },
  minorRep: {
    title: 'For a child, a parent decides',
    body: ['A staff member looks at your papers.', 'The child can give their opinion.'],
  },
  'papers.sending': {
    title: 'A staff member looks at your papers',
    body: ['We are calling the counter.', 'Leave the card in.'],
  },
  'papers.waiting': {
    title: 'A staff member looks at your papers',
    body: ['The counter has been told.', 'Show your identity card or passport.', 'Leave the card in.'],
  },
  'papers.taken': {
    title: 'Somebody is coming',
    body: ['Show them your papers.', 'Leave the card in.'],
  },
  'papers.unheard': {
    title: 'The counter does not answer',
    body: ['The kiosk cannot call it.', 'Take the card back. Go to the counter.'],
  },
  checking: {
    title: 'We are looking for your record',
    body: ['Leave the card in.', 'Please wait a little.'],
  },
  'notPossible.minor': {
    title: 'Please see a staff member',
    body: ['For a child, a parent decides.', 'A staff member makes the request with you.'],
  },
  'notPossible.minors-not-served': {
    title: 'Please see a staff member',
    body: ['Here, the kiosk is for adults only.', 'A staff member can tell you more.'],
  },
  'notPossible.papers-not-accepted': {
    title: 'Please see a staff member',
    body: ['The papers are not enough.', 'A staff member tells you what is needed.'],
  },
  'notPossible.no-number': {
    title: 'Please see a staff member',
    body: ['The card does not give your number.', 'A staff member can help you.'],
  },
  'notPossible.wrong-number': {
    title: 'Please see a staff member',
    body: ['The kiosk did not understand your card well.', 'A staff member can check.'],
  },
  'notPossible.birth-date-unreadable': {
    title: 'Please see a staff member',
    body: ['The kiosk cannot read the date of birth.', 'A staff member can check.'],
  },
  'notPossible.identity-not-recognised': {
    title: 'Please see a staff member',
    body: [
      'The national service did not recognise the identity on your card.',
      'Nothing was recorded. A staff member can help you.',
    ],
  },
  'notPossible.barred': {
    title: 'Please see a staff member',
    body: ['The kiosk cannot go on.', 'A staff member can answer you.'],
  },
  offline: {
    title: 'The service does not answer',
    body: ['Nothing is recorded.', 'You can try again.'],
  },

  'alreadyOpen.consent-2016': {
    title: 'You already have a record',
    body: ['Those who care for you can read it.', 'So can you, online.', 'You can close it.'],
  },
  'alreadyOpen.mes-2022': {
    title: 'You already have a record',
    body: [
      'It is online, in Mon espace santé.',
      'Those who care for you can read it.',
      'You can hide a document, or close everything.',
    ],
  },
  'wasClosed.consent-2016': {
    title: 'Your record is closed',
    body: ['You can keep it closed.', 'You can reopen it.'],
  },
  'wasClosed.mes-2022': {
    title: 'Your record is closed',
    body: ['You can keep it closed.', 'You can ask for a new one.'],
  },
  'wasOpposed.consent-2016': {
    title: 'You said no to the record',
    body: ['You can keep this choice.', 'You can change it.'],
  },
  'wasOpposed.mes-2022': {
    title: 'You said no to the record',
    body: ['You can keep this choice.', 'You can change it.'],
  },
  requested: {
    title: 'Opening already requested',
    body: ['Your request is under way.', 'You have nothing to do here.'],
  },
} satisfies Partial<Messages>;
