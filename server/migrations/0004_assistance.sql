-- The person at the kiosk and the counter of its site: calls, how each kiosk stands, numbers to say at the counter.
-- Staff are ids here, never names. Nothing says what a person decided.

-- How the counter names a kiosk: « Borne 1 », « Borne 2 »… in one site.
alter table kiosks add column label text check (length(label) between 1 and 40);
update kiosks k set label = numbered.label
  from (select id, 'Borne ' || row_number() over (partition by site_id order by created_at, id) as label
          from kiosks) numbered
 where numbered.id = k.id;
alter table kiosks alter column label set not null;
create unique index one_label_per_site on kiosks (site_id, label);

-- The first free number of the site, for a kiosk that arrives there.
create function label_kiosk() returns trigger language plpgsql as $$
begin
  select 'Borne ' || n into new.label
    from generate_series(1, 10000) n
   where not exists (select from kiosks where site_id = new.site_id and label = 'Borne ' || n)
   order by n limit 1;
  return new;
end
$$;
create trigger kiosks_are_labelled before insert on kiosks
  for each row when (new.label is null) execute function label_kiosk();
create trigger moved_kiosks_are_labelled before update of site_id on kiosks
  for each row when (new.site_id <> old.site_id) execute function label_kiosk();

create table calls (
  -- The kiosk's own id: the same call twice meets this key.
  id uuid primary key,
  kiosk_id uuid not null references kiosks (id),
  site_id uuid not null references sites (id),
  visit_id uuid,
  -- Null: a call that was withdrawn before it arrived.
  kind text check (kind in ('help', 'papers', 'explanation', 'card-forgotten')),
  as_who text check (as_who in ('parent', 'guardian')),
  state text not null default 'waiting' check (state in ('waiting', 'taken', 'over')),
  verdict text check (verdict in ('accepted', 'not-accepted', 'explained')),
  -- Who showed the papers, and what the represented person thinks of it, as the counter heard it.
  relation text check (relation in ('mother', 'father', 'guardian')),
  opinion text check (opinion in ('agrees', 'disagrees', 'not-expressed')),
  taken_by text check (taken_by ~ '^[a-z0-9-]{1,40}$'),
  placed_at timestamptz not null default now(),
  taken_at timestamptz,
  over_at timestamptz,
  check (kind is not null or state = 'over'),
  check ((kind = 'papers') = (as_who is not null)),
  check (state <> 'taken' or taken_by is not null),
  check ((taken_by is null) = (taken_at is null)),
  check ((state = 'over') = (over_at is not null)),
  check (verdict is null or (state = 'over' and taken_by is not null)),
  check (verdict is null or (kind = 'papers') = (verdict in ('accepted', 'not-accepted'))),
  check (verdict is distinct from 'explained' or kind = 'explanation'),
  check ((relation is not null) = (verdict is not distinct from 'accepted')),
  check ((opinion is null) = (relation is null)),
  -- A protected adult is represented by whoever is in charge of the measure, parent or not.
  check (relation is null or as_who = 'parent' or relation = 'guardian')
);

create index open_calls_of_site on calls (site_id, placed_at) where state <> 'over';
create index calls_of_kiosk on calls (kiosk_id, placed_at);
-- One person at a time stands at a kiosk.
create unique index one_open_call_per_kiosk on calls (kiosk_id) where state <> 'over';

-- Several servers listen: each tells its own streams. The payload names the site and nothing else.
create function tell_assistance_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('assistance', new.site_id::text);
  return null;
end
$$;
create trigger calls_are_told after insert or update on calls
  for each row execute function tell_assistance_change();

-- Answers 'placed', 'same' (again), 'reused' (the id came with other content) or 'foreign' (another kiosk's id).
-- A new call ends the one that stood open at this kiosk: its agent may have forgotten it.
create function place_call(
  p_id uuid, p_kiosk_id uuid, p_site_id uuid, p_visit_id uuid, p_kind text, p_as_who text
) returns text language plpgsql as $$
declare
  known calls;
begin
  -- One at a time for a kiosk, so that two calls at once do not end each other.
  perform from kiosks where id = p_kiosk_id for no key update;
  select * into known from calls where id = p_id;
  if not found then
    update calls set state = 'over', over_at = now()
     where kiosk_id = p_kiosk_id and state <> 'over';
    insert into calls (id, kiosk_id, site_id, visit_id, kind, as_who)
    values (p_id, p_kiosk_id, p_site_id, p_visit_id, p_kind, p_as_who)
    on conflict (id) do nothing;
    return case when found then 'placed' else 'foreign' end;
  end if;
  if known.kiosk_id <> p_kiosk_id then
    return 'foreign';
  end if;
  return case when known.kind is null
                or (known.visit_id, known.kind, known.as_who) is not distinct from (p_visit_id, p_kind, p_as_who)
              then 'same' else 'reused' end;
end
$$;

-- Papers that the counter accepted at this kiosk for this visit, in the last two hours: one row, or none.
create function accepted_papers(p_call_id uuid, p_kiosk_id uuid, p_visit_id uuid)
returns table (as_who text, relation text, opinion text) language sql stable as $$
  select c.as_who, c.relation, c.opinion
    from calls c
   where c.id = p_call_id and c.kiosk_id = p_kiosk_id and c.visit_id = p_visit_id
     and c.kind = 'papers' and c.verdict = 'accepted' and c.over_at > now() - interval '2 hours'
$$;

-- Told again every 30 s: losing it in a crash is harmless.
create unlogged table kiosk_phases (
  kiosk_id uuid primary key references kiosks (id),
  phase text not null check (phase in (
    'free', 'arriving', 'informing', 'deciding', 'ending', 'card-forgotten', 'out-of-service', 'maintenance')),
  told_at timestamptz not null
);

-- Six characters to say at the counter. The reason says what happened to the kiosk or the card, never an answer.
create table hand_overs (
  id uuid primary key,
  site_id uuid not null references sites (id),
  kiosk_id uuid not null references kiosks (id),
  code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{6}$'),
  reason text not null check (reason in (
    'minor', 'papers-not-accepted', 'no-number', 'wrong-number', 'birth-date-unreadable', 'barred',
    'card-unreadable', 'not-me', 'explanation', 'service-refused', 'answer-unknown', 'ticket')),
  drawn_at timestamptz not null default now(),
  expires_at timestamptz not null,
  taken_at timestamptz,
  taken_by text check (taken_by ~ '^[a-z0-9-]{1,40}$'),
  check ((taken_by is null) = (taken_at is null))
);

-- Wider than needed (expired numbers count too): a number that meets another one is drawn again.
create unique index one_number_per_site on hand_overs (site_id, code) where taken_at is null;
