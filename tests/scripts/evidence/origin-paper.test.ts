/** The paper that leads from one log to the next: two verifiers, written apart, judge it alike, whatever was changed in it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Chance } from '../../../scripts/drill/chance.ts';
import { noteOf, signCheckpoint } from '../../../scripts/evidence/forge/forge-bundles.ts';
import {
  checkpointBody,
  makeNoteSigner,
  signatureLine,
  verifierKey,
} from '../../../scripts/evidence/forge/note-signing.ts';
import { leafHash } from '../../../scripts/evidence/forge/tree.ts';
import { forgeWorld, type World } from '../../../scripts/evidence/forge/world.ts';
import type { Statement } from '../../../scripts/evidence/verify-origin/read-paper.ts';
import type { OriginVerdict } from '../../../scripts/evidence/verify-origin/verify-origin.ts';
import { verifyOriginFiles } from '../../../scripts/evidence/verify-origin/verify-origin-files.ts';
import type { OriginPaper } from '../../../server/src/ledger/new-origin/begin-origin.ts';

const python = join(import.meta.dirname, '../../../scripts/evidence/verify_origin.py');
const chance = new Chance(17);
const folder = mkdtempSync(join(tmpdir(), 'borne-origin-paper-'));
const salt = Buffer.alloc(32, 7);
const hex = (fill: number): string => Buffer.alloc(32, fill).toString('hex');

let former: World;
let later: World;

const written = (name: string, value: object | string | Uint8Array): string => {
  const file = join(folder, name);
  const bytes = typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value);
  writeFileSync(file, bytes);
  return file;
};

beforeAll(async () => {
  const rest = { witnesses: 2, quorum: 2, timestamps: null };
  former = await forgeWorld(chance, { origin: 'essai.invalid/1', ...rest });
  later = await forgeWorld(chance, { origin: 'essai.invalid/2', ...rest });
  written('former.json', former.policy);
  written('later.json', later.policy);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the two witnesses saw last: 12 leaves, and 9 of the same log. */
const seen = [
  { size: 12, fill: 12 },
  { size: 9, fill: 9 },
];

function goodStatement(): Statement {
  return {
    ...{ v: 1, kind: 'new-origin', origin: later.origin },
    follows: {
      origin: former.origin,
      held: { size: 9, root: hex(9) },
      cosigned: seen.map(({ size, fill }, rank) => ({
        ...{ size, root: hex(fill), witness: former.witnesses[rank]?.name ?? '' },
      })),
    },
    missing: { from: 9, to: 12 },
    at: '2026-11-24T08:00:00.000Z',
  };
}

/** As the command writes it; `text` is what it states, `by` who signs its log. */
function paperOf(text = JSON.stringify(goodStatement()), by = later.log, size = 1): OriginPaper {
  const body = checkpointBody(later.origin, size, leafHash([text], salt));
  return {
    ...{ statement: text, salt: salt.toString('base64'), vkey: verifierKey(later.log) },
    checkpoint: noteOf(body, [signatureLine(by, body)]),
    cosigned: seen.map((head, rank) => cosigned(head, rank)),
  };
}

function cosigned({ size, fill }: { size: number; fill: number }, rank: number, world = former): string {
  const body = checkpointBody(world.origin, size, Buffer.alloc(32, fill));
  return signCheckpoint({ ...world, witnesses: world.witnesses.slice(rank, rank + 1) }, body);
}

const stated = (change: (statement: Statement) => void): OriginPaper => {
  const statement = goodStatement();
  change(statement);
  return paperOf(JSON.stringify(statement));
};

/** Both verdicts, of each of the files; A's alone where `both` agree. */
function judge(files: (object | string | Uint8Array)[]): OriginVerdict[] {
  const [one, two] = [join(folder, 'former.json'), join(folder, 'later.json')];
  const papers = files.map((file, rank) => written(`paper-${rank}.json`, file));
  const a = papers.map((paper) => verifyOriginFiles(paper, one, two));
  const lines = files.map((file) => {
    const bytes = typeof file === 'string' || file instanceof Uint8Array ? file : JSON.stringify(file);
    return `${one} ${two} ${Buffer.from(bytes).toString('base64')}\n`;
  });
  const run = spawnSync('python3', [python, '--batch'], { input: lines.join(''), encoding: 'utf8' });
  const b = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect({ said: b, stderr: run.stderr }).toEqual({ said: a, stderr: '' });
  return a;
}

test('a good paper says from where to where, and which leaves may be lost', () => {
  expect(judge([paperOf()])).toEqual([
    {
      ...{ ok: true, from: 'essai.invalid/1', to: 'essai.invalid/2', held: 9, missing: { from: 9, to: 12 } },
      witnesses: ['temoin-1.essai', 'temoin-2.essai'],
    },
  ]);
});

test.each([
  ['A', [process.execPath, join(import.meta.dirname, '../../../scripts/evidence.ts'), 'verify-origin']],
  ['B', ['python3', python]],
])('%s as a command: code 0 for a good paper, 1 for a bad one, 2 when nothing can be said', (_, words) => {
  const [program = '', ...args] = words;
  const codeOf = (...more: string[]): number | null =>
    spawnSync(program, [...args, ...more], { stdio: 'ignore' }).status;
  const policies = ['--former', join(folder, 'former.json'), '--policy', join(folder, 'later.json')];
  expect(codeOf(written('good.json', paperOf()), ...policies)).toBe(0);
  expect(codeOf(written('bad.json', paperOf(undefined, former.log)), ...policies)).toBe(1);
  expect(codeOf(join(folder, 'good.json'))).toBe(2);
});

