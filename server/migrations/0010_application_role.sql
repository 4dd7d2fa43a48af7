-- What the server may do, as opposed to who owns the schema: it works as `dmp_application`, whatever it connects as
-- (server/src/db/application-role.ts). The trail, the evidence and the ledger are only ever added to, and not by the
-- grace of a trigger that an owner could drop: the role has no right to anything else.

do $$
begin
  if not exists (select from pg_roles where rolname = 'dmp_application') then
    create role dmp_application nologin;
    execute format('grant dmp_application to %I', current_user);
  end if;
exception
  -- Another database of the same cluster was being prepared at this moment, and has made it.
  when duplicate_object or unique_violation then null;
end
$$;

grant usage on schema public to dmp_application;

-- Registered by whoever runs the service (server/src/kiosks/register.ts, server/src/notices/register.ts).
grant select on sites, kiosks, notices, notice_ends to dmp_application;
grant select on kysely_migration to dmp_application;

-- Added to, never changed.
grant select, insert on audit_events, evidence, consents, retention_reports, ledger_leaves to dmp_application;
grant select on ledger_nodes, ledger_checkpoints to dmp_application;
-- A checkpoint gathers cosignatures and its time; what it says is signed.
grant update (note, timestamp) on ledger_checkpoints to dmp_application;

-- Moved from state to state.
grant select, insert, update on records, closures, activation_codes, data_keys, refusal_counts to dmp_application;
grant select on live_activation_codes to dmp_application;

-- Come and go.
grant select, insert, update, delete on acts_under_way, activation_limits, calls, kiosk_phases, hand_overs
   to dmp_application;

-- What touches more than that: each does one thing, and only what it was written for. A call locks its kiosk's row.
alter function append_to_ledger(bigint, uuid[], smallint[], bigint[], bytea[], bytea, text)
  security definer set search_path from current;
alter function erase_identity(uuid, text, uuid) security definer set search_path from current;
alter function place_call(uuid, uuid, uuid, uuid, text, text) security definer set search_path from current;
