import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Paper } from '../../../../server/src/evidence/export/paper/paper.ts';
import { paperOf } from '../../../../server/src/evidence/export/paper/paper-of.ts';
import { lasted, parisTime } from '../../../../server/src/evidence/export/paper/paris-time.ts';
import { printable } from '../../../../server/src/evidence/export/paper/printable.ts';
import { screens } from '../../../../server/src/evidence/export/paper/words.ts';
import { helene } from '../../support/people.ts';
import { anyAct, anyHomeAct, anySurroundings } from '../fhir/any-act.ts';

const factsOf = (block: Block) => ('facts' in block ? block.facts : []);
const told = (paper: Paper): Map<string, string> =>
  new Map(
    paper.sections.flatMap(({ blocks }) => blocks.flatMap(factsOf)).map(([name, value]) => [name, value]),
  );

test('each answer is told as it was signed', () => {
  fc.assert(
    fc.property(anyAct, anySurroundings, (act, around) => {
      const first = paperOf(act, around).sections[0]?.blocks.slice(0, 1).flatMap(factsOf) ?? [];
      const facts = new Map(first);
      const { kind, answers } = act.answer.said;
      const yes = (value: boolean) => (value ? 'Oui' : 'Non');
      const own = { opening: 'Ouvrir mon DMP', reopening: 'Rouvrir mon DMP', closure: 'Fermer mon DMP' }[
        kind
      ];
      expect(facts.get(own)).toBe('Oui');
      const [emergency, samu] = ['En urgence, ', 'Si quelqu’un appelle le 15'].map(
        (start) => first.find(([name]) => name.startsWith(start))?.[1],
      );
      expect([emergency, samu]).toEqual(
        'open' in answers ? [yes(answers.breakGlass), yes(answers.emergencyCall)] : [undefined, undefined],
      );
    }),
  );
});

test('the choices in force are those of the last change that was confirmed, and a later doubt is told', () => {
  fc.assert(
    fc.property(anyAct, anySurroundings, (act, around) => {
      const blocks = paperOf(act, around).sections[0]?.blocks.slice(1) ?? [];
      const last = act.changes.findLastIndex(({ end }) => end?.said.outcome === 'changed');
      const answers = act.changes[last]?.asked.said.answers;
      const yes = (value: boolean) => (value ? 'Oui' : 'Non');
      expect(blocks.flatMap(factsOf).map(([, value]) => value)).toEqual(
        answers ? [yes(answers.breakGlass), yes(answers.emergencyCall)] : [],
      );
      const open = act.changes.slice(last + 1).map(({ end }) => end?.said.outcome ?? 'uncertain');
      expect(JSON.stringify(blocks).includes('un changement plus récent n’a pas de réponse')).toBe(
        open.includes('uncertain'),
      );
    }),
  );
});

test('a hundred changes: the paper tells the last twenty in order, says how many there were, and has an end', () => {
  const [act] = fc.sample(
    anyAct.filter(({ changes }) => changes.length > 0),
    { numRuns: 1, seed: 5 },
  );
  const [around] = fc.sample(anySurroundings, { numRuns: 1, seed: 5 });
  const [one] = act?.changes ?? [];
  if (!act || !around || !one) throw new Error('nothing was drawn');
  const numbered = Array.from({ length: 100 }, (_, rank) => structuredClone({ ...one, rank }));
  const paper = paperOf({ ...act, changes: numbered }, around);
  const table = paper.sections.at(-1)?.blocks.find((block) => 'rows' in block);
  const rows = table && 'rows' in table ? table.rows : [];
  expect(rows.map(([number]) => number)).toEqual([
    'N°',
    '0',
    ...numbered.slice(80).map(({ rank }) => String(rank + 1)),
  ]);
  expect(JSON.stringify(paper)).toMatch(/100 changements.*Les 80 d’avant/s);
});