describe('is refused by both', () => {
  const first = <Value>(values: Value[]): Value => {
    const [value] = values;
    if (value === undefined) throw new RangeError('it is not empty');
    return value;
  };
  const cases: [string, string, () => object | string][] = [
    ['an unknown field', 'unknown-field', () => ({ ...paperOf(), more: 1 })],
    [
      'an unknown field of the statement',
      'unknown-field',
      () => stated((one) => Object.assign(one, { more: 1 })),
    ],
    ['no JSON', 'malformed', () => '{'],
    [
      'a statement of another kind',
      'malformed',
      () => stated((one) => Object.assign(one, { kind: 'origin' })),
    ],
    ['a statement that is not ASCII', 'malformed', () => paperOf(`${JSON.stringify(goodStatement())}\u00a0`)],
    ['a first head of two leaves', 'malformed', () => paperOf(undefined, later.log, 2)],
    [
      'a word changed after it was signed',
      'leaf-not-included',
      () => {
        const { statement, ...rest } = paperOf();
        return { ...rest, statement: statement.replace('2026-11-24', '2026-11-23') };
      },
    ],
    [
      'another salt',
      'leaf-not-included',
      () => ({ ...paperOf(), salt: Buffer.alloc(32).toString('base64') }),
    ],
    [
      'a new log that somebody else signed',
      'checkpoint-signature',
      () => paperOf(undefined, makeNoteSigner(later.origin, 'log')),
    ],
    [
      'a key of its own',
      'entry-mismatch',
      () => ({ ...paperOf(), vkey: verifierKey(makeNoteSigner(later.origin, 'log')) }),
    ],
    [
      'a note of another log',
      'checkpoint-signature',
      () => ({
        ...paperOf(),
        cosigned: seen.map((head, rank) => cosigned(head, rank, { ...former, origin: 'essai.invalid/3' })),
      }),
    ],
    [
      'a note that the former log never signed',
      'checkpoint-signature',
      () => ({
        ...paperOf(),
        cosigned: seen.map((head, rank) =>
          cosigned(head, rank, { ...former, log: makeNoteSigner(former.origin, 'log') }),
        ),
      }),
    ],
    [
      'a note that its witness never signed',
      'witness-quorum',
      () => ({
        ...paperOf(),
        cosigned: seen.map((head, rank) => cosigned(head, 1 - rank)),
      }),
    ],
    [
      'one witness where two are asked for',
      'witness-quorum',
      () => ({
        ...stated(({ follows }) => void follows.cosigned.pop()),
        cosigned: [cosigned(first(seen), 0)],
      }),
    ],
    [
      'a witness that nobody knows',
      'witness-quorum',
      () => stated(({ follows }) => Object.assign(first(follows.cosigned), { witness: 'temoin-9.essai' })),
    ],
    [
      'one witness named twice',
      'entry-mismatch',
      () => stated(({ follows }) => Object.assign(first(follows.cosigned), { witness: 'temoin-2.essai' })),
    ],
    [
      'another former origin',
      'entry-mismatch',
      () => stated(({ follows }) => Object.assign(follows, { origin: 'x' })),
    ],
    ['another new origin', 'entry-mismatch', () => stated((one) => Object.assign(one, { origin: 'x' }))],
    [
      'a larger head than the note’s',
      'entry-mismatch',
      () => stated(({ follows }) => Object.assign(first(follows.cosigned), { size: 13 })),
    ],
    [
      'less lost than there is',
      'entry-mismatch',
      () => stated(({ missing }) => Object.assign(missing, { to: 10 })),
    ],
    [
      'lost from beyond what is held',
      'entry-mismatch',
      () => stated(({ missing }) => Object.assign(missing, { from: 10 })),
    ],
    [
      'nothing that is not held',
      'entry-mismatch',
      () => ({
        ...stated(({ follows, missing }) => {
          follows.cosigned = follows.cosigned.map((one) => ({ ...one, size: 9, root: hex(9) }));
          missing.to = 9;
        }),
        cosigned: [0, 1].map((rank) => cosigned({ size: 9, fill: 9 }, rank)),
      }),
    ],
  ];
  test.each(cases)('%s: %s', (_, reason, make) => {
    expect(judge([make()])).toEqual([{ ok: false, reason }]);
  });

  test('as a policy of somebody else, or none', () => {
    const paper = written('paper.json', paperOf());
    const [one, two] = [join(folder, 'former.json'), join(folder, 'later.json')];
    expect(verifyOriginFiles(paper, two, one)).toMatchObject({ ok: false });
    expect(verifyOriginFiles(paper, one, one)).toMatchObject({ ok: false });
    expect(verifyOriginFiles(paper, paper, two)).toMatchObject({ ok: false });
  });
});

test('four hundred papers with a byte changed, put in or taken out: believed is only what says the same', () => {
  const good = Buffer.from(JSON.stringify(paperOf()));
  const papers = Array.from({ length: 400 }, () => {
    const at = chance.below(good.length);
    const byte = Buffer.from([32 + chance.below(95)]);
    const [before, onwards, after] = [good.subarray(0, at), good.subarray(at), good.subarray(at + 1)];
    const pieces = [
      [before, after],
      [before, byte, onwards],
      [before, byte, after],
    ][chance.below(3)];
    return Buffer.concat(pieces ?? []);
  });
  const verdicts = judge(papers);
  const believed = papers.filter((_, rank) => verdicts[rank]?.ok);
  // Nothing but a space between two words, or a byte in the place of itself.
  for (const paper of believed) expect(JSON.parse(paper.toString())).toEqual(JSON.parse(good.toString()));
  expect(believed.length).toBeLessThan(40);
});
