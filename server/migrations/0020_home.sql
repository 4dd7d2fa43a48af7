-- The page of the patient at home: sessions, one-time codes, the confirmed channel, the national internet access, later
-- choices for emergencies, requests for erasure, and what is sent by e-mail or SMS. Beside it: limits by GCRA.

-- A short session after a proof of identity. `awaits-code`: the code of the ticket was used before and a channel is
-- confirmed, so that the ticket alone is not enough any more. Lost in a crash of the database: the proof is given again.
create unlogged table home_sessions (
  -- SHA-256 of the cookie's 256 random bits.
  token_hash bytea primary key check (length(token_hash) = 32),
  -- One for a record: whoever comes in later ends the former. Without a foreign key: an unlogged table may be emptied.
  record_id uuid not null unique,
  stage text not null check (stage in ('awaits-code', 'open')),
  opened_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null
);

create table one_time_codes (
  id uuid primary key,
  record_id uuid not null references records (id),
  -- channel: confirms an address. return: opens the page again, sent to the address confirmed before.
  purpose text not null check (purpose in ('channel', 'return')),
  -- HMAC of the six digits, bound to record and purpose.
  code_hmac bytea not null check (length(code_hmac) = 32),
  kind text not null check (kind in ('mobile', 'email')),
  address_sealed bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  attempts smallint not null default 0 check (attempts between 0 and 5),
  used_at timestamptz,
  -- Another one was sent.
  dead_at timestamptz
);
create unique index one_live_one_time_code on one_time_codes (record_id, purpose)
  where used_at is null and dead_at is null;
create index ended_one_time_codes on one_time_codes (expires_at);

-- The address that its holder confirmed. Sealed: nobody reads it here.
create table home_channels (
  record_id uuid primary key references records (id),
  kind text not null check (kind in ('mobile', 'email')),
  address_sealed bytea not null,
  confirmed_at timestamptz not null default now()
);

-- The national internet access (TD1.5a): one row for a record, so one creation however often it is asked.
create table home_accesses (
  record_id uuid primary key references records (id),
  -- requested: it certainly never left. uncertain: it may have arrived.
  state text not null check (state in ('requested', 'sending', 'created', 'exists', 'refused', 'uncertain')),
  sends integer not null default 0 check (sends >= 0),
  -- An earlier call may have arrived: its answer was lost.
  in_doubt boolean not null default false,
  begun_at timestamptz,
  settled_at timestamptz,
  -- Shown on the page until its reader says that it is noted, a day at most.
  login_sealed bytea,
  -- It goes to the confirmed channel and is nowhere else. lost: it could not be sent in a day.
  password text not null default 'none' check (password in ('none', 'waiting', 'sent', 'lost'))
);

-- What the person changed their choices for emergencies to. The consent itself is never edited.
create table home_choices (
  id uuid primary key,
  record_id uuid not null references records (id),
  break_glass_consent boolean not null,
  emergency_call_consent boolean not null,
  language text not null,
  state text not null check (state in ('sending', 'changed', 'refused', 'unreachable', 'uncertain')),
  asked_at timestamptz not null default now(),
  settled_at timestamptz
);
create unique index one_change_of_choices_at_a_time on home_choices (record_id) where state = 'sending';
create index home_choices_of_record on home_choices (record_id, asked_at);

-- That somebody asked for the erasure of what may be erased, and what became of it the last time.
create table erasure_requests (
  record_id uuid primary key references records (id),
  state text not null default 'requested' check (state in ('requested', 'erased', 'refused')),
  -- kept: the record is closed, and its proof is kept for years.
  bar text check (bar in ('record-open', 'act-under-way', 'legal-hold', 'kept')),
  kept_until timestamptz,
  asked_at timestamptz not null default now(),
  settled_at timestamptz,
  check ((state = 'refused') = (bar is not null))
);

