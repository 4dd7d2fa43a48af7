/** What a superuser would do to the rows. Each is noticed by the server's own watch, or the drill fails. */

/** Statements, in order. */
export type Way = readonly string[];

const middle = '(select max(size) / 2 from ledger_checkpoints)';

/** Sealed, and not the last of its batch. */
const sealedEvent = `(select id from audit_events order by generation, xact, id offset 2 limit 1)`;

/** The short drill tries the first ones only. */
export const ways: Readonly<Record<string, Way>> = {
  'an audit row edited': [`update audit_events set at = at - interval '1 hour' where id = ${sealedEvent}`],
  'a leaf changed': [`update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = ${middle}`],
  'sealed evidence changed by one byte': [
    `update evidence set sealed = set_byte(sealed, 40, 255 - get_byte(sealed, 40))
      where id = (select id from ledger_leaves join evidence using (id) order by index limit 1)`,
  ],
  'an audit row deleted': [`delete from audit_events where id = ${sealedEvent}`],
  'an audit row inserted among those that were sealed': [
    `insert into audit_events (id, type, record_id, at, generation, xact)
     select gen_random_uuid(), type, record_id, at, generation, xact from audit_events where id = ${sealedEvent}`,
  ],
  'two audit rows exchanged': [
    `create temp table pair as select id, xact from audit_events order by generation, xact, id limit 1`,
    `insert into pair select id, xact from audit_events
      where xact > (select xact from pair) order by generation, xact, id limit 1`,
    `update audit_events e set xact = (select xact from pair where id <> e.id) where id in (select id from pair)`,
  ],
  'evidence deleted, its leaf left': [
    `delete from evidence where id = (select id from ledger_leaves where index = ${middle})`,
  ],
  'a checkpoint rewritten': [
    `update ledger_checkpoints set root = sha256(root) where size = (select max(size) from ledger_checkpoints)`,
  ],
  'the newest part of the ledger cut off': [
    `delete from ledger_checkpoints where size = (select max(size) from ledger_checkpoints)`,
    `delete from ledger_leaves where index >= (select max(size) from ledger_checkpoints)`,
    `delete from ledger_nodes where (index + 1) << level > (select max(size) from ledger_checkpoints)`,
  ],
  'a leaf deleted': [`delete from ledger_leaves where index = ${middle}`],
  'a numbered leaf inserted': [
    `insert into ledger_leaves (id, leaf_hash, index)
     select gen_random_uuid(), sha256('x'), max(index) + 1 from ledger_leaves`,
  ],
  'a subtree changed': [
    `update ledger_nodes set hash = sha256(hash) where (level, index) = (select level, index from ledger_nodes limit 1)`,
  ],
  'a subtree deleted': [
    `delete from ledger_nodes where (level, index) = (select level, index from ledger_nodes order by level desc limit 1)`,
  ],
  'evidence of another act put in its place': [
    `update evidence set leaf_hash = sha256(leaf_hash)
      where id = (select id from ledger_leaves where index = ${middle})`,
  ],
  'evidence emptied as if it were erased': [
    `update evidence set sealed = '' where id = (select id from ledger_leaves where index = ${middle})`,
  ],
  'evidence and leaf both rewritten': [
    `update evidence set leaf_hash = sha256('x') where id = (select id from ledger_leaves where index = ${middle})`,
    `update ledger_leaves set leaf_hash = sha256('x') where index = ${middle}`,
  ],
  'a history rewritten whole': [
    `update ledger_leaves set leaf_hash = sha256(leaf_hash)`,
    `update evidence set leaf_hash = sha256(leaf_hash)`,
    `update ledger_nodes set hash = sha256(hash)`,
    `update ledger_checkpoints set root = sha256(root)`,
  ],
};
