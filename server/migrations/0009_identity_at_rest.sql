-- Each act, its identity and its evidence, under a data key of its own, wrapped by the key vault (server/src/secrets/key-vault.ts), and its
-- erasure: the wrapped key goes here, and the vault forgets what could unwrap its copies in the backups.

create table data_keys (
  -- records.id or closures.id
  act_id uuid primary key,
  -- The vault's key that wrapped it; 'identity-key-1': the single key of before the vault, and nothing wrapped.
  kek_id text not null check (kek_id ~ '^[a-z0-9-]{1,40}$'),
  wrapped bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  -- The vault has forgotten this act: from then on no backup gives it back.
  forgotten_at timestamptz,
  -- A dispute: nothing is erased until it is lifted.
  held_since timestamptz,
  check ((wrapped is null) = (destroyed_at is not null)),
  check (forgotten_at is null or destroyed_at is not null)
);

insert into data_keys (act_id, kek_id, wrapped)
select id, 'identity-key-1', ''::bytea from records
union all
select id, 'identity-key-1', ''::bytea from closures;

-- Few at a time are neither here nor there: destroyed, and not yet forgotten; or still of the former key.
create index data_keys_to_forget on data_keys (act_id) where destroyed_at is not null and forgotten_at is null;
create index data_keys_of_former on data_keys (act_id) where kek_id = 'identity-key-1' and wrapped is not null;

-- Keeps the key of an act that open_record() or close_record() has just committed, and hands their answer on.
create function keep_data_key(p_answer text, p_act_id uuid, p_kek_id text, p_wrapped bytea)
returns text language plpgsql as $$
begin
  if p_answer in ('opened', 'requested') then
    insert into data_keys (act_id, kek_id, wrapped) values (p_act_id, p_kek_id, p_wrapped);
  end if;
  return p_answer;
end
$$;

-- When a record was closed: its evidence is kept from then on, not from its opening.
alter table records add column closed_at timestamptz;
update records r
   set closed_at = coalesce((select max(at) from audit_events e where e.record_id = r.id and e.type = 'record-closed'),
                            now())
 where state = 'closed';
alter table records add constraint closed_records_say_when check ((state = 'closed') = (closed_at is not null));

-- What has ended and still holds an identity, by its end.
create index ended_records on records (coalesce(closed_at, settled_at))
  where state in ('closed', 'refused', 'already-exists') and octet_length(identity_sealed) > 0;
create index ended_closures on closures (settled_at)
  where state in ('closed', 'refused') and octet_length(identity_sealed) > 0;

-- Why an act may not be erased now, or null. The evidence lives as long as the record, and so do the person's others.
create function erasure_barred(p_person_index bytea) returns text language sql stable as $$
  select case
    when exists (select from acts_under_way where person_index = p_person_index) then 'act-under-way'
    when exists (select from records where person_index = p_person_index and state in ('created', 'activated'))
      then 'record-open'
  end
$$;

-- The one change of evidence that there is: that of an act whose key was destroyed, and whose erasure was audited, loses
-- its sealed bytes. The salt of its leaf goes with them, so its leaf in the ledger can be tried on no text any more.
create or replace function guard_evidence() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.sealed = ''
     and (new.id, new.act_id, new.kind, new.leaf_hash, new.at) = (old.id, old.act_id, old.kind, old.leaf_hash, old.at)
     and exists (select from data_keys where act_id = old.act_id and destroyed_at is not null)
     and exists (select from audit_events
                  where type = 'identity-erased' and (record_id = old.act_id or closure_id = old.act_id)) then
    return new;
  end if;
  raise exception 'evidence can only be added to' using errcode = 'insufficient_privilege';
end
$$;

-- Erases one act: key, sealed bytes, index of the person and digest of the request, which the index key could try a
-- NIR on. Its leaf, its consent and its audit trail stay, of nobody. With the reason 'restored' nothing bars it: it was erased before, and
-- the backup that brought it back may know it as open or under way. Answers 'erased', 'erased-before', 'unknown-act', 'legal-hold',
-- 'act-under-way' or 'record-open'; only the first changes anything, and only it is audited.
create function erase_identity(p_act_id uuid, p_reason text, p_audit_id uuid) returns text language plpgsql as $$
declare
  key data_keys;
  person bytea;
  is_record boolean;
  bar text;
  -- No person's, and nobody's twice.
  noise bytea := sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea);
begin
  select * into key from data_keys where act_id = p_act_id for update;
  if not found then
    return 'unknown-act';
  end if;
  if key.destroyed_at is not null then
    return 'erased-before';
  end if;
  if key.held_since is not null and p_reason <> 'restored' then
    return 'legal-hold';
  end if;

  select person_index, true into person, is_record from records where id = p_act_id for update;
  if not found then
    select person_index, false into person, is_record from closures where id = p_act_id for update;
  end if;
  -- An act that ended never moves again, but for a record that is open; so what is read here stays true.
  bar := erasure_barred(person);
  if bar is not null and p_reason <> 'restored' then
    return bar;
  end if;

  update data_keys set wrapped = null, destroyed_at = now() where act_id = p_act_id;
  delete from acts_under_way where person_index = person and act_id = p_act_id;
  if is_record then
    update records set identity_sealed = '', person_index = noise, request_hash = noise where id = p_act_id;
    update activation_codes set dead_at = now() where record_id = p_act_id and dead_at is null;
    insert into audit_events (id, type, record_id, detail) values (p_audit_id, 'identity-erased', p_act_id, p_reason);
  else
    update closures set identity_sealed = '', person_index = noise, request_hash = noise where id = p_act_id;
    insert into audit_events (id, type, closure_id, detail) values (p_audit_id, 'identity-erased', p_act_id, p_reason);
  end if;
  update evidence set sealed = '' where act_id = p_act_id;
  return 'erased';
end
$$;

-- Forbids the erasure of an act, or allows it again. Answers 'changed', 'same' or 'unknown-act'.
create function set_legal_hold(p_act_id uuid, p_held boolean, p_audit_id uuid) returns text language plpgsql as $$
declare
  key data_keys;
begin
  select * into key from data_keys where act_id = p_act_id and destroyed_at is null for update;
  if not found then
    return 'unknown-act';
  end if;
  if (key.held_since is not null) = p_held then
    return 'same';
  end if;
  update data_keys set held_since = case when p_held then now() end where act_id = p_act_id;
  insert into audit_events (id, type, record_id, closure_id)
  select p_audit_id, case when p_held then 'legal-hold-set' else 'legal-hold-lifted' end, r.id, c.id
    from (select p_act_id as id) act
    left join records r on r.id = act.id
    left join closures c on c.id = act.id;
  return 'changed';
end
$$;

-- What the retention job did, turn by turn: counts, never an act.
create table retention_reports (
  id uuid primary key,
  at timestamptz not null default now(),
  -- Whatever ended before was due.
  ended_before timestamptz not null,
  records integer not null check (records >= 0),
  closures integer not null check (closures >= 0)
);
