-- Where the functions for minors are off (EX_GEN-1550), whoever comes for one is sent to the counter for that reason.
alter table hand_overs drop constraint hand_overs_reason_check;
alter table hand_overs add constraint hand_overs_reason_check check (reason in (
  'minor', 'minors-not-served', 'papers-not-accepted', 'no-number', 'wrong-number', 'birth-date-unreadable', 'barred',
  'card-unreadable', 'not-me', 'explanation', 'service-refused', 'answer-unknown', 'ticket'));

-- The representative's name, as the counter read it on their papers: sealed under a data key of the visit (whose id is the
-- act's), here only until the act that needs it has its own copy, and no longer than papers are good for.
alter table calls
  add column name_sealed bytea,
  add column name_key_id text check (name_key_id ~ '^[a-z0-9-]{1,40}$'),
  add column name_wrapped_key bytea,
  add constraint names_are_sealed check (
    (name_sealed is null) = (name_key_id is null) and (name_sealed is null) = (name_wrapped_key is null)
    and (name_sealed is null or verdict is not distinct from 'accepted'));
create index named_calls on calls (over_at) where name_sealed is not null;
