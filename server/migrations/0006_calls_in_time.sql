-- Calls over time: who called keeps their place when they need more than at first, and what is over is not kept for ever.

-- As in 0004_assistance.sql; a call that takes the place of one of the same visit waits since that one. The former may
-- have been withdrawn a moment ago: the kiosk asks for the new one and takes the old one back side by side.
create or replace function place_call(
  p_id uuid, p_kiosk_id uuid, p_site_id uuid, p_visit_id uuid, p_kind text, p_as_who text
) returns text language plpgsql as $$
declare
  known calls;
  waits_since timestamptz;
begin
  -- One at a time for a kiosk, so that two calls at once do not end each other.
  perform from kiosks where id = p_kiosk_id for no key update;
  select * into known from calls where id = p_id;
  if not found then
    select min(placed_at) into waits_since from calls
     where kiosk_id = p_kiosk_id and visit_id = p_visit_id and taken_by is null
       and placed_at > now() - interval '4 hours'
       and (state = 'waiting' or over_at > now() - interval '5 seconds');
    update calls set state = 'over', over_at = now()
     where kiosk_id = p_kiosk_id and state <> 'over';
    insert into calls (id, kiosk_id, site_id, visit_id, kind, as_who, placed_at)
    values (p_id, p_kiosk_id, p_site_id, p_visit_id, p_kind, p_as_who, coalesce(waits_since, now()))
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

-- What is purged is found by these (server/src/assistance/retention.ts).
create index ended_calls on calls (over_at) where state = 'over';
create index hand_overs_by_end on hand_overs (expires_at);
