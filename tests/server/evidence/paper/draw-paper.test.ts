import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPaper } from '../../../../server/src/evidence/export/paper/draw-paper.ts';
import { paperOf } from '../../../../server/src/evidence/export/paper/paper-of.ts';
import type { Surroundings, ToldAct } from '../../../../server/src/evidence/export/told-act.ts';
import { anyAct, anyHomeAct, anySurroundings } from '../fhir/any-act.ts';
import { pdfFaults } from './pdf-judge.ts';

const folder = mkdtempSync(join(tmpdir(), 'borne-paper-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string): string => join(folder, name);
const bytes = Buffer.from('{"v":1}');

async function draw(name: string, act: ToldAct, around: Surroundings): Promise<string> {
  const attachment = { name: 'bundle.json', bytes, description: 'Dossier de preuve signé' };
  const pdf = await drawPaper(paperOf(act, around), [attachment], new Date('2026-11-23T08:00:00Z'));
  writeFileSync(file(name), pdf);
  return file(name);
}

const drawn = fc.sample(fc.tuple(anyAct, anySurroundings), { numRuns: 4, seed: 20_261_123 });
const [[act, around]] = drawn as [(typeof drawn)[number], ...typeof drawn];
/** Screens for more than a page, and a place whose name no font has. */
const long = structuredClone(act);
long.answer.said.shown = Array.from({ length: 50 }, (_, rank) => ({
  ...{ screen: `ecran-${rank}`, ms: rank, language: 'ar', size: 'largest', heard: rank % 2 === 0 },
})) as typeof long.answer.said.shown;
const [home] = fc.sample(anyHomeAct, { numRuns: 1, seed: 20_261_123 });
if (!home) throw new Error('nothing was drawn');
const odd = { ...around, siteName: 'Pharmacie Şahin – Łódź 药房 \u202F \u0007 « ﷽ » 😀' };

/** What was promised, taken out of a good file without moving a byte of the rest. */
const losses: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'other-part.pdf': ['<pdfuaid:part>1<', '<pdfuaid:part>7<'],
  'no-language.pdf': ['/Lang (fr-FR)', '/Lung (fr-FR)'],
};

let faults: string[];
beforeAll(async () => {
  const good = await Promise.all(drawn.map((one, rank) => draw(`good-${rank}.pdf`, ...one)));
  good.push(await draw('good-long.pdf', long, odd), await draw('good-home.pdf', home, around));
  const text = readFileSync(file('good-0.pdf')).toString('latin1');
  for (const [name, [from, to]] of Object.entries(losses)) {
    expect(text).toContain(from);
    writeFileSync(file(name), text.replace(from, to), 'latin1');
  }
  // One Java for all: it is slow to wake.
  faults = await pdfFaults([...good, ...Object.keys(losses).map(file)]);
}, 180_000);

test('veraPDF finds every paper to be PDF/A-3a and PDF/UA-1', () => {
  expect(faults.filter((fault) => fault.includes('good-'))).toEqual([]);
});

test.each(Object.keys(losses))('veraPDF does judge: %s is refused', (name) => {
  expect(faults.filter((fault) => fault.startsWith(file(name)))).not.toEqual([]);
});

test('the bundle inside is the one that was given, byte for byte', async () => {
  const pdf = await draw('inside.pdf', act, around);
  execFileSync('pdfdetach', ['-save', '1', '-o', file('inside.json'), pdf]);
  expect(readFileSync(file('inside.json'))).toEqual(bytes);
});

test('a reader finds the words in their order, and the numbers whole', async () => {
  const pdf = await draw('words.pdf', act, { ...around, siteName: 'Pharmacie de l’Œillet' });
  const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' });
  const heads = [
    '1. Ce qui',
    '2. Ce que',
    '3. Vos droits',
    '4. Qui',
    '5. Quand',
    '6. Ce qui',
    '7. Vér',
    '8. Tous',
  ];
  const places = heads.map((head) => text.indexOf(head));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(text).toContain('Pharmacie de l’Œillet');
  expect(text).toContain(act.answer.said.kioskId);
  expect(text).toContain(act.answer.said.notice.sha256.slice(0, 32));
});

test('drawn twice from the same bundle, it is the same file', async () => {
  const [one, two] = await Promise.all([draw('one.pdf', act, around), draw('two.pdf', act, around)]);
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
});
