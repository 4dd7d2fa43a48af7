-- Closures and reopenings: who answered and by what proof, and one act at a time for one person, whatever the act.

-- Who answered. A representative's papers were seen at a call (0004_assistance.sql); no name is known or kept.
alter table consents
  add column actor text not null default 'self' check (actor in ('self', 'parent', 'guardian')),
  add column papers_call_id uuid,
  add column relation text check (relation in ('mother', 'father', 'guardian')),
  add column opinion text check (opinion in ('agrees', 'disagrees', 'not-expressed')),
  -- Null: a consent of before this migration, when neither was asked.
  add column understood text check (understood in ('quiz', 'staff')),
  add column assisted boolean,
  add constraint representatives_showed_papers check (
    (actor = 'self') = (papers_call_id is null)
    and (papers_call_id is null) = (relation is null)
    and (relation is null) = (opinion is null));
alter table consents alter column actor drop default;

-- reopen: TD1.2 over a record that was closed, or whose opening was opposed.
alter table records add column act text not null default 'open' check (act in ('open', 'reopen'));
alter table records alter column act drop default;

-- closed: it was open, and the national service said that it is no more.
alter table records drop constraint records_state_check;
alter table records add constraint records_state_check check (
  state in ('requested', 'sending', 'uncertain', 'created', 'activated', 'closed', 'already-exists', 'refused'));

-- Two openings for one person stay impossible. A reopening waits beside the record that it reopens: that one is closed
-- in our eyes too as soon as the national service has said so, before TD1.2 leaves.
drop index one_live_record_per_person;
create unique index one_live_record_per_person on records (person_index)
  where state in ('created', 'activated') or (act = 'open' and state in ('requested', 'sending', 'uncertain'));

create table closures (
  -- The kiosk's request id: the same request twice meets this key.
  id uuid primary key,
  kiosk_id uuid not null references kiosks (id),
  person_index bytea not null check (length(person_index) = 32),
  identity_sealed bytea not null,
  request_hash bytea not null check (length(request_hash) = 32),
  state text not null default 'requested' check (state in ('requested', 'sending', 'uncertain', 'closed', 'refused')),
  -- How many times TD1.4 may have left; see records.sends.
  sends integer not null default 0 check (sends >= 0),
  requested_at timestamptz not null default now(),
  settled_at timestamptz,
  -- What was confirmed: by whom, and after which text.
  regime text not null check (regime in ('consent-2016', 'mes-2022')),
  notice_version text not null,
  notice_sha256 bytea not null check (length(notice_sha256) = 32),
  language text not null,
  actor text not null check (actor in ('self', 'parent', 'guardian')),
  papers_call_id uuid,
  relation text check (relation in ('mother', 'father', 'guardian')),
  opinion text check (opinion in ('agrees', 'disagrees', 'not-expressed')),
  confirmed_at timestamptz not null,
  constraint representatives_showed_papers check (
    (actor = 'self') = (papers_call_id is null)
    and (papers_call_id is null) = (relation is null)
    and (relation is null) = (opinion is null))
);

create unique index one_closure_under_way_per_person on closures (person_index)
  where state in ('requested', 'sending', 'uncertain');

-- The one opening, reopening or closure under way for a person: no unique index reaches over two tables.
create table acts_under_way (
  person_index bytea primary key,
  -- records.id or closures.id
  act_id uuid not null
);
insert into acts_under_way (person_index, act_id)
select person_index, id from records where state in ('requested', 'sending', 'uncertain');

alter table audit_events add column closure_id uuid;
create index audit_events_of_closure on audit_events (closure_id, at) where closure_id is not null;

-- As in 0002_open_record.sql, with who answered, which act, and the person's turn taken first.
drop function open_record(uuid, uuid, bytea, bytea, bytea, text, text, bytea, text, boolean, boolean, timestamptz,
                          bytea, integer, uuid);
create function open_record(
  p_record_id uuid,
  p_kiosk_id uuid,
  p_person_index bytea,
  p_identity_sealed bytea,
  p_request_hash bytea,
  p_act text,
  p_regime text,
  p_notice_version text,
  p_notice_sha256 bytea,
  p_language text,
  p_actor text,
  p_papers_call_id uuid,
  p_relation text,
  p_opinion text,
  p_understood text,
  p_assisted boolean,
  p_break_glass_consent boolean,
  p_emergency_call_consent boolean,
  p_answered_at timestamptz,
  p_code_hash bytea,
  p_code_days integer,
  p_audit_id uuid
) returns text language plpgsql as $$
declare
  known_hash bytea;
