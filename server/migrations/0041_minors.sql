-- Where the functions for minors are off (EX_GEN-1550), whoever comes for one is sent to the counter for that reason.
alter table hand_overs drop constraint hand_overs_reason_check;
alter table hand_overs add constraint hand_overs_reason_check check (reason in (
  'minor', 'minors-not-served', 'papers-not-accepted', 'no-number', 'wrong-number', 'birth-date-unreadable', 'barred',
  'card-unreadable', 'not-me', 'explanation', 'service-refused', 'answer-unknown', 'ticket'));