test('a closure asked at home is told without a kiosk, with who said to act and what nobody checked', () => {
  fc.assert(
    fc.property(anyHomeAct, anySurroundings, (act, around) => {
      const paper = paperOf(act, { ...around, siteName: null, structure: null });
      const facts = told(paper);
      const { by, channelConfirmed, withdraws } = act.asked.said;
      expect(facts.get('Fermer mon DMP')).toBe('Oui');
      expect(facts.get('Borne')).toBe('Aucune');
      expect(facts.get('Pièces vues par quelqu’un')).toBe('Non');
      expect(facts.get('Mobile ou e-mail confirmé avant')).toBe(channelConfirmed ? 'Oui' : 'Non');
      expect(facts.get('Revient sur l’acte')).toBe(withdraws);
      const who = by && { self: /elle-même/, parent: /mère|parent/, guardian: /représenter/ }[by.actor];
      expect(facts.get('Qui dit agir')).toMatch(who ?? /ne le demandait pas/);
      const text = JSON.stringify(paper);
      expect(text).not.toContain('La borne a signé');
      expect(text.includes('Le service national a fermé')).toBe(
        act.outcomes.some(({ said }) => said.outcome === 'closed'),
      );
    }),
  );
});

test('it never says opened or closed unless the national service said so', () => {
  fc.assert(
    fc.property(anyAct, anySurroundings, (act, around) => {
      const text = JSON.stringify(paperOf(act, { ...around, siteName: 'x', structure: null }));
      const said = act.outcomes.map((outcome) => outcome.said.outcome);
      expect(text.includes('Le service national a ouvert')).toBe(said.includes('created'));
      expect(text.includes('Le service national a fermé')).toBe(said.includes('closed'));
      expect(text.includes('n’avait pas encore répondu')).toBe(said.length === 0);
    }),
  );
});

test('the paper names nobody, even when the person is known', () => {
  fc.assert(
    fc.property(anyAct, anySurroundings, (act, around) => {
      const person = { identity: helene, insOid: '1.2.250.1.213.1.4.10' };
      const named = paperOf(act, { ...around, siteName: 'x', structure: null, person });
      for (const secret of [helene.nir.slice(0, 13), helene.familyName, helene.firstName])
        expect(JSON.stringify(named)).not.toContain(secret);
    }),
  );
});

test('every screen that was shown has its row, in order, with its voice and its letters', () => {
  fc.assert(
    fc.property(anyAct, anySurroundings, (act, around) => {
      const seen = act.answer.said.shown;
      const rows = paperOf(act, around).sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => ('rows' in block && block.table === 'screens' ? block.rows.slice(1) : [])),
      );
      expect(rows.map((row) => [row[1], row[5]])).toEqual(
        seen.map(({ screen, heard }) => [screens[screen] ?? screen, heard ? 'Oui' : 'Non']),
      );
    }),
  );
});

test('who answered for somebody is told by their relation, and a clock that is off is told', () => {
  const [act] = fc.sample(anyAct, { numRuns: 1, seed: 3 });
  const [around] = fc.sample(anySurroundings, { numRuns: 1, seed: 3 });
  if (!act || !around) throw new Error('nothing was drawn');
  const { actId } = act.bundles[0];
  Object.assign(act.answer.said, { actor: 'parent', papersCallId: actId, assisted: true });
  Object.assign(act.receipt.said, { relation: 'father', opinion: 'disagrees', clockSuspect: true });
  const paper = paperOf(act, around);
  const facts = told(paper);
  expect(paper.lead[0]).toContain('la personne qui représente le titulaire a demandé');
  expect(facts.get('Qui a répondu')).toBe('Son père');
  expect(facts.get('Avis recueilli')).toMatch(/pas d’accord/);
  expect(facts.get('Pièces vues au comptoir')).toContain(actId);
  expect(facts.get('Aide du comptoir')).toMatch(/^Oui/);
  expect(facts.get('Attention')).toMatch(/dix minutes/);
});

test('instants are those of Paris, in winter and in summer', () => {
  expect(parisTime('2026-11-23T09:12:05.999Z')).toBe(
    '23 novembre 2026 à 10\u00a0h\u00a012\u00a0min\u00a005\u00a0s',
  );
  expect(parisTime('2026-06-30T22:00:00.000Z')).toBe(
    '1er juillet 2026 à 00\u00a0h\u00a000\u00a0min\u00a000\u00a0s',
  );
  expect([900, 59_600, 72_000].map(lasted)).toEqual([
    '0,9\u00a0s',
    '1\u00a0min\u00a00\u00a0s',
    '1\u00a0min\u00a012\u00a0s',
  ]);
});

test('any text can be printed: nothing is left that the font has not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).toMatch(
        /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0152\u0153\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]*$/u,
      );
    }),
  );
  expect(printable('Şahin, Łódź, l’Œillet, déjà, 药')).toBe('Sahin, Lódz, l’Œillet, déjà, ?');
});