-- What waits to leave by e-mail or SMS: address and words sealed, gone once sent.
create table home_messages (
  id uuid primary key,
  record_id uuid not null references records (id),
  kind text not null check (kind in ('one-time-code', 'password')),
  body_sealed bytea not null,
  tries integer not null default 0,
  next_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index home_messages_by_turn on home_messages (next_at);

-- A closure asked at home has no kiosk.
alter table closures alter column kiosk_id drop not null;

-- The code of the ticket again, after it has activated the record: it opens the page until it expires. A wrong person
-- counts like at the first time. 'opened': no channel is confirmed yet. 'code-needed': one is.
create function return_with_activation_code(p_code_hash bytea, p_person_matches boolean, p_audit_id uuid)
returns table (answer text, record_id uuid) language plpgsql as $$
declare
  the_record uuid;
  confirmed boolean;
  the_answer text := 'not-accepted';
begin
  select c.record_id, exists (select from home_channels h where h.record_id = c.record_id)
    into the_record, confirmed
    from activation_codes c join records r on r.id = c.record_id
   where c.code_hash = p_code_hash and p_person_matches
     and c.dead_at is null and c.used_at is not null and c.attempts < 5 and c.expires_at > now()
     and r.state = 'activated';
  if found then
    the_answer := case when confirmed then 'code-needed' else 'opened' end;
  else
    update activation_codes c
       set attempts = attempts + 1
     where c.code_hash = p_code_hash and not p_person_matches
       and c.dead_at is null and c.used_at is not null and c.attempts < 5 and c.expires_at > now()
    returning c.record_id into the_record;
  end if;
  insert into audit_events (id, type, record_id)
  values (p_audit_id,
          case the_answer when 'opened' then 'home-opened'
                          when 'code-needed' then 'home-return-asked'
                          else 'home-not-accepted' end,
          the_record);
  return query select the_answer, case when the_answer = 'not-accepted' then null else the_record end;
end
$$;

-- Sends a one-time code: the former one dies, the message waits, the audit tells, together.
create function send_one_time_code(
  p_id uuid, p_record_id uuid, p_purpose text, p_code_hmac bytea, p_kind text, p_address_sealed bytea,
  p_minutes integer, p_message_id uuid, p_body_sealed bytea, p_audit_id uuid
) returns void language plpgsql as $$
begin
  -- One at a time for a record.
  perform from records where id = p_record_id for no key update;
  update one_time_codes set dead_at = now()
   where record_id = p_record_id and purpose = p_purpose and used_at is null and dead_at is null;
  insert into one_time_codes (id, record_id, purpose, code_hmac, kind, address_sealed, expires_at)
  values (p_id, p_record_id, p_purpose, p_code_hmac, p_kind, p_address_sealed, now() + make_interval(mins => p_minutes));
  insert into home_messages (id, record_id, kind, body_sealed, expires_at)
  values (p_message_id, p_record_id, 'one-time-code', p_body_sealed, now() + make_interval(mins => p_minutes));
  insert into audit_events (id, type, record_id, detail)
  values (p_audit_id, 'one-time-code-sent', p_record_id, p_kind);
end
$$;

-- Uses a one-time code up, or counts the try: one update, so that of two callers at once one is right.
-- 'confirmed', 'wrong' (with the tries that are left), or 'over': none lives.
create function use_one_time_code(p_record_id uuid, p_purpose text, p_code_hmac bytea, p_audit_id uuid)
returns table (answer text, tries_left integer) language plpgsql as $$
declare
  used one_time_codes;
begin
  update one_time_codes c
     set attempts = case when c.code_hmac = p_code_hmac then c.attempts else c.attempts + 1 end,
         used_at = case when c.code_hmac = p_code_hmac then now() end
   where c.record_id = p_record_id and c.purpose = p_purpose
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
    insert into home_channels (record_id, kind, address_sealed)
    values (p_record_id, used.kind, used.address_sealed)
    on conflict (record_id) do update
      set kind = excluded.kind, address_sealed = excluded.address_sealed, confirmed_at = now();
    insert into audit_events (id, type, record_id, detail)
    values (p_audit_id, 'channel-confirmed', p_record_id, used.kind);
  else
    insert into audit_events (id, type, record_id) values (p_audit_id, 'home-opened', p_record_id);
  end if;
  return query select 'confirmed', 0;
end
$$;

-- The call for an internet access ended: state, login, the message that carries the password, and audit, or nothing.
create function settle_home_access(
  p_record_id uuid, p_sends integer, p_state text, p_login_sealed bytea, p_message_id uuid, p_body_sealed bytea,
  p_audit_id uuid, p_event text, p_detail text
) returns boolean language plpgsql as $$
begin
  update home_accesses
     set state = p_state, settled_at = now(), login_sealed = p_login_sealed,
         password = case when p_body_sealed is null then 'none' else 'waiting' end
   where record_id = p_record_id and state = 'sending' and sends = p_sends;
  if not found then
    return false;
  end if;
  if p_body_sealed is not null then
    insert into home_messages (id, record_id, kind, body_sealed, expires_at)
    values (p_message_id, p_record_id, 'password', p_body_sealed, now() + interval '1 day');
  end if;
  insert into audit_events (id, type, record_id, detail) values (p_audit_id, p_event, p_record_id, p_detail);
  return true;
end
$$;

-- Limits by GCRA (a constant rate, with bursts): one theoretical arrival time for each key, in milliseconds.
create unlogged table gcra (
  key text primary key,
  tat double precision not null
);
drop table activation_limits;

-- Takes one from each of the limits, or from none: 0, or the milliseconds to wait. The database's clock counts, so that
-- several servers count together; `p_now` is for tests.
create function gcra_take(
  p_keys text[], p_intervals double precision[], p_bursts integer[], p_now double precision default null
) returns double precision language plpgsql as $$
declare
  moment double precision;
  wait double precision;
begin
  -- In one order, or two callers could wait for each other.
  insert into gcra (key, tat) select key, 0 from unnest(p_keys) as key order by key on conflict do nothing;
  perform from gcra where key = any (p_keys) order by key for update;
  moment := coalesce(p_now, extract(epoch from clock_timestamp()) * 1000);
  select max(greatest(g.tat - moment, 0) - (l.burst - 1) * l.interval_ms) into wait
    from unnest(p_keys, p_intervals, p_bursts) as l (key, interval_ms, burst) join gcra g on g.key = l.key;
  if wait > 0 then
    return wait;
  end if;
  update gcra g set tat = greatest(g.tat, moment) + l.interval_ms
    from unnest(p_keys, p_intervals, p_bursts) as l (key, interval_ms, burst)
   where g.key = l.key;
  return 0;
end
$$;

-- What the server's own role may do (0010_application_role.sql): nothing more of the trail; what is short-lived comes and
-- goes, and so does an address, which its holder may have erased; what was asked is never deleted.
grant select, insert, update, delete on home_sessions, one_time_codes, home_channels, home_messages, gcra
   to dmp_application;
grant select, insert, update on home_accesses, home_choices, erasure_requests to dmp_application;
