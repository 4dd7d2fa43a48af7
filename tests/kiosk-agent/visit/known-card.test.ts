import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardHolder, CardParticulars, CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';
import { cardRecogniser } from '../../../kiosk-agent/src/visit/known-card.ts';
import { child, civil, dupont, holder, martin, numberedChild, ruling, santoni } from './people.ts';
import { cardOf, markOf } from './visit-steps.ts';

test('the screen may see first names, birth years and who is a minor', () => {
  const seen = cardRecogniser(() => ruling)(cardOf(dupont, child));
  expect(seen).toMatchObject({
    card: {
      views: [
        { index: 0, firstName: 'HÉLÈNE', birthYear: '1985', isMinor: false },
        { index: 1, firstName: 'ÉLOI', birthYear: '2015', isMinor: true },
      ],
    },
  });
});

test('an unreadable birth date makes nobody a minor', () => {
  const unreadable = holder('ESSAI', 'CAMILLE', { raw: '2015??17', iso: null, kind: 'unreadable' });
  expect(cardRecogniser(() => ruling)(cardOf(unreadable))).toMatchObject({
    card: { views: [{ birthYear: null, isMinor: false }] },
  });
});

test('the same card has the same mark each time it is read, and only in this process', () => {
  expect(markOf(cardOf(dupont, child))).toBe(markOf(cardOf(structuredClone(dupont), structuredClone(child))));
  const elsewhere = cardRecogniser(() => ruling)(cardOf(dupont, child));
  expect(elsewhere).not.toMatchObject({ card: { mark: markOf(cardOf(dupont, child)) } });
});

test('the mark says nothing of the card', () => {
  expect(markOf(cardOf(dupont))).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(markOf(cardOf(dupont))).not.toContain('285057800600028');
});

test('cards that differ anywhere have different marks', () => {
  const people = [
    martin,
    dupont,
    santoni,
    child,
    numberedChild,
    { ...dupont, birthDate: civil('1985-05-01') },
  ];
  const family = fc.uniqueArray(fc.constantFrom<CardHolder>(...people), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(family, family, (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(markOf(cardOf(...one)) === markOf(cardOf(...other))).toBe(isSame);
    }),
  );
});

test('the particulars that only the licensed library gives count too', () => {
  const withSerial = (serial: string): CardReading => {
    const particulars: CardParticulars = {
      nature: 'real',
      serial,
      rights: [{ regime: null, birthRank: '1' }],
    };
    return { outcome: 'read', holders: [dupont], particulars };
  };
  expect(markOf(withSerial('1'))).not.toBe(markOf(cardOf(dupont)));
  expect(markOf(withSerial('1'))).not.toBe(markOf(withSerial('2')));
});
