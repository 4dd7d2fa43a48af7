/** What changes in English when the reader acts for somebody else. Not yet read by a native reader. */
import type { RepresentedWords } from './fr.ts';

export const representedEn: RepresentedWords = {
  of: {
    child: 'of your child',
    represented: 'of the person you represent',
    unsaid: 'of the person of the record',
  },
  said: {
    'done.lines.0': 'The DMP {of} is activated.',
    'done.lines.1': 'Now you can ask for the access on the internet.',
    'done.next': 'Ask for the internet access',
    'channel.lead':
      'The number or address that you give opens the internet access to the DMP {of}. First we check that it is yours.',
    'channel.none':
      'This service cannot send a code at the moment. The DMP {of} is activated all the same. Call 3422.',
    'access.asking': 'We are asking the national service for the access. It may take a minute…',
    'access.created': 'The access is created',
    'access.exists': 'There already is an internet access',
    'access.refusedLines':
      'The national service said no. The DMP {of} stays activated.\nYou can try again, or call 3422.',
    'access.uncertainLines':
      'The answer of the national service was lost. The access may or may not be created.\nYou can ask again: there will never be two accesses.',
    'access.none': 'The access has not been asked for yet.',
    'access.ask': 'Ask for the internet access',
    'home.active': 'The DMP {of} is activated.',
    'home.closed': 'The DMP {of} is closed. It is kept for 10 years, then erased.',
    'home.rights': 'The rights {of}',
    'home.trail': 'Who saw this registration?',
    'home.receipt': 'The receipt',
    'home.choices': 'The choices for emergencies',
    'home.close': 'Close the DMP {of}',
    'home.erase': 'Have the data {of} erased',
    'trail.title': 'Who saw this registration?',
    'trail.lead':
      'Everything that was done with this registration, newest first. What caregivers read in the DMP {of} can be seen on dmp.fr.',
    'trail.who.kiosk': 'At the kiosk',
    'trail.who.home': 'On this page',
    'trail.who.unknown': 'Somebody who had the code',
    'trail.events.evidence-exported': 'Copy of the proof of the answers',
    'receipt.title': 'The receipt',
    'receipt.opened': 'Answer to the opening of the DMP {of}: yes.',
    'receipt.reopened': 'Answer to opening the DMP {of} again: yes.',
    'receipt.parent': 'A parent gave the answer.',
    'receipt.guardian': 'The representative gave the answer.',
    'receipt.emergency': 'The choices for emergencies',
    'receipt.changes': 'The changes',
    'receipt.withdraw': 'The DMP {of} can be closed at any time, on this page or at the kiosk.',
    'choices.title': 'The choices for emergencies',
    'choices.breakGlass':
      'If the life {of} is in danger and speaking is not possible, a caregiver may open the DMP.',
    'choices.emergencyCall':
      'If somebody calls 15 about the health {of}, the doctor on the phone may open the DMP.',
    'choices.send': 'Save the choices',
    'choices.asking': 'We are sending the choices to the national service…',
    'choices.same': 'These are already the choices. Nothing has changed.',
    'choices.changed': 'It is done. The national service has noted the choices.',
    'choices.refused': 'The national service said no. The choices have not changed. For help, call 3422.',
    'choices.unreachable':
      'The national service does not answer. The choices have not changed. Try again later.',
    'choices.uncertain':
      'The answer was lost. We do not know whether the choices changed. You can send them again.',
    'closing.title': 'Close the DMP {of}?',
    'closing.lines.0':
      'You withdraw the agreement that was given. Caregivers will no longer be able to read the DMP {of}.',
    'closing.lines.2': 'It can be opened again, at the kiosk, with the carte Vitale.',
    'closing.lines.3': 'The care and the refunds stay the same.',
    'closing.lines.4':
      'Afterwards the ticket no longer opens this page. Take the receipt first if you want it.',
    'closing.confirm': 'Yes, close this DMP',
    'closing.pendingLines': 'The DMP {of} is not closed yet. We go on with it, even if you leave the page.',
    'closing.closed': 'The DMP {of} is closed',
    'closing.closedLines': 'Caregivers can no longer read it. It is kept for 10 years, then erased.',
    'closing.refused': 'The DMP {of} is not closed',
    'closing.busy': 'Another request is under way. Try again later.',
    'erasure.title': 'Have the data {of} erased',
    'erasure.lines.0': 'You can ask to erase what the kiosk keeps about this person.',
    'erasure.lines.2':
      'One thing stays: the proof of the answers. It is kept for 10 years after the closure, then erased.',
    'erasure.lines.3': 'This does not erase the documents in the DMP {of}. For that, close it, or call 3422.',
    'erasure.erased': 'The data {of} is erased.',
    'erasure.bars.record-open':
      'Request of {date}: nothing is erased. The DMP {of} is open, and the proof of the answers is kept with it. Close it first.',
    'erasure.bars.act-under-way':
      'Request of {date}: nothing is erased. Another request is under way. Try again when it has ended.',
    'erasure.bars.kept':
      'Request of {date}: the mobile number or e-mail given on this page is erased. The proof of the answers is kept until {until}, then erased without another request.',
  },
};
