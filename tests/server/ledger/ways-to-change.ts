/** Ways to change a ledger of 23 leaves under checkpoints of 7, 16 and 23, as a superuser; and what is found. */
export const ofLeaf = (index: number): string =>
  `where id = (select id from ledger_leaves where index = ${index})`;
const insertLeaf = `insert into ledger_leaves (id, leaf_hash, index) values (gen_random_uuid(), sha256('x'), `;
export const changes: [what: string, sql: string[], found: string][] = [
  [
    'the first leaf changed',
    ['update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 0'],
    'tree-changed',
  ],
  [
    'the last leaf changed',
    ['update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 22'],
    'tree-changed',
  ],
  [
    'one bit of a leaf in the middle',
    [
      'update ledger_leaves set leaf_hash = set_bit(leaf_hash, 9, 1 - get_bit(leaf_hash, 9)) where index = 12',
    ],
    'tree-changed',
  ],
  [
    'two leaves that changed places',
    [
      'update ledger_leaves set index = 100 where index = 3',
      'update ledger_leaves set index = 3 where index = 4',
      'update ledger_leaves set index = 4 where index = 100',
    ],
    'tree-changed',
  ],
  ['a leaf deleted', ['delete from ledger_leaves where index = 9'], 'leaf-missing'],
  ['the last leaf deleted', ['delete from ledger_leaves where index = 22'], 'leaf-missing'],
  ['a leaf that waits again', ['update ledger_leaves set index = null where index = 5'], 'leaf-missing'],
  ['a leaf added behind the last', [`${insertLeaf} 23)`], 'leaf-unsigned'],
  [
    'a leaf added before the first',
    ['alter table ledger_leaves drop constraint if exists ledger_leaves_index_check', `${insertLeaf} -1)`],
    'leaf-unsigned',
  ],
  [
    'a leaf squeezed in beside another',
    ['alter table ledger_leaves drop constraint if exists ledger_leaves_index_key', `${insertLeaf} 8)`],
    'leaf-unsigned',
  ],
  [
    'a subtree changed',
    ['update ledger_nodes set hash = sha256(hash) where level = 1 and index = 2'],
    'tree-changed',
  ],
  [
    'the largest subtree changed',
    ['update ledger_nodes set hash = sha256(hash) where level = 4'],
    'tree-changed',
  ],
  ['the evidence of a leaf deleted', [`delete from evidence ${ofLeaf(11)}`], 'evidence-changed'],
  [
    'the evidence of a leaf told to be another',
    [`update evidence set leaf_hash = sha256('x') ${ofLeaf(0)}`],
    'evidence-changed',
  ],
  ['evidence emptied with no erasure', [`update evidence set sealed = '' ${ofLeaf(22)}`], 'evidence-changed'],
  ['a subtree deleted', ['delete from ledger_nodes where level = 2 and index = 1'], 'node-missing'],
  ['a subtree added', [`insert into ledger_nodes values (5, 0, sha256('x'))`], 'node-unsigned'],
  [
    'the newest checkpoint deleted, with its leaves and subtrees',
    [
      'delete from ledger_checkpoints where size = 23',
      'delete from ledger_leaves where index >= 16',
      'delete from ledger_nodes where (index + 1) << level > 16',
    ],
    'checkpoint-missing',
  ],
  [
    'a checkpoint in the middle deleted',
    ['delete from ledger_checkpoints where size = 16'],
    'checkpoint-missing',
  ],
  [
    'all of it deleted',
    ['delete from ledger_checkpoints', 'delete from ledger_leaves', 'delete from ledger_nodes'],
    'checkpoint-missing',
  ],
  [
    'the root of an old checkpoint changed',
    ['update ledger_checkpoints set root = sha256(root) where size = 7'],
    'checkpoint-changed',
  ],
  [
    'the note of an old checkpoint changed',
    [`update ledger_checkpoints set note = replace(note, E'\\n7\\n', E'\\n6\\n') where size = 7`],
    'checkpoint-changed',
  ],
  [
    'a checkpoint moved to another size',
    ['update ledger_checkpoints set size = 8 where size = 7'],
    'checkpoint-changed',
  ],
  [
    'a checkpoint without its signature',
    [`update ledger_checkpoints set note = split_part(note, E'\\n\\n', 1) where size = 23`],
    'checkpoint-changed',
  ],
  [
    'a checkpoint added that nobody signed',
    [`insert into ledger_checkpoints (size, root, note) values (10, sha256('x'), 'x')`],
    'checkpoint-changed',
  ],
];
