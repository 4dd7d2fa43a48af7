import { nirKey } from '@borne/server/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type InsReading, readInsDatamatrix } from '../../../kiosk-agent/src/scanner/ins-datamatrix.ts';
import { insExample } from './pos-reports.ts';

const gs = '\u001d';
const head = `IS01${'0'.repeat(22)}`;

function read(text: string, production = true): InsReading {
  return readInsDatamatrix(Buffer.from(text, 'latin1'), { production });
}

/** The fields of the example, some replaced or left out (null), in this order. */
function code(change: Record<string, string | null> = {}, order = 'S1 S2 S3 S4 S5 S6 S7'): string {
  const fields: Record<string, string | null> = {
    S1: '277010115400329',
    S2: '1.2.250.1.213.1.4.8',
    S3: 'SARAH-LOU ANNA',
    S4: 'GARCIA-HAMMADI',
    S5: 'F',
    S6: '21-01-1977',
    S7: '01154',
    ...change,
  };
  const most: Record<string, number> = { S2: 20, S3: 100, S4: 100 };
  const present = order.split(' ').filter((id) => typeof fields[id] === 'string');
  return (
    head +
    present
      .map((id, index) => {
        const value = fields[id] ?? '';
        const ended = value.length < (most[id] ?? 0) && index < present.length - 1;
        return id + value + (ended ? gs : '');
      })
      .join('')
  );
}

const reasonOf = (reading: InsReading): string => (reading.ok ? 'read' : reading.reason);

describe('the example of the specification', () => {
  test('is read whole, and marked unsigned', () => {
    expect(read(insExample)).toEqual({
      ok: true,
      ins: {
        kind: 'ins',
        signed: false,
        register: 'nir',
        nir: '277010115400329',
        firstNames: 'SARAH-LOU ANNA',
        birthName: 'GARCIA-HAMMADI',
        sex: 'F',
        birthDate: '1977-01-21',
        birthPlace: '01154',
      },
    });
  });

  test('is the same with the identifier in front, or with its fields in any order', () => {
    expect(code()).toBe(insExample);
    expect(read(`]d1${insExample}`)).toEqual(read(insExample));
    expect(read(code({}, 'S7 S4 S6 S2 S5 S1 S3'))).toEqual(read(insExample));
  });

  test('may lack the birth place', () => {
    expect(read(code({ S7: null }))).toMatchObject({ ok: true, ins: { birthPlace: null } });
  });

  test('may have names of 100 characters, which no separator ends', () => {
    const longest = 'A'.repeat(100);
    expect(read(code({ S3: longest, S4: longest }))).toMatchObject({
      ok: true,
      ins: { firstNames: longest, birthName: longest },
    });
  });
});

test('the longest code there can be is read, and one byte more is not', () => {
  const longest = code({ S2: '1.2.250.1.213.1.4.10', S3: 'A'.repeat(100), S4: 'B'.repeat(100) });
  expect(longest).toHaveLength(291);
  expect(reasonOf(read(longest, false))).toBe('read');
  expect(reasonOf(read(`${longest}S`, false))).toBe('too-long');
});

describe('the register', () => {
  test.each([
    ['1.2.250.1.213.1.4.8', 'nir', 'nir'],
    ['1.2.250.1.213.1.4.9', 'nia', 'nia'],
    ['1.2.250.1.213.1.4.10', 'not-real', 'nir-test'],
    ['1.2.250.1.213.1.4.11', 'not-real', 'nir-demo'],
    ['1.2.250.1.213.1.4.12', 'register', 'register'],
    ['1.2.250.1.213.1.4.', 'register', 'register'],
    ['constructor', 'register', 'register'],
  ])('%s is %s in production and %s on a bench', (S2, inProduction, onBench) => {
    const found = [true, false].map((production) => {
      const reading = read(code({ S2 }), production);
      return reading.ok ? reading.ins.register : reading.reason;
    });
    expect(found).toEqual([inProduction, onBench]);
  });
});

