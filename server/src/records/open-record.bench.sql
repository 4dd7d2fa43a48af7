-- pgbench -n -M prepared -c 8 -j 2 -T 15 -f server/src/records/open-record.bench.sql "$DATABASE_URL"
-- One transaction = one opening, by the functions that the server calls. Every value is random, so no two openings
-- are of one person. Needs a migrated database, its queue, and at least one kiosk: start the server on it once.
select keep_data_key(open_record(
  act.id,
  (select id from kiosks limit 1),
  sha256(gen_random_uuid()::text::bytea),
  decode(repeat('00', 160), 'hex'),
  sha256(gen_random_uuid()::text::bytea),
  'open',
  'consent-2016',
  'bench',
  sha256('bench'::bytea),
  'fr',
  'self',
  null,
  null,
  null,
  'quiz',
  false,
  true,
  true,
  now(),
  sha256(gen_random_uuid()::text::bytea),
  30,
  gen_random_uuid()
), act.id, 'kek-1', decode(repeat('00', 61), 'hex'))
from (select gen_random_uuid() as id) act;