begin
  for attempt in 1..3 loop
    insert into acts_under_way (person_index, act_id) values (p_person_index, p_record_id) on conflict do nothing;
    if found then
      insert into records (id, kiosk_id, person_index, identity_sealed, request_hash, act)
      values (p_record_id, p_kiosk_id, p_person_index, p_identity_sealed, p_request_hash, p_act)
      on conflict do nothing;

      if found then
        insert into consents (record_id, regime, notice_version, notice_sha256, language, actor, papers_call_id,
                              relation, opinion, understood, assisted, break_glass_consent, emergency_call_consent,
                              answered_at)
        values (p_record_id, p_regime, p_notice_version, p_notice_sha256, p_language, p_actor, p_papers_call_id,
                p_relation, p_opinion, p_understood, p_assisted, p_break_glass_consent, p_emergency_call_consent,
                p_answered_at);

        insert into activation_codes (code_hash, record_id, expires_at)
        values (p_code_hash, p_record_id, now() + make_interval(days => p_code_days));

        insert into audit_events (id, type, record_id, kiosk_id, detail)
        values (p_audit_id, 'record-requested', p_record_id, p_kiosk_id, nullif(p_act, 'open'));

        perform enqueue_opening(p_record_id);
        return 'opened';
      end if;
      delete from acts_under_way where person_index = p_person_index and act_id = p_record_id;
    end if;

    select request_hash into known_hash from records where id = p_record_id;
    if found then
      return case when known_hash = p_request_hash then 'same' else 'reused' end;
    end if;

    if has_act_or_record(p_person_index, p_act) then
      return 'person-served';
    end if;
    -- What stood in the way ended between the two statements: try again.
  end loop;
  raise exception 'open_record met a moving conflict three times' using errcode = 'serialization_failure';
end
$$;

-- Does something stand in the way of this act? An open record of ours does not bar its own reopening: whether it was
-- closed elsewhere is for the national service to say.
create function has_act_or_record(p_person_index bytea, p_act text) returns boolean language sql stable as $$
  select exists (select from acts_under_way where person_index = p_person_index)
      or (p_act = 'open'
          and exists (select from records where person_index = p_person_index and state in ('created', 'activated')))
$$;

-- A closure, its audit and its job in one transaction. Answers 'requested', 'same', 'reused' or 'person-served'.
create function close_record(
  p_closure_id uuid,
  p_kiosk_id uuid,
  p_person_index bytea,
  p_identity_sealed bytea,
  p_request_hash bytea,
  p_regime text,
  p_notice_version text,
  p_notice_sha256 bytea,
  p_language text,
  p_actor text,
  p_papers_call_id uuid,
  p_relation text,
  p_opinion text,
  p_confirmed_at timestamptz,
  p_audit_id uuid
) returns text language plpgsql as $$
declare
  known_hash bytea;
begin
  for attempt in 1..3 loop
    insert into acts_under_way (person_index, act_id) values (p_person_index, p_closure_id) on conflict do nothing;
    if found then
      insert into closures (id, kiosk_id, person_index, identity_sealed, request_hash, regime, notice_version,
                            notice_sha256, language, actor, papers_call_id, relation, opinion, confirmed_at)
      values (p_closure_id, p_kiosk_id, p_person_index, p_identity_sealed, p_request_hash, p_regime,
              p_notice_version, p_notice_sha256, p_language, p_actor, p_papers_call_id, p_relation, p_opinion,
              p_confirmed_at)
      on conflict do nothing;

      if found then
        insert into audit_events (id, type, closure_id, kiosk_id)
        values (p_audit_id, 'closure-requested', p_closure_id, p_kiosk_id);
        perform enqueue_delivery('close-record', p_closure_id, jsonb_build_object('closureId', p_closure_id));
        return 'requested';
      end if;
      delete from acts_under_way where person_index = p_person_index and act_id = p_closure_id;
    end if;

    select request_hash into known_hash from closures where id = p_closure_id;
    if found then
      return case when known_hash = p_request_hash then 'same' else 'reused' end;
    end if;

    perform from acts_under_way where person_index = p_person_index;
    if found then
      return 'person-served';
    end if;
  end loop;
  raise exception 'close_record met a moving conflict three times' using errcode = 'serialization_failure';
end
$$;

-- The same row as pg-boss's send() would write (a test compares every column); the job names the act, no person.
create function enqueue_delivery(p_queue text, p_act_id uuid, p_data jsonb) returns void language plpgsql as $$
begin
  insert into pgboss.job (id, name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
                          heartbeat_seconds, dead_letter, policy, deletion_seconds, keep_until)
  select p_act_id, q.name, p_data, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max,
         q.expire_seconds, q.heartbeat_seconds, q.dead_letter, q.policy, q.deletion_seconds,
         now() + make_interval(secs => q.retention_seconds)
  from pgboss.queue q
  where q.name = p_queue;
  if not found then
    raise exception 'the queue % does not exist', p_queue;
  end if;
end
$$;

create or replace function enqueue_opening(p_record_id uuid) returns void language sql as $$
  select enqueue_delivery('open-record', p_record_id, jsonb_build_object('recordId', p_record_id))
$$;
