import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOnPage, toPrintable } from '../../../kiosk-agent/src/printer/printable.ts';
import {
  composeTicket,
  type TicketBlock,
  type TicketContent,
} from '../../../kiosk-agent/src/printer/ticket.ts';
import { formatActivationCode } from '../../../server/contract/activation-code.ts';
import type { Language } from '../../../server/contract/consent.ts';
import { languages, sampleCode, sampleContent } from './sample-tickets.ts';

function texts(change: Partial<TicketContent> = {}) {
  return composeTicket({ ...sampleContent, ...change }, 'fr').filter((block) => block.kind === 'text');
}

function wholeText(change: Partial<TicketContent> = {}): string {
  return texts(change)
    .map((block) => block.text)
    .join('\n');
}

function qrContent(change: Partial<TicketContent>): string[] {
  return composeTicket({ ...sampleContent, ...change }, 'fr').flatMap((block) =>
    block.kind === 'qr' ? [block.content] : [],
  );
}

describe('the ticket', () => {
  test('says in this order where it comes from, what happened, the code, the page and what will be asked', () => {
    const order = [
      'Pharmacie des Tilleuls',
      'Votre DMP est ouvert',
      'Votre code',
      'dmp.exemple.fr/a',
      'date de naissance',
      'Valable 30\u00a0jours',
      'fermer votre DMP',
    ].map((part) => wholeText().indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });

  test('of a pending opening never says that the DMP is open', () => {
    const text = wholeText({ outcome: 'pending' });
    expect(text).toContain('Ouverture demandée');
    expect(text).toContain('n’est pas encore ouvert');
    expect(text).not.toContain('est ouvert');
  });

  test('shows the whole code, once', () => {
    const codes = composeTicket(sampleContent, 'fr').filter((block) => block.kind === 'code');
    expect(codes).toEqual([{ kind: 'code', text: formatActivationCode(sampleCode) }]);
  });

  test('carries one QR: the page and the code as a fragment', () => {
    expect(qrContent({})).toEqual([`https://dmp.exemple.fr/a#${formatActivationCode(sampleCode)}`]);
  });

  test('keeps query and password of a badly set address out of the QR and the words', () => {
    const activationUrl = 'https://kiosk:secret@dmp.exemple.fr/a/?site=12#old';
    expect(qrContent({ activationUrl })).toEqual([
      `https://dmp.exemple.fr/a/#${formatActivationCode(sampleCode)}`,
    ]);
    expect(wholeText({ activationUrl })).toMatch(/^dmp\.exemple\.fr\/a$/m);
  });

  test.each([
    [new Date(2026, 10, 22), '21\u00a0décembre\u00a02026'],
    [new Date(2026, 10, 2), '1er\u00a0décembre\u00a02026'],
    [new Date(2027, 11, 31), '29\u00a0janvier\u00a02028'],
    [new Date(2028, 0, 31), '29\u00a0février\u00a02028'],
    [new Date(2026, 6, 18), '16\u00a0août\u00a02026'],
  ])('printed on %s names the last whole day of its 30 days in words', (printedOn, lastDay) => {
    expect(wholeText({ printedOn })).toContain(`jusqu’au ${lastDay}.`);
  });

  test.each(['created', 'pending'] as const)('is written in typographic French when %s', (outcome) => {
    const text = wholeText({ outcome });
    expect(text).not.toMatch(/'/);
    expect(text).not.toMatch(/[^\u00a0][:;?!»]/);
    expect(text).not.toMatch(/«[^\u00a0]/);
  });

  test('keeps the name of the site on one line', () => {
    expect(composeTicket({ ...sampleContent, siteName: 'A'.repeat(80) }, 'fr')[0]).toMatchObject({
      text: 'A'.repeat(80),
      oneLine: true,
    });
  });

  test('has as many blocks whatever the name of the site holds', () => {
    const usual = composeTicket(sampleContent, 'fr').length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (siteName) => {
        expect(composeTicket({ ...sampleContent, siteName }, 'fr')).toHaveLength(usual);
      }),
    );
  });
});

describe.each(languages)('the ticket in %s', (language) => {
  const ticket = (outcome: TicketContent['outcome']) =>
    composeTicket({ ...sampleContent, outcome }, language);
  const sentences = (outcome: TicketContent['outcome']) =>
    ticket(outcome).flatMap((block) => (block.kind === 'text' ? [block.text] : []));

  test.each(['created', 'pending'] as const)('has the same blocks as in French when %s', (outcome) => {
    const shape = (block: TicketBlock) =>
      block.kind === 'text' ? { ...block, text: '', asPicture: false } : block;
    const french = composeTicket({ ...sampleContent, outcome }, 'fr');
    expect(ticket(outcome).map(shape)).toEqual(french.map(shape));
  });

  test('of a pending opening says in a sentence of its own that nothing is open yet', () => {
    const [, opened] = sentences('created');
    const [, requested, notYet] = sentences('pending');
    expect(requested).not.toBe(opened);
    expect(sentences('created')).not.toContain(notYet);
    expect(sentences('pending')).not.toContain(opened);
  });

  test('holds only letters that the shipped fonts draw', () => {
    for (const text of [...sentences('created'), ...sentences('pending')]) {
      expect(toPrintable(text)).toBe(text);
    }
  });

  test('says the last whole day and the 30 days', () => {
    const text = sentences('created').join('\n');
    expect(text).toMatch(/\b30\b/);
    expect(text).toMatch(/\b21[\s\u00a0].*2026/);
  });
});

test('no sentence of one language is left in another', () => {
  const own = (language: Language) =>
    composeTicket(sampleContent, language)
      .flatMap((block) => (block.kind === 'text' ? [block.text] : []))
      .filter((text) => !['Pharmacie des Tilleuls', 'dmp.exemple.fr/a'].includes(text));
  // Simple French shares with French what is simple already.
  const all = languages.filter((language) => language !== 'fr-simple').flatMap(own);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBe(5 * own('fr').length);
});

test('a ticket in Turkish is drawn as a whole, so that its letters are the same on every line', () => {
  const texts = composeTicket(sampleContent, 'tr').filter((block) => block.kind === 'text');
  expect(texts.every(({ asPicture }) => asPicture)).toBe(true);
  for (const name of ['windows1252', 'cp858'] as const) {
    expect(texts.every(({ text }) => isOnPage(text, name))).toBe(false);
  }
});

test.each(['en', 'pt'] as const)('a ticket in %s is on both pages of our printers', (language) => {
  const texts = composeTicket(sampleContent, language).filter((block) => block.kind === 'text');
  for (const name of ['windows1252', 'cp858'] as const) {
    expect(texts.filter(({ text }) => !isOnPage(text, name)).map(({ text }) => text)).toEqual([]);
  }
});

test('« écrit simplement » holds no sentence of more than 12 words', () => {
  const texts = composeTicket(sampleContent, 'fr-simple').flatMap((block) =>
    block.kind === 'text' ? block.text.split(/[.:]/) : [],
  );
  for (const sentence of texts)
    expect(sentence.split(/\s+/).filter(Boolean).length, sentence).toBeLessThan(13);
});
