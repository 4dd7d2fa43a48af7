-- The code that confirms a mobile or an e-mail at home is good in the session that asked for it, and for whoever acted
-- there; the address then is of that actor. A code to come back is of nobody: it goes to the address confirmed before.

alter table one_time_codes
  -- As home_sessions.token_hash.
  add column session_hash bytea check (length(session_hash) = 32),
  add column actor text check (actor in ('self', 'parent', 'guardian'));
-- Not of the codes of before, which end in ten minutes.
alter table one_time_codes add constraint channels_are_asked_by_somebody check (
  (purpose = 'channel') = (session_hash is not null) and (purpose = 'channel') = (actor is not null)) not valid;

-- Null: confirmed before the page said who acts.
alter table home_channels add column actor text check (actor in ('self', 'parent', 'guardian'));
-- Who opened their own record was the only one to act for it.
update home_channels h set actor = 'self' from consents c where c.record_id = h.record_id and c.actor = 'self';

drop function send_one_time_code(uuid, uuid, text, bytea, text, bytea, integer, uuid, bytea, uuid);
-- As in 0020_home.sql; bound to a session and an actor where it confirms an address.
create function send_one_time_code(
  p_id uuid, p_record_id uuid, p_purpose text, p_code_hmac bytea, p_kind text, p_address_sealed bytea,
  p_minutes integer, p_message_id uuid, p_body_sealed bytea, p_audit_id uuid, p_session_hash bytea, p_actor text
) returns void language plpgsql as $$
begin
  -- One at a time for a record.
  perform from records where id = p_record_id for no key update;
  update one_time_codes set dead_at = now()
   where record_id = p_record_id and purpose = p_purpose and used_at is null and dead_at is null;
  insert into one_time_codes (id, record_id, purpose, code_hmac, kind, address_sealed, expires_at, session_hash, actor)
  values (p_id, p_record_id, p_purpose, p_code_hmac, p_kind, p_address_sealed,
          now() + make_interval(mins => p_minutes), p_session_hash, p_actor);
  insert into home_messages (id, record_id, kind, body_sealed, expires_at)
  values (p_message_id, p_record_id, 'one-time-code', p_body_sealed, now() + make_interval(mins => p_minutes));
  insert into audit_events (id, type, record_id, detail)
  values (p_audit_id, 'one-time-code-sent', p_record_id, p_kind);
end
$$;

drop function use_one_time_code(uuid, text, bytea, uuid);
-- As in 0020_home.sql. For another session none lives ('over'); for another actor of the same one: 'other-actor', and no
-- try is counted.
create function use_one_time_code(
  p_record_id uuid, p_purpose text, p_code_hmac bytea, p_audit_id uuid, p_session_hash bytea, p_actor text
) returns table (answer text, tries_left integer) language plpgsql as $$
declare
  used one_time_codes;
begin
  perform from one_time_codes c
   where c.record_id = p_record_id and c.purpose = p_purpose and c.used_at is null and c.dead_at is null
     and c.session_hash = p_session_hash and c.actor <> p_actor;
  if found then
    return query select 'other-actor', 0;
    return;
  end if;
  update one_time_codes c
     set attempts = case when c.code_hmac = p_code_hmac then c.attempts else c.attempts + 1 end,
         used_at = case when c.code_hmac = p_code_hmac then now() end
   where c.record_id = p_record_id and c.purpose = p_purpose
     and c.session_hash is not distinct from p_session_hash and c.actor is not distinct from p_actor
     and c.used_at is null and c.dead_at is null and c.attempts < 5 and c.expires_at > now()
  returning * into used;
  if not found then
    return query select 'over', 0;
    return;
  end if;
  if used.used_at is null then
    insert into audit_events (id, type, record_id) values (p_audit_id, 'one-time-code-wrong', p_record_id);
    return query select 'wrong', 5 - used.attempts;
    return;
  end if;
  if p_purpose = 'channel' then
    insert into home_channels (record_id, kind, address_sealed, actor)
    values (p_record_id, used.kind, used.address_sealed, used.actor)
    on conflict (record_id) do update
      set kind = excluded.kind, address_sealed = excluded.address_sealed, actor = excluded.actor, confirmed_at = now();
    insert into audit_events (id, type, record_id, detail)
    values (p_audit_id, 'channel-confirmed', p_record_id, used.kind);
  else
    insert into audit_events (id, type, record_id) values (p_audit_id, 'home-opened', p_record_id);
  end if;
  return query select 'confirmed', 0;
end
$$;
