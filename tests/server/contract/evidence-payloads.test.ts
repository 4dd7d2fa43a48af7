import {
  canonicalText,
  KioskEvidenceSchema,
  PolicySchema,
  ServerEvidenceSchema,
} from '@borne/server/contract/evidence';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chance } from '../../../scripts/drill/chance.ts';
import { inventAct, inventId } from '../../../scripts/evidence/forge/acts.ts';

const seed = fc.integer({ min: 0, max: 0xffff_ffff });
const kioskId = '00000000-0000-4000-8000-000000000000';

test('what the kiosk and the server say about any act is read back from its canonical text', () => {
  fc.assert(
    fc.property(seed, (number) => {
      const { kiosk, received, outcomes } = inventAct(new Chance(number), kioskId);
      const receipt = { ...received, kioskJwsSha256: '0'.repeat(64) };
      for (const word of [receipt, ...outcomes])
        expect(ServerEvidenceSchema.parse(JSON.parse(canonicalText(word)))).toEqual(word);
      const text = canonicalText(kiosk);
      const read = KioskEvidenceSchema.parse(JSON.parse(text));
      expect(read).toEqual(kiosk);
      expect(canonicalText(read)).toBe(text);
    }),
  );
});

test('no field of the kiosk’s word may be added, and none left out', () => {
  fc.assert(
    fc.property(seed, (number) => {
      const chance = new Chance(number);
      const { kiosk } = inventAct(chance, kioskId);
      expect(KioskEvidenceSchema.safeParse({ ...kiosk, familyName: 'ESSAI' }).success).toBe(false);
      const left = chance.pick(Object.keys(kiosk));
      const rest = Object.fromEntries(Object.entries(kiosk).filter(([name]) => name !== left));
      expect(KioskEvidenceSchema.safeParse(rest).success).toBe(false);
    }),
  );
});

test('the order in which a payload was built does not change what is signed', () => {
  const { kiosk } = inventAct(new Chance(1), kioskId);
  const backwards = Object.fromEntries(Object.entries(kiosk).reverse());
  expect(JSON.stringify(backwards)).not.toBe(JSON.stringify(kiosk));
  expect(canonicalText(backwards)).toBe(canonicalText(kiosk));
});

test.each([
  ['2026-02-29T10:00:00.000Z', false],
  ['2028-02-29T10:00:00.000Z', true],
  ['1970-01-01T00:00:00.000Z', true],
  ['2026-01-15T24:00:00.000Z', false],
  ['2026-01-15T10:00:60.000Z', false],
  ['2026-01-15T10:00:00Z', false],
  ['2026-01-15T11:00:00.000+01:00', false],
])('a time written %s is one: %s', (answeredAt, right) => {
  const { kiosk } = inventAct(new Chance(1), kioskId);
  expect(KioskEvidenceSchema.safeParse({ ...kiosk, answeredAt }).success).toBe(right);
});

test('an act is a UUIDv7, and no other', () => {
  const chance = new Chance(3);
  const { kiosk } = inventAct(chance, kioskId);
  expect(KioskEvidenceSchema.safeParse({ ...kiosk, actId: inventId(chance, 7) }).success).toBe(true);
  expect(KioskEvidenceSchema.safeParse({ ...kiosk, actId: inventId(chance, 4) }).success).toBe(false);
});

test('a policy cannot ask for more witnesses than it knows, nor for a stamp that it could not judge', () => {
  const key = `essai+00000000+${'A'.repeat(44)}`;
  const kioskCa = `-----BEGIN CERTIFICATE-----\n${Buffer.from('308200010a', 'hex').toString('base64')}\n-----END CERTIFICATE-----\n`;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) };
  const policy = {
    v: 1,
    origin: 'essai',
    logKey: key,
    witnesses: [key],
    quorum: 1,
    serverKeys: [{ kid: 'a', jwk }],
    kioskCa,
    tsaCa: null,
    timestampRequired: false,
  };
  expect(PolicySchema.safeParse(policy).success).toBe(true);
  expect(PolicySchema.safeParse({ ...policy, quorum: 2 }).success).toBe(false);
  expect(PolicySchema.safeParse({ ...policy, timestampRequired: true }).success).toBe(false);
  expect(
    PolicySchema.safeParse({
      ...policy,
      serverKeys: [
        { kid: 'a', jwk },
        { kid: 'a', jwk },
      ],
    }).success,
  ).toBe(false);
  expect(
    PolicySchema.safeParse({ ...policy, serverKeys: [{ kid: 'a', jwk: { ...jwk, d: 'A'.repeat(43) } }] })
      .success,
  ).toBe(false);
});
