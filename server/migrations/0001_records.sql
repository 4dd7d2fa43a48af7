-- Sites, kiosks, records, consents, activation codes, audit, refusals.
-- Keys are UUIDv7 made by the caller. No column holds a NIR, a name or a date of birth in the clear.

create table sites (
  id uuid primary key,
  name text not null unique check (length(name) between 1 and 80),
  created_at timestamptz not null default now()
);

create table kiosks (
  id uuid primary key,
  site_id uuid not null references sites (id),
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);

create table records (
  -- The kiosk's request id: the same request twice meets this key.
  id uuid primary key,
  kiosk_id uuid not null references kiosks (id),
  -- HMAC of the NIR: finds a person without knowing who it is.
  person_index bytea not null check (length(person_index) = 32),
  -- AES-256-GCM; see server/src/secrets/sealing.ts.
  identity_sealed bytea not null,
  -- HMAC of everything the kiosk asked: tells a replay from another request under the same id.
  request_hash bytea not null check (length(request_hash) = 32),
  state text not null default 'requested' check (
    state in ('requested', 'sending', 'uncertain', 'created', 'activated', 'already-exists', 'refused')
  ),
  -- How many times TD1.1 may have left. Also the version that a worker must name to move the record.
  sends integer not null default 0 check (sends >= 0),
  requested_at timestamptz not null default now(),
  settled_at timestamptz,
  activated_at timestamptz
);

-- Two openings for one person are impossible, whatever kiosk they come from.
create unique index one_live_record_per_person on records (person_index)
  where state in ('requested', 'sending', 'uncertain', 'created', 'activated');

create table consents (
  record_id uuid primary key references records (id),
  regime text not null check (regime in ('consent-2016', 'mes-2022')),
  notice_version text not null,
  notice_sha256 bytea not null check (length(notice_sha256) = 32),
  language text not null,
  break_glass_consent boolean not null,
  emergency_call_consent boolean not null,
  answered_at timestamptz not null,
  received_at timestamptz not null default now()
);

create table activation_codes (
  -- HMAC-SHA-256(pepper, argon2id(code)): neither the code nor its digest is stored.
  code_hash bytea primary key check (length(code_hash) = 32),
  record_id uuid not null references records (id),
  pepper_version smallint not null default 1,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- The code was right and the person's data were wrong.
  attempts smallint not null default 0 check (attempts between 0 and 5),
  used_at timestamptz,
  -- Replaced by a reprint, or the opening was refused.
  dead_at timestamptz
);

create unique index one_code_per_record on activation_codes (record_id) where dead_at is null;

create view live_activation_codes as
  select * from activation_codes
  where dead_at is null and used_at is null and attempts < 5 and expires_at > now();

-- What happened to which record, never to whom. The list of types is server/src/audit/audit-event.ts.
create table audit_events (
  id uuid primary key,
  at timestamptz not null default now(),
  type text not null check (type ~ '^[a-z-]{1,40}$'),
  record_id uuid,
  kiosk_id uuid,
  detail text check (detail ~ '^[A-Za-z0-9._:-]{1,80}$')
);

create index audit_events_of_record on audit_events (record_id, at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_events can only be added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_is_append_only before update or delete on audit_events
  for each row execute function refuse_audit_change();
create trigger audit_is_never_emptied before truncate on audit_events
  for each statement execute function refuse_audit_change();

-- A refusal leaves a number: no time, no kiosk, no person.
create table refusal_counts (
  site_id uuid not null references sites (id),
  day date not null,
  notice_version text not null,
  refusals integer not null,
  primary key (site_id, day, notice_version)
);

-- Counters of the activation page; their keys are keyed digests. Losing them in a crash is harmless.
create unlogged table activation_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
