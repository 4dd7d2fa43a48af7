-- pgbench -n -M prepared -c 8 -j 2 -T 15 -f server/src/records/open-record.bench.sql "$DATABASE_URL"
-- One transaction = one opening, by the functions that the server calls. Every value is random, so no two openings
-- are of one person. Needs a migrated database, its queue, at least one kiosk and one notice: start the line on it
-- once. The evidence is as long as that of a short visit.
select keep_data_key(open_record(
  act.id,
  (select id from kiosks limit 1),
  sha256(gen_random_uuid()::text::bytea),
  decode(repeat('00', 160), 'hex'),
  sha256(gen_random_uuid()::text::bytea),
  'open',
  'consent-2016',
  (select version from notices where kind = 'opening' and language = 'fr' order by version limit 1),
  (select sha256 from notices where kind = 'opening' and language = 'fr' order by version limit 1),
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
  gen_random_uuid(),
  gen_random_uuid(),
  decode(repeat('00', 6000), 'hex'),
  sha256(gen_random_uuid()::text::bytea)
), act.id, 'kek-1', decode(repeat('00', 61), 'hex'))
from (select gen_random_uuid() as id) act;
