-- The ledger of evidence: an RFC 6962 tree of salted leaves (server/src/ledger). Whoever commits an act adds a leaf in
-- the same transaction; leaves wait here for their number. What is numbered, finished or signed is only ever added to.

create table ledger_leaves (
  -- UUIDv7 of the evidence entry.
  id uuid primary key,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  added_at timestamptz not null default now(),
  -- Null while it waits; then dense from 0.
  index bigint unique check (index >= 0)
);

create index waiting_ledger_leaves on ledger_leaves (added_at, id) where index is null;

-- Complete subtrees: at level 3, index 2, the leaves 16 to 23. Level 0 is ledger_leaves itself. They never change.
create table ledger_nodes (
  level smallint not null check (level between 1 and 62),
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (level, index)
);

create table ledger_checkpoints (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  -- C2SP signed note: the ledger's own signature, then the witnesses' as they come.
  note text not null,
  -- RFC 3161 response (DER) over the whole note as it stands.
  timestamp bytea,
  at timestamptz not null default now()
);

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception '% can only be added to', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

-- A new leaf waits; the only thing that ever happens to it is its number.
create function guard_ledger_leaf() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.index is null then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.index is null and new.index is not null
     and (new.id, new.leaf_hash, new.added_at) = (old.id, old.leaf_hash, old.added_at) then
    return new;
  end if;
  raise exception 'ledger_leaves can only be added to' using errcode = 'insufficient_privilege';
end
$$;

-- A checkpoint gains cosignatures at its end, and a timestamp; a timestamp of a shorter note makes room for the next.
create function guard_ledger_checkpoint() returns trigger language plpgsql as $$
begin
  if (new.size, new.root, new.at) = (old.size, old.root, old.at) and starts_with(new.note, old.note)
     and (old.timestamp is null or new.timestamp = old.timestamp or length(new.note) > length(old.note)) then
    return new;
  end if;
  raise exception 'ledger_checkpoints can only be added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger ledger_leaf_gains_its_number before insert or update on ledger_leaves
  for each row execute function guard_ledger_leaf();
create trigger ledger_leaf_is_never_deleted before delete on ledger_leaves
  for each row execute function refuse_ledger_change();
create trigger ledger_leaves_are_never_emptied before truncate on ledger_leaves
  for each statement execute function refuse_ledger_change();

create trigger ledger_node_never_changes before update or delete on ledger_nodes
  for each row execute function refuse_ledger_change();
create trigger ledger_nodes_are_never_emptied before truncate on ledger_nodes
  for each statement execute function refuse_ledger_change();

create trigger ledger_checkpoint_only_gains before update on ledger_checkpoints
  for each row execute function guard_ledger_checkpoint();
create trigger ledger_checkpoint_is_never_deleted before delete on ledger_checkpoints
  for each row execute function refuse_ledger_change();
create trigger ledger_checkpoints_are_never_emptied before truncate on ledger_checkpoints
  for each statement execute function refuse_ledger_change();

-- One batch, whole or not at all: numbers the leaves from p_size, keeps the subtrees they finish and the signed head.
-- Answers 'appended', 'busy' (another sequencer is at it) or 'overtaken' (the tree is no longer the one that was read).
create function append_to_ledger(
  p_size bigint, p_ids uuid[], p_levels smallint[], p_indexes bigint[], p_hashes bytea[], p_root bytea, p_note text
) returns text language plpgsql as $$
declare
  taken bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('ledger')) then
    return 'busy';
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
