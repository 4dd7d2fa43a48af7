/** What a kiosk composes and signs is what the server can verify and finds coherent, whatever was shown and answered. */
import { readFileSync } from 'node:fs';
import type { Consent } from '@borne/server/contract';
import { KioskEvidenceSchema, type ShownScreen } from '@borne/server/contract/evidence';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { closureEvidence, openingEvidence } from '../../../kiosk-agent/src/evidence/compose-evidence.ts';
import { type EvidenceSigner, evidenceSigner } from '../../../kiosk-agent/src/evidence/evidence-signer.ts';
import type { PkiPaths } from '../../../scripts/pki/development-pki.ts';
import { CreateRecordSchema } from '../../../server/contract/record.ts';
import {
  disagreement,
  expectedOfClosure,
  expectedOfOpening,
} from '../../../server/src/evidence/coherence.ts';
import { verifyKioskJws } from '../../../server/src/evidence/kiosk-jws.ts';
import { certificatesIn, checkSigningCertificate } from '../../../server/src/evidence/signing-certificate.ts';
import { testPki } from '../../support/pki.ts';

let pki: PkiPaths;
let signer: EvidenceSigner;
const text = (path: string): string => readFileSync(path, 'utf8');
beforeAll(async () => {
  pki = await testPki();
  signer = evidenceSigner({ key: text(pki.evidenceKey), certificate: text(pki.evidenceCert) });
});

const visitId = '0192f000-0000-7000-8000-000000000001';
const language = fc.constantFrom('fr', 'fr-simple', 'en', 'ar', 'pt', 'tr');
const notice = fc.record({
  version: fc.stringMatching(/^[a-z0-9./-]{1,64}$/),
  sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
});
const moment = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const who = fc.constantFrom(
  { actor: 'self', papersCallId: null },
  { actor: 'parent', papersCallId: '0192f000-0000-7000-8000-00000000ca11' },
  { actor: 'guardian', papersCallId: '0192f000-0000-7000-8000-00000000ca11' },
);
const consents: fc.Arbitrary<Consent> = fc
  .record({
    ...{ notice, language, answeredAt: moment, understood: fc.constantFrom('quiz', 'staff') },
    ...{ assisted: fc.boolean(), breakGlassConsent: fc.boolean(), emergencyCallConsent: fc.boolean() },
    who,
  })
  .map(({ who: answers, ...consent }) => ({ ...consent, ...answers }));
const screens: fc.Arbitrary<ShownScreen[]> = fc.array(
  fc.record({
    ...{ screen: fc.stringMatching(/^[A-Za-z]{1,24}$/), ms: fc.nat(86_400_000), language },
    ...{ size: fc.constantFrom('normal', 'large', 'largest'), heard: fc.boolean() },
  }),
  { minLength: 1, maxLength: 40 },
);
const misses = fc.record({ insurer: fc.nat(2), close: fc.nat(2) });
const profile = () => ({ kioskId: pki.kioskId, regime: 'consent-2016' }) as const;

/** As the server reads it. */
async function read(signed: Awaited<ReturnType<EvidenceSigner['sign']>>) {
  const authorities = certificatesIn(text(pki.kioskCa));
  const certificate = checkSigningCertificate(signed.evidenceCertificate, {
    ...{ authorities, kioskId: pki.kioskId, now: new Date() },
  });
  if (!certificate.ok) throw new Error(certificate.reason);
  return verifyKioskJws(signed.evidence, certificate);
}

