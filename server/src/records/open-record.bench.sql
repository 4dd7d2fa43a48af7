-- One opening as the server asks it of the database: the kiosk is looked up, then one statement commits all of it.
-- Every value that must differ is random, so no two openings are of one person. The variables, and how pgbench is called:
-- scripts/bench/database-rate.ts. Needs a database on which the server has committed one opening at least.
select k.id, k.site_id as "siteId", s.name as "siteName"
  from kiosks k join sites s on s.id = k.site_id
 where k.id = :kiosk::uuid and k.revoked_at is null;

select keep_data_key(open_record(
  act.id,
  :kiosk::uuid,
  sha256(gen_random_uuid()::text::bytea),
  decode(:identity, 'hex'),
  sha256(gen_random_uuid()::text::bytea),
  'open',
  'consent-2016',
  :notice,
  decode(:notice_sha256, 'hex'),
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
  decode(:evidence, 'hex'),
  sha256(gen_random_uuid()::text::bytea)
), act.id, 'kek-1', decode(repeat('00', 61), 'hex'))
from (select gen_random_uuid() as id) act;
