-- Batches of the audit trail and of the evidence as it is stored, each under a leaf of the ledger (server/src/ledger/batches):
-- a row that somebody changes, takes out, adds or moves behind the server's back no longer fits its leaf. Made by the
-- ledger's keeper, beside the acts: nobody who opens a record waits for it.

-- Rows have one order that no later commit changes: that of their transactions. When all that are older than some
-- transaction have ended, no row can come among theirs any more. Rows of before this file come first.
alter table audit_events add column generation smallint not null default 0;
alter table audit_events add column xact xid8 not null default '0';
alter table audit_events alter column xact set default pg_current_xact_id();
create index audit_events_in_order on audit_events (generation, xact, id);

-- From after the last row of the batch before, up to this last row. Numbers are dense from 0.
create table audit_batches (
  -- Also of its leaf.
  id uuid primary key,
  number bigint not null unique check (number >= 0),
  rows integer not null check (rows > 0),
  last_generation smallint not null,
  last_xact xid8 not null,
  last_event uuid not null,
  salt bytea not null check (length(salt) = 32),
  at timestamptz not null default now()
);

-- The evidence whose leaves have a number from that of the batch before up to, and without, `end_index`.
create table evidence_batches (
  id uuid primary key,
  number bigint not null unique check (number >= 0),
  rows integer not null check (rows > 0),
  end_index bigint not null unique check (end_index > 0),
  -- SHA-256 of what each row had sealed, one after the other, by index: what an erasure leaves of it.
  sealed_sha256 bytea not null check (length(sealed_sha256) = 32 * rows),
  salt bytea not null check (length(salt) = 32),
  at timestamptz not null default now()
);

create trigger audit_batch_never_changes before update or delete on audit_batches
  for each row execute function refuse_ledger_change();
create trigger audit_batches_are_never_emptied before truncate on audit_batches
  for each statement execute function refuse_ledger_change();
create trigger evidence_batch_never_changes before update or delete on evidence_batches
  for each row execute function refuse_ledger_change();
create trigger evidence_batches_are_never_emptied before truncate on evidence_batches
  for each statement execute function refuse_ledger_change();

grant select, insert on audit_batches, evidence_batches to dmp_application;

-- One row as it is covered. JSON, so that no text can pass for the end of a column; microseconds since 1970.
create function audit_line(e audit_events) returns text language sql stable as $$
  select json_build_array(e.id, e.xact::text, e.generation, (extract(epoch from e.at) * 1000000)::bigint, e.type,
                          e.record_id, e.closure_id, e.kiosk_id, e.detail)::text
$$;
create function evidence_line(e evidence, p_index bigint, p_sealed_sha256 bytea) returns text language sql stable as $$
  select json_build_array(p_index, e.id, e.act_id, e.kind, (extract(epoch from e.at) * 1000000)::bigint,
                          encode(p_sealed_sha256, 'hex'))::text
$$;

-- A dump restored into another cluster counts its transactions from another number: its owner calls this once, before a
-- server starts, and what comes then follows what was there. Answers the new generation.
create function begin_audit_generation() returns integer language plpgsql as $$
declare
  coming integer := coalesce((select max(generation) from audit_events), 0) + 1;
begin
  execute format('alter table audit_events alter column generation set default %s', coming);
  return coming;
end
$$;

-- What was changed at home of an opening's choices, and what became of that: entries of the opening, under its key.
alter table evidence drop constraint evidence_kind_check;
alter table evidence add constraint evidence_kind_check check (kind in ('received', 'outcome', 'change'));