describe('a kiosk’s word', () => {
  test('about an opening or a reopening is read as it was meant, and says what the request says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('open', 'reopen'),
        consents,
        screens,
        misses,
        async (act, consent, shown, missed) => {
          const word = openingEvidence({ visitId, profile: profile() }, act, consent, {
            shown,
            misses: missed,
          });
          const answer = await read(await signer.sign(word));
          expect(answer).toEqual({ ok: true, payload: word });
          const about = { actId: visitId, ...profile() };
          expect(disagreement(word, expectedOfOpening(about, { act, consent }))).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });

  test('about a closure too', async () => {
    await fc.assert(
      fc.asyncProperty(consents, screens, async (consent, shown) => {
        const {
          notice: of,
          language: spoken,
          actor,
          papersCallId,
          answeredAt: confirmedAt,
          assisted,
        } = consent;
        const closure = {
          identity: {} as never,
          notice: of,
          language: spoken,
          actor,
          papersCallId,
          confirmedAt,
        };
        const word = closureEvidence({ visitId, profile: profile() }, closure, { shown }, assisted);
        expect(await read(await signer.sign(word))).toEqual({ ok: true, payload: word });
        expect(disagreement(word, expectedOfClosure({ actId: visitId, ...profile() }, closure))).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  test('with any one thing changed says something else than the request', async () => {
    await fc.assert(
      fc.asyncProperty(consents, consents, async (consent, other) => {
        const about = { actId: visitId, ...profile() };
        const word = openingEvidence({ visitId, profile: profile() }, 'open', consent, {
          shown: [],
          misses: { insurer: 0, close: 0 },
        });
        for (const name of Object.keys(consent) as (keyof Consent)[]) {
          const changed = { ...consent, [name]: other[name] };
          const isSame = JSON.stringify(changed[name]) === JSON.stringify(consent[name]);
          expect(
            disagreement(word, expectedOfOpening(about, { act: 'open', consent: changed })) === null,
          ).toBe(isSame);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('with any symbol of it changed is refused', async () => {
    const [consent] = fc.sample(consents, 1);
    const [shown] = fc.sample(screens, 1);
    if (!consent || !shown) throw new Error('one of each');
    const about = { visitId, profile: profile() };
    const signed = await signer.sign(
      openingEvidence(about, 'open', consent, { shown, misses: { insurer: 0, close: 0 } }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(signed.evidence.length - 1),
        fc.constantFrom(...'AZaz09-_.='),
        async (at, symbol) => {
          const { evidence } = signed;
          fc.pre(evidence[at] !== symbol);
          const altered = evidence.slice(0, at) + symbol + evidence.slice(at + 1);
          expect(await read({ ...signed, evidence: altered })).toMatchObject({ ok: false });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('names nobody, and the longest fits through the door of the server', async () => {
    const [consent] = fc.sample(consents, 1);
    if (!consent) throw new Error('one consent');
    const longest: ShownScreen = {
      screen: 'cardGoneAfterRequest',
      ms: 86_400_000,
      language: 'fr-simple',
      size: 'largest',
      heard: false,
    };
    const shown = Array.from({ length: 400 }, () => longest);
    const word = openingEvidence({ visitId, profile: profile() }, 'open', consent, {
      shown,
      misses: { insurer: 2, close: 2 },
    });
    const signed = await signer.sign(word);
    expect(
      CreateRecordSchema.pick({ evidence: true, evidenceCertificate: true }).safeParse(signed).success,
    ).toBe(true);
    expect(JSON.stringify(signed).length).toBeLessThan(60_000);
    expect(KioskEvidenceSchema.safeParse({ ...word, firstName: 'X' }).success).toBe(false);
  });
});

describe('a signer does not start', () => {
  test.each<[string, () => { key: string; certificate: string }, RegExp]>([
    [
      'with the key of another certificate',
      () => ({ key: text(pki.kioskKey), certificate: text(pki.evidenceCert) }),
      /ne va pas avec/,
    ],
    [
      'with a key of another kind',
      () => ({ key: text(pki.serviceKey), certificate: text(pki.evidenceCert) }),
      /P-256/,
    ],
    ['with no key', () => ({ key: 'key', certificate: text(pki.evidenceCert) }), /P-256/],
    [
      'with no certificate',
      () => ({ key: text(pki.evidenceKey), certificate: 'certificate' }),
      /un certificat PEM/,
    ],
  ])('%s', (_, given, sentence) => {
    expect(() => evidenceSigner(given())).toThrow(sentence);
  });
});
