-- The hot path, in one call and so in one transaction: record, consent, activation code, audit and outgoing job.
-- Answers 'opened', 'same' (a replay), 'reused' (the id came with other content) or 'person-served'.
create function open_record(
  p_record_id uuid,
  p_kiosk_id uuid,
  p_person_index bytea,
  p_identity_sealed bytea,
  p_request_hash bytea,
  p_regime text,
  p_notice_version text,
  p_notice_sha256 bytea,
  p_language text,
  p_break_glass_consent boolean,
  p_emergency_call_consent boolean,
  p_answered_at timestamptz,
  p_code_hash bytea,
  p_code_days integer,
  p_audit_id uuid
) returns text language plpgsql as $$
declare
  known_hash bytea;
begin
  for attempt in 1..3 loop
    insert into records (id, kiosk_id, person_index, identity_sealed, request_hash)
    values (p_record_id, p_kiosk_id, p_person_index, p_identity_sealed, p_request_hash)
    on conflict do nothing;

    if found then
      insert into consents (record_id, regime, notice_version, notice_sha256, language,
                            break_glass_consent, emergency_call_consent, answered_at)
      values (p_record_id, p_regime, p_notice_version, p_notice_sha256, p_language,
              p_break_glass_consent, p_emergency_call_consent, p_answered_at);

      insert into activation_codes (code_hash, record_id, expires_at)
      values (p_code_hash, p_record_id, now() + make_interval(days => p_code_days));

      insert into audit_events (id, type, record_id, kiosk_id)
      values (p_audit_id, 'record-requested', p_record_id, p_kiosk_id);

      perform enqueue_opening(p_record_id);
      return 'opened';
    end if;

    select request_hash into known_hash from records where id = p_record_id;
    if found then
      return case when known_hash = p_request_hash then 'same' else 'reused' end;
    end if;

    perform from records
      where person_index = p_person_index
        and state in ('requested', 'sending', 'uncertain', 'created', 'activated');
    if found then
      return 'person-served';
    end if;
    -- The record that stood in the way ended between the two statements: try again.
  end loop;
  raise exception 'open_record met a moving conflict three times' using errcode = 'serialization_failure';
end
$$;

-- The same row as pg-boss's send() would write (a test compares every column); the job names the record, no person.
create function enqueue_opening(p_record_id uuid) returns void language plpgsql as $$
begin
  insert into pgboss.job (id, name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
                          heartbeat_seconds, dead_letter, policy, deletion_seconds, keep_until)
  select p_record_id, q.name, jsonb_build_object('recordId', p_record_id), q.retry_limit, q.retry_delay,
         q.retry_backoff, q.retry_delay_max, q.expire_seconds, q.heartbeat_seconds, q.dead_letter, q.policy,
         q.deletion_seconds, now() + make_interval(secs => q.retention_seconds)
  from pgboss.queue q
  where q.name = 'open-record';
  if not found then
    raise exception 'the queue open-record does not exist';
  end if;
end
$$;