describe('what is refused', () => {
  test.each([
    ['an empty code', '', 'header'],
    ['another version', `IS02${'0'.repeat(22)}S1`, 'header'],
    ['a header that is not all zeros', insExample.replace('IS010', 'IS011'), 'header'],
    ['a signed 2D-Doc', 'DC04FR0AXT4A0E840E8A0000', '2d-doc'],
    ['a word outside ASCII', code({ S4: 'GARCÍA' }), 'characters'],
    ['a code without end', insExample + 'S'.repeat(200), 'too-long'],
    ['an unknown field', code({ S8: 'X' }, 'S1 S2 S3 S4 S5 S6 S8'), 'unknown-field'],
    ['a field twice', code({}, 'S1 S2 S3 S4 S5 S6 S5'), 'double-field'],
    ['half a field', insExample.slice(0, -1), 'short-field'],
    ['a separator inside a fixed field', code({ S6: `21-01${gs}1977` }), 'short-field'],
    ['a separator too many', insExample.replace('S3', `${gs}S3`), 'stray-separator'],
    ['a separator at the end', `${code({}, 'S1 S2 S3 S5 S6 S7 S4')}${gs}`, 'stray-separator'],
    ['separators that the scanner left out', insExample.replaceAll(gs, ''), 'no-separator'],
    ['a birth date without day', code({ S6: '00-01-1977' }), 'birth-date'],
    ['a day that no calendar has', code({ S6: '29-02-1977' }), 'birth-date'],
    ['a date in the other order', code({ S6: '1977-01-21' }), 'birth-date'],
    ['another sex', code({ S5: 'X' }), 'sex'],
    ['a small letter', code({ S3: 'Sarah' }), 'name'],
    ['an empty name', code({ S4: '' }), 'name'],
    ['a name of marks', code({ S4: "'- '" }), 'name'],
    ['a name that hides a command', code({ S4: 'A\u001b@' }), 'name'],
    ['a birth place outside', code({ S7: '2C154' }), 'birth-place'],
    ['a number with a wrong key', code({ S1: '277010115400330' }), 'number'],
    ['a number internal to the CNAM', code({ S1: '585057800608485' }), 'number'],
  ])('%s', (_, text, reason) => {
    expect(reasonOf(read(text))).toBe(reason);
  });

  test.each(['S1', 'S2', 'S3', 'S4', 'S5', 'S6'])('a code without %s', (id) => {
    expect(reasonOf(read(code({ [id]: null })))).toBe('missing-field');
  });

  test('a birth place in Corsica or abroad is none of it', () => {
    for (const S7 of ['2A004', '2B033', '97105', '99109']) expect(reasonOf(read(code({ S7 })))).toBe('read');
  });
});

describe('whatever is scanned', () => {
  const name = fc.stringMatching(/^[A-Z][A-Z' -]{0,97}[A-Z]$/);
  const nir = fc.stringMatching(/^[12]\d\d(0[1-9]|1[0-2])(0[1-9]|[1-8]\d|2[AB])\d{6}$/);
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });

  test('every code that a maker may write is read as it was written, in any order', () => {
    const ids = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'];
    const orders = fc.shuffledSubarray(ids, { minLength: ids.length });
    fc.assert(
      fc.property(nir, name, name, day, orders, (first13, firstNames, birthName, date, order) => {
        const iso = date.toISOString().slice(0, 10);
        const S1 = first13 + nirKey(first13);
        const S6 = iso.split('-').reverse().join('-');
        const reading = read(code({ S1, S3: firstNames, S4: birthName, S6 }, order.join(' ')));
        expect(reading).toMatchObject({ ok: true, ins: { nir: S1, firstNames, birthName, birthDate: iso } });
      }),
      { numRuns: 300 },
    );
  });

  test('bytes of any kind are read or refused for a reason, and never throw', () => {
    const bits = fc.constantFrom(
      ...'S1 S2 S3 S4 S5 S6 S7'.split(' '),
      gs,
      '277010115400329',
      'F',
      'A',
      'DC',
      ']d1',
    );
    const nearly = fc
      .array(bits, { maxLength: 20 })
      .map((parts) => Buffer.from(head + parts.join(''), 'latin1'));
    fc.assert(
      fc.property(fc.oneof(nearly, fc.uint8Array({ maxLength: 400 })), (bytes) => {
        expect(reasonOf(readInsDatamatrix(bytes, { production: true }))).toMatch(/^[a-z0-9-]+$/);
      }),
      { numRuns: 2_000 },
    );
  });

  test('one changed byte never makes another number', () => {
    const original = read(insExample);
    fc.assert(
      fc.property(fc.nat(insExample.length - 1), fc.nat(127), (at, byte) => {
        const changed = Buffer.from(insExample, 'latin1');
        changed[at] = byte;
        const reading = readInsDatamatrix(changed, { production: true });
        // Unsigned: a changed letter of a name passes. The number has its key, the rest its form.
        if (reading.ok && original.ok) expect(reading.ins.nir).toBe(original.ins.nir);
      }),
      { numRuns: 1_000 },
    );
  });
});
