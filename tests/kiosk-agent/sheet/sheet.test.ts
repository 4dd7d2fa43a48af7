/** What receipts and guides say: facts only, nothing of the person, words that everybody reads. */
import { describe, expect, test } from 'vitest';
import { isPrintable, toPrintable } from '../../../kiosk-agent/src/printer/printable.ts';
import { composeSheet, type SheetContent } from '../../../kiosk-agent/src/sheet/sheet.ts';
import {
  longestSentence,
  readability,
  sentencesOf,
  wordsOf,
} from '../../../scripts/drill/reach/readability.ts';
import type { Language } from '../../../server/contract/consent.ts';
import type { PaperKind } from '../../../server/contract/paper-kind.ts';
import { sheets } from '../../../server/contract/sheets/index.ts';
import { languages } from '../printer/sample-tickets.ts';
import { everySheet, sampleSheet } from './sample-sheets.ts';

function textsOf(content: Partial<SheetContent>, language: Language = 'fr'): string[] {
  return composeSheet({ ...sampleSheet, ...content }, language, 'small').flatMap((block) =>
    block.kind === 'text' ? [block.text] : [],
  );
}
const wordsOn = (paper: PaperKind, regime: SheetContent['regime'] = 'consent-2016'): string =>
  textsOf({ paper, regime }).join('\n').replaceAll('\u00a0', ' ');

describe('every sheet', () => {
  const all = languages.flatMap((language) => everySheet.map((content) => ({ ...content, language })));

  test.each(all)('$paper under $regime in $language begins with site, day and title', (content) => {
    const [site, day, title] = composeSheet(content, content.language, 'large');
    expect(site).toMatchObject({ text: 'Pharmacie des Tilleuls', oneLine: true });
    expect(day).toMatchObject({ text: expect.stringMatching(/23.*2026/) });
    expect(title).toMatchObject({ kind: 'gap' });
  });

  test.each(all)(
    '$paper under $regime in $language holds no code, no QR and only letters we can draw',
    (content) => {
      const blocks = composeSheet(content, content.language, 'large');
      expect(blocks.filter(({ kind }) => kind !== 'text' && kind !== 'gap')).toEqual([]);
      for (const block of blocks) {
        if (block.kind !== 'text') continue;
        expect(toPrintable(block.text)).toBe(block.text);
        // Nothing that looks like a code of ours, a number of a person or a full date of birth.
        expect(block.text).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{5}|\d{6,}|\d\d\/\d\d/);
      }
    },
  );

  test('has the same parts in every language', () => {
    const shape = (language: Language) =>
      Object.entries(sheets[language])
        .map(([name, { first, parts }]) => {
          const lengths = parts.map((part) => ('lines' in part ? part.lines.length : -part.steps.length));
          return `${name} ${first !== undefined} ${lengths.join(' ')}`;
        })
        .sort();
    for (const language of languages) expect(shape(language)).toEqual(shape('fr'));
  });

  test('leaves no sentence of one language in another', () => {
    const own = (language: Language) =>
      new Set(everySheet.flatMap((content) => textsOf(content, language).slice(2)));
    const sets = languages.filter((language) => language !== 'fr-simple').map(own);
    const total = sets.reduce((sum, set) => sum + set.size, 0);
    expect(new Set(sets.flatMap((set) => [...set])).size).toBe(total);
  });

  test('makes a foreign name of the site printable, and stays the same otherwise', () => {
    const [name, ...rest] = textsOf({ siteName: 'Pharmacie\u001b@ 药' });
    expect(name).toBe('Pharmacie@ ?');
    expect(isPrintable(name ?? '')).toBe(true);
    expect(rest).toEqual(textsOf({}).slice(1));
  });
});

describe('in French', () => {
  test('a refusal says that nothing is open, that nothing is lost, and that one may change', () => {
    const text = wordsOn('refusal');
    expect(text).toContain('Vous avez dit non');
    expect(text).toContain('Rien n’est ouvert.');
    expect(text).toContain('Vos soins et vos remboursements restent les mêmes.');
    expect(text).toContain('changer d’avis');
  });

  test('a closure tells the ten years and the way back; one that is only asked for never says « est fermé »', () => {
    expect(wordsOn('closure')).toMatch(/est fermé[\s\S]*10 ans[\s\S]*rouvrir/);
    const requested = wordsOn('closure-requested');
    expect(requested).toContain('n’est pas encore fermé');
    expect(requested.replace('n’est pas encore fermé', '')).not.toMatch(/est fermé|DMP fermé/);
  });

  test('under mes-2022 « later » says that silence opens the record, under consent-2016 that nothing does', () => {
    expect(wordsOn('later', 'mes-2022')).toMatch(/s’ouvre tout seul/);
    expect(wordsOn('later', 'mes-2022')).not.toMatch(/[Rr]ien n’est ouvert/);
    expect(wordsOn('later', 'consent-2016')).toMatch(/Rien n’est ouvert/);
    expect(wordsOn('later', 'consent-2016')).not.toMatch(/tout seul/);
  });

  test('the occupational doctor is among those who never read under consent-2016 only', () => {
    expect(wordsOn('information', 'consent-2016')).toContain('médecin du travail');
    expect(wordsOn('information', 'mes-2022')).not.toContain('médecin du travail');
  });

  test.each(['guide-activate', 'guide-oppose', 'guide-close', 'guide-reopen'] as const)(
    '%s says that the kiosk did nothing, where to go and whom to call',
    (paper) => {
      expect(wordsOn(paper)).toMatch(/La borne n’a rien noté|La borne ne peut pas/);
      expect(wordsOn(paper)).toContain('monespacesante.fr');
      expect(wordsOn(paper)).toContain('3422');
    },
  );

  test('opposing has six weeks from the notice, and two ways', () => {
    expect(wordsOn('guide-oppose')).toMatch(/prévient[\s\S]*six semaines[\s\S]*internet[\s\S]*caisse/);
  });

  /** Without site, day and footer; `monespacesante.fr` is one word of an address, whatever it sounds like. */
  const bodies = everySheet.map((content) => ({
    ...content,
    body: textsOf(content)
      .slice(2)
      .map((text) => text.replace(/^\d\. /, '').replace(/\.$/, ''))
      .join('\n')
      .replaceAll('monespacesante.fr', 'site'),
  }));

  test.each(bodies)('$paper under $regime passes the gates of readability', ({ body }) => {
    const sentences = sentencesOf(body);
    expect(longestSentence(body)).toBeLessThanOrEqual(12);
    expect(wordsOf(body).length / sentences.length).toBeLessThanOrEqual(8);
    expect(readability(body)).toBeGreaterThanOrEqual(80);
    expect(body).not.toMatch(
      /clôture|titulaire|habilité|dématérialisé|consentement|bénéficiaire|usager|procédure/i,
    );
  });

  test.each(bodies)('$paper under $regime is written in typographic French', ({ paper, regime }) => {
    const text = textsOf({ paper, regime }).join('\n');
    expect(text).not.toMatch(/'/);
    expect(text).not.toMatch(/[^\u00a0][:;?!»]/);
    expect(text).not.toMatch(/\d (ans|points)/);
  });
});

test('no request is promised an end on paper either', () => {
  expect(JSON.stringify(sheets.fr)).not.toMatch(/jusqu’au bout/);
});
