-- Redeems a code. `p_person_matches`: date of birth and end of the NIR are those of the record (compared by the
-- server, which alone can unseal them). Every answer writes one audit row, so that each costs the same commit.
create function redeem_activation_code(p_code_hash bytea, p_person_matches boolean, p_audit_id uuid)
returns text language plpgsql as $$
declare
  the_record uuid;
  answer text;
begin
  -- Single use: of two callers at once, the second finds used_at set when it gets the row.
  update activation_codes c
     set used_at = now()
    from records r
   where c.code_hash = p_code_hash and p_person_matches
     and c.dead_at is null and c.used_at is null and c.attempts < 5 and c.expires_at > now()
     and r.id = c.record_id and r.state = 'created'
  returning c.record_id into the_record;

  if found then
    update records set state = 'activated', activated_at = now() where id = the_record and state = 'created';
    answer := 'activated';
  else
    select c.record_id into the_record
      from live_activation_codes c join records r on r.id = c.record_id
     where c.code_hash = p_code_hash and p_person_matches and r.state in ('requested', 'sending', 'uncertain');
    if found then
      answer := 'not-open-yet';
    else
      update activation_codes c
         set attempts = attempts + 1
       where c.code_hash = p_code_hash and not p_person_matches
         and c.dead_at is null and c.used_at is null and c.attempts < 5 and c.expires_at > now()
      returning c.record_id into the_record;
      answer := 'not-accepted';
    end if;
  end if;

  insert into audit_events (id, type, record_id)
  values (p_audit_id,
          case answer when 'activated' then 'record-activated'
                      when 'not-open-yet' then 'activation-too-early'
                      else 'activation-not-accepted' end,
          the_record);
  return answer;
end
$$;

-- A reprint: the former code dies in the same transaction that gives life to the new one.
-- Answers 'replaced' or 'not-available'; asked twice with the same code, it answers the same.
create function replace_activation_code(
  p_record_id uuid, p_kiosk_id uuid, p_code_hash bytea, p_code_days integer, p_audit_id uuid
) returns text language plpgsql as $$
declare
  code activation_codes;
begin
  perform from records
    where id = p_record_id and kiosk_id = p_kiosk_id
      and state in ('requested', 'sending', 'uncertain', 'created')
    for update;
  if not found then
    return 'not-available';
  end if;

  select * into code from activation_codes where code_hash = p_code_hash;
  if found then
    return case when code.record_id = p_record_id and code.dead_at is null
                then 'replaced' else 'not-available' end;
  end if;

  update activation_codes set dead_at = now() where record_id = p_record_id and dead_at is null;
  insert into activation_codes (code_hash, record_id, expires_at)
  values (p_code_hash, p_record_id, now() + make_interval(days => p_code_days));
  insert into audit_events (id, type, record_id, kiosk_id)
  values (p_audit_id, 'code-replaced', p_record_id, p_kiosk_id);
  return 'replaced';
end
$$;
