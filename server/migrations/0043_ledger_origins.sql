-- A log that cannot go on, because what it stands on was put back and a witness vouched for more, is followed by one of a
-- new origin (server/src/ledger/new-origin). What was numbered, signed and sealed under the former one is kept here as it
-- was; every entry gets a number in the new one, after a first entry that says what it follows and what is missing.

create table ledger_origins (
  -- The first that followed another is 1.
  number smallint primary key check (number > 0),
  origin text not null unique,
  former_origin text not null unique,
  -- Of its leaf, whose index is 0.
  id uuid not null unique,
  -- One line of JSON: server/src/ledger/new-origin/origin-statement.ts.
  statement text not null,
  salt bytea not null check (length(salt) = 32),
  -- Of the former origin, each as a witness vouched for it.
  cosigned_notes text[] not null check (cardinality(cosigned_notes) > 0),
  at timestamptz not null default now()
);

create table former_ledger_leaves (
  origin text not null, index bigint not null, id uuid not null, leaf_hash bytea not null,
  primary key (origin, index)
);
create table former_ledger_checkpoints (
  origin text not null, size bigint not null, root bytea not null, note text not null, timestamp bytea,
  at timestamptz not null,
  primary key (origin, size)
);
create table former_audit_batches (origin text not null, like audit_batches, primary key (origin, number));
create table former_evidence_batches (origin text not null, like evidence_batches, primary key (origin, number));

do $$
declare
  kept text;
begin
  foreach kept in array array['ledger_origins', 'former_ledger_leaves', 'former_ledger_checkpoints',
                              'former_audit_batches', 'former_evidence_batches'] loop
    execute format('create trigger is_only_added_to before update or delete on %I
                      for each row execute function refuse_ledger_change()', kept);
    execute format('create trigger is_never_emptied before truncate on %I
                      for each statement execute function refuse_ledger_change()', kept);
    execute format('grant select on %I to dmp_application', kept);
  end loop;
end
$$;

-- As in 0007_ledger.sql; also answers 'other-origin', for a server that was not told of the new one.
create or replace function append_to_ledger(
  p_size bigint, p_ids uuid[], p_levels smallint[], p_indexes bigint[], p_hashes bytea[], p_root bytea, p_note text
) returns text language plpgsql security definer set search_path from current as $$
declare
  taken bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('ledger')) then
    return 'busy';
  end if;
  if split_part(p_note, e'\n', 1) <> (select origin from ledger_origins order by number desc limit 1) then
    return 'other-origin';
  end if;
  if coalesce((select max(size) from ledger_checkpoints), 0) <> p_size then
    return 'overtaken';
  end if;
  update ledger_leaves as leaf set index = p_size + given.place - 1
    from unnest(p_ids) with ordinality as given (id, place)
   where leaf.id = given.id and leaf.index is null;
  get diagnostics taken = row_count;
  if taken = 0 or taken <> cardinality(p_ids) then
    raise exception 'a leaf that waited is gone' using errcode = 'integrity_constraint_violation';
  end if;
  insert into ledger_nodes (level, index, hash) select * from unnest(p_levels, p_indexes, p_hashes);
  insert into ledger_checkpoints (size, root, note) values (p_size + taken, p_root, p_note);
  return 'appended';
end
$$;

-- The schema's owner alone, who may put the triggers to sleep. All of it or nothing: the former log is set aside, the first
-- entry numbered under its signed head (p_note, of size 1), the trail's batches begin again in a new generation, and the
-- trail says so. Answers 'begun', 'overtaken' (the log is no longer the one that was read) or 'other-origin' (the former one
-- is not the one that stands here, or the new one has been used).
create function begin_ledger_origin(
  p_former text, p_held_size bigint, p_origin text, p_id uuid, p_statement text, p_salt bytea, p_leaf_hash bytea,
  p_note text, p_cosigned_notes text[], p_audit_id uuid, p_audit_detail text
) returns text language plpgsql as $$
declare
  guarded text;
begin
  lock table ledger_leaves, ledger_nodes, ledger_checkpoints, audit_batches, evidence_batches in access exclusive mode;
  perform pg_advisory_xact_lock(hashtext('ledger'));
  if coalesce((select max(size) from ledger_checkpoints), 0) <> p_held_size then
    return 'overtaken';
  end if;
  if p_former <> (select origin from ledger_origins order by number desc limit 1)
     or p_origin = p_former or exists (select from ledger_origins where p_origin in (origin, former_origin)) then
    return 'other-origin';
  end if;

  insert into former_ledger_leaves select p_former, index, id, leaf_hash from ledger_leaves where index is not null;
  insert into former_ledger_checkpoints select p_former, size, root, note, timestamp, at from ledger_checkpoints;
  insert into former_audit_batches select p_former, batch.* from audit_batches batch;
  insert into former_evidence_batches select p_former, batch.* from evidence_batches batch;

  foreach guarded in array array['ledger_leaves', 'ledger_nodes', 'ledger_checkpoints', 'audit_batches',
                                 'evidence_batches'] loop
    execute format('alter table %I disable trigger user', guarded);
  end loop;
  delete from ledger_leaves
   where id in (select id from audit_batches union all select id from evidence_batches union all
                select id from ledger_origins);
  update ledger_leaves set index = null where index is not null;
  truncate ledger_nodes, ledger_checkpoints, audit_batches, evidence_batches;
  foreach guarded in array array['ledger_leaves', 'ledger_nodes', 'ledger_checkpoints', 'audit_batches',
                                 'evidence_batches'] loop
    execute format('alter table %I enable trigger user', guarded);
  end loop;

  insert into ledger_origins (number, origin, former_origin, id, statement, salt, cosigned_notes)
  select count(*) + 1, p_origin, p_former, p_id, p_statement, p_salt, p_cosigned_notes from ledger_origins;
  insert into ledger_leaves (id, leaf_hash) values (p_id, p_leaf_hash);
  if append_to_ledger(0, array[p_id], '{}', '{}', '{}', p_leaf_hash, p_note) <> 'appended' then
    raise exception 'the first entry was not numbered' using errcode = 'integrity_constraint_violation';
  end if;
  perform begin_audit_generation();
  insert into audit_events (id, type, detail) values (p_audit_id, 'ledger-origin-begun', p_audit_detail);
  return 'begun';
end
$$;
revoke execute on function begin_ledger_origin(text, bigint, text, uuid, text, bytea, bytea, text, text[], uuid, text)
  from public;
