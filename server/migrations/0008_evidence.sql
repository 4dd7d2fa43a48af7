-- Evidence of what was shown and answered, the texts it may speak of, and the acts that cannot be without it.

-- received: the kiosk's signed word and our countersignature, one for each act. outcome: ours, of what became of it.
create table evidence (
  -- Also the id of its leaf.
  id uuid primary key,
  -- records.id or closures.id
  act_id uuid not null,
  kind text not null check (kind in ('received', 'outcome')),
  -- AES-256-GCM of salt, texts and certificate, under the act's own data key; see server/src/evidence/seal-evidence.ts.
  sealed bytea not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  at timestamptz not null default now()
);
-- What is sealed cannot be made smaller: no try.
alter table evidence alter column sealed set storage external;
create unique index one_received_per_act on evidence (act_id) where kind = 'received';
create index outcomes_of_act on evidence (act_id) where kind = 'outcome';

create function guard_evidence() returns trigger language plpgsql as $$
begin
  raise exception 'evidence can only be added to' using errcode = 'insufficient_privilege';
end
$$;
create trigger evidence_is_append_only before update or delete on evidence
  for each row execute function guard_evidence();
create trigger evidence_is_never_emptied before truncate on evidence
  for each statement execute function guard_evidence();

-- The texts that a person may be shown before they answer. A version says one thing for ever.
create table notices (
  version text not null,
  language text not null,
  kind text not null check (kind in ('opening', 'closure')),
  sha256 bytea not null,
  text text not null,
  effective_from timestamptz not null,
  registered_at timestamptz not null default now(),
  primary key (version, language),
  constraint the_digest_is_of_the_text check (sha256 = sha256(convert_to(text, 'UTF8')))
);

-- Withdrawn, or replaced: nobody answers to that version any more.
create table notice_ends (
  version text not null,
  language text not null,
  effective_until timestamptz not null,
  registered_at timestamptz not null default now(),
  primary key (version, language),
  foreign key (version, language) references notices (version, language)
);

create function refuse_notice_change() returns trigger language plpgsql as $$
begin
  raise exception 'notices can only be added to' using errcode = 'insufficient_privilege';
end
$$;
create trigger notices_are_append_only before update or delete on notices
  for each row execute function refuse_notice_change();
create trigger notices_are_never_emptied before truncate on notices
  for each statement execute function refuse_notice_change();
create trigger notice_ends_are_append_only before update or delete on notice_ends
  for each row execute function refuse_notice_change();
create trigger notice_ends_are_never_emptied before truncate on notice_ends
  for each statement execute function refuse_notice_change();

create function notice_in_force(p_kind text, p_version text, p_language text, p_sha256 bytea)
returns boolean language sql stable as $$
  select exists (
    select from notices n
      left join notice_ends e using (version, language)
     where n.version = p_version and n.language = p_language and n.kind = p_kind and n.sha256 = p_sha256
       and n.effective_from <= now() and (e.effective_until is null or now() < e.effective_until))
$$;

-- Called in the transaction of the act or of the move that it tells of.
create function add_evidence(p_id uuid, p_act_id uuid, p_kind text, p_sealed bytea, p_leaf_hash bytea)
returns void language sql as $$
  insert into evidence (id, act_id, kind, sealed, leaf_hash) values (p_id, p_act_id, p_kind, p_sealed, p_leaf_hash);
  insert into ledger_leaves (id, leaf_hash) values (p_id, p_leaf_hash);
$$;

-- As in 0005_closures.sql, with the evidence; also answers 'notice-not-in-force', and a replay is a replay all the same.
drop function open_record(uuid, uuid, bytea, bytea, bytea, text, text, text, bytea, text, text, uuid, text, text, text,
                          boolean, boolean, boolean, timestamptz, bytea, integer, uuid);
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
  p_audit_id uuid,
  p_evidence_id uuid,
  p_evidence_sealed bytea,
  p_leaf_hash bytea
) returns text language plpgsql as $$
declare
  known_hash bytea;
begin
  if not notice_in_force('opening', p_notice_version, p_language, p_notice_sha256) then
    select request_hash into known_hash from records where id = p_record_id;
    return case when known_hash is null then 'notice-not-in-force'
                when known_hash = p_request_hash then 'same' else 'reused' end;
  end if;

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

        perform add_evidence(p_evidence_id, p_record_id, 'received', p_evidence_sealed, p_leaf_hash);
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

drop function close_record(uuid, uuid, bytea, bytea, bytea, text, text, bytea, text, text, uuid, text, text,
                           timestamptz, uuid);
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
  p_audit_id uuid,
  p_evidence_id uuid,
  p_evidence_sealed bytea,
  p_leaf_hash bytea
) returns text language plpgsql as $$
declare
  known_hash bytea;
begin
  if not notice_in_force('closure', p_notice_version, p_language, p_notice_sha256) then
    select request_hash into known_hash from closures where id = p_closure_id;
    return case when known_hash is null then 'notice-not-in-force'
                when known_hash = p_request_hash then 'same' else 'reused' end;
  end if;

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
        perform add_evidence(p_evidence_id, p_closure_id, 'received', p_evidence_sealed, p_leaf_hash);
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
