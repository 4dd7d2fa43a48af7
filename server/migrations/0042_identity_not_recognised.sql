-- One more reason for a number at the counter: INSi does not recognise the identity on the card. It does not say whose.
alter table hand_overs drop constraint hand_overs_reason_check;
alter table hand_overs add constraint hand_overs_reason_check check (reason in (
  'minor', 'minors-not-served', 'papers-not-accepted', 'no-number', 'wrong-number', 'birth-date-unreadable',
  'identity-not-recognised', 'barred',
  'card-unreadable', 'not-me', 'explanation', 'service-refused', 'answer-unknown', 'ticket'));
