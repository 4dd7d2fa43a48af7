/** A good card whose answers are replaced here and there by whatever a chip can say: the reading ends, typed and true. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Vitale2 } from '../../../../kiosk-agent/simulator/virtual-card/vitale2.ts';
import { filesOf } from '../../../../kiosk-agent/simulator/virtual-card/vitale2-files.ts';
import { type ApduAnswer, exchange, hex, parseAnswer } from '../../../../kiosk-agent/src/card/apdu.ts';
import type { CardReading } from '../../../../kiosk-agent/src/card/card-reading.ts';
import { readFreeZone } from '../../../../kiosk-agent/src/card/free-zone.ts';
import { readInsuredCard } from '../../../../kiosk-agent/src/card/insured-card.ts';
import { vitale2FreeZone } from '../../../../kiosk-agent/src/card/vitale2-sequence.ts';
import { cardOf } from '../card-in-hand.ts';
import { holds, seeds } from './runs.ts';
import { type Person, type WrittenCard, writtenCard } from './written-cards.ts';

/** 40 turns for each of 2 selections and of 2 × 128 parts of a file, twice when the contact was bad. */
const commandsMax = 2 * 40 * (2 + 2 * 128);
const problems = ['unreadable', 'mute', 'not-vitale', 'no-holder'];

const statusWord = fc.oneof(
  fc.constantFrom(
    '9000',
    '6100',
    '6101',
    '61ff',
    '6c00',
    '6c01',
    '6cff',
    '6700',
    '6982',
    '6a82',
    '6b00',
    '6f00',
  ),
  fc.stringMatching(/^[0-9a-f]{4}$/),
);
const answer: fc.Arbitrary<ApduAnswer> = fc.oneof(
  { weight: 4, arbitrary: statusWord.map((word) => parseAnswer(hex(word))) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 258 }).map(parseAnswer) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('removed', 'timeout', 'fault', 'lost')
      .map((reason): ApduAnswer => ({ ok: false, reason: reason as 'removed' })),
  },
);

/** Replaces the card's own answers at some places, or from one on for ever. */
const hostility = fc.record({
  places: fc.array(fc.tuple(fc.integer({ min: 1, max: 16 }), answer), { maxLength: 4 }),
  forEver: fc.option(fc.tuple(fc.integer({ min: 1, max: 16 }), answer), { freq: 4 }),
});
type Hostility = typeof hostility extends fc.Arbitrary<infer Value> ? Value : never;

function hostileCard({ files }: WrittenCard, { places, forEver }: Hostility) {
  const card = new Vitale2(filesOf(files.identity, files.numbers));
  return cardOf((command, rank) => {
    const own = parseAnswer(card.answer(command).bytes);
    if (forEver && rank >= forEver[0]) return forEver[1];
    return places.find(([at]) => at === rank)?.[1] ?? own;
  });
}

/** Numbers that were read are numbers that stand on this card, and at their own place. */
function isTrue(people: readonly Person[], reading: CardReading): void {
  if (reading.outcome !== 'read') {
    if (reading.outcome === 'problem') expect(problems).toContain(reading.problem);
    else expect(['removed', 'lost']).toContain(reading.outcome);
    return;
  }
  const told = reading.holders.map(({ number }) => (number.state === 'valid' ? number.nir : null));
  if (told.length === people.length) {
    expect(told.filter((nir, at) => nir !== null && nir !== people[at]?.nir)).toEqual([]);
  } else expect(told.filter((nir) => nir !== null)).toEqual([]);
}

const many = fc.array(hostility, { minLength: 10, maxLength: 10 });

holds(
  'a card that answers as it likes ends in a named outcome, and gives nobody somebody else’s number',
  1_500,
  fc.asyncProperty(writtenCard, many, async (card, hostilities) => {
    for (const each of hostilities) {
      const hostile = hostileCard(card, each);
      isTrue(card.people, await readInsuredCard(hostile, () => 0));
      expect(hostile.sent.length).toBeLessThanOrEqual(commandsMax);
    }
  }),
);

holds(
  'a good card is read whole through commands, however long its files are',
  400,
  fc.asyncProperty(writtenCard, async (card) => {
    const good = hostileCard(card, { places: [], forEver: null });
    const result = await readFreeZone(good.transmit, vitale2FreeZone);
    expect(result.ok && Buffer.from(result.files.identity).equals(card.files.identity)).toBe(true);
    expect(result.ok && Buffer.from(result.files.numbers).equals(card.files.numbers)).toBe(true);
  }),
);

holds(
  'an exchange ends within forty commands, whatever is asked and answered',
  10_000,
  fc.asyncProperty(
    fc.array(answer, { minLength: 1, maxLength: 6 }),
    fc.uint8Array({ maxLength: 20 }),
    async (answers, command) => {
      const card = cardOf((_, rank) => answers[rank % answers.length] ?? parseAnswer(hex('')));
      const result = await exchange(card.transmit, command);
      expect(card.sent.length).toBeLessThanOrEqual(40);
      if (!result.ok) expect(['removed', 'timeout', 'fault', 'lost', 'endless']).toContain(result.reason);
    },
  ),
);

test('each seed that is kept belongs to a property that is still there', () => {
  const sources = ['hostile-files', 'hostile-answers']
    .map((name) => readFileSync(join(import.meta.dirname, `${name}.test.ts`), 'utf8'))
    .join('\n');
  expect(seeds.filter(({ property }) => !sources.includes(`holds(\n  '${property}'`))).toEqual([]);
});
