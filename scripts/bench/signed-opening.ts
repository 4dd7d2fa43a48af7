/** Openings as a kiosk sends them: signed with its own key, about a text that the server knows. */
import { createHash, randomBytes, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { askDatabase } from '../drill/records.ts';
import type { Line } from '../line/line.ts';
import { inventedPerson } from './invented-people.ts';

/** Made of what one signature needs once: the key, its certificate, and the notice in force. */
export async function openingsOf({ pki, databaseUrl }: Line): Promise<(id: string, index: number) => string> {
  const [notice] = await askDatabase<{ version: string; sha256: string }>(
    databaseUrl,
    `select version, encode(sha256, 'hex') as sha256 from notices where kind = 'opening' and language = 'fr'
      order by version limit 1`,
  );
  if (!notice) throw new Error('the server knows no notice');
  const evidenceCertificate = readFileSync(pki.evidenceCert, 'utf8');
  const key = { key: readFileSync(pki.evidenceKey, 'utf8'), dsaEncoding: 'ieee-p1363' } as const;
  const thumbprint = createHash('sha256')
    .update(new X509Certificate(evidenceCertificate).raw)
    .digest('base64url');
  const head = base64url({ alg: 'ES256', typ: 'dmp-evidence+jws', 'x5t#S256': thumbprint });
  return (id, index) => {
    const { consent, ...said } = answerTo(notice);
    const payload = { ...said, v: 1, kind: 'opening', actId: id, kioskId: pki.kioskId };
    const signed = `${head}.${base64url(payload)}`;
    const evidence = `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
    const activationDigest = randomBytes(32).toString('base64url');
    const identity = inventedPerson(index);
    return JSON.stringify({
      identity,
      act: 'open',
      consent,
      activationDigest,
      evidence,
      evidenceCertificate,
    });
  };
}

/** What a short visit says of itself: the consent, and the payload that it is signed in. */
function answerTo(notice: object) {
  const answeredAt = new Date().toISOString();
  const who = { actor: 'self', papersCallId: null, assisted: false, understood: 'quiz' };
  const common = { notice, language: 'fr', answeredAt, ...who };
  const shown = Array.from({ length: 14 }, (_, at) => ({
    ...{ screen: at % 2 ? 'explainWhat' : 'moreWhat', ms: 4_000 + at },
    ...{ language: 'fr', size: 'normal', heard: false },
  }));
  return {
    consent: { ...common, breakGlassConsent: true, emergencyCallConsent: false },
    ...{ ...common, shown, regime: 'consent-2016', software: 'bench/1', misses: { insurer: 0, close: 0 } },
    answers: { open: true, breakGlass: true, emergencyCall: false },
  };
}

function base64url(value: object): string {
  return Buffer.from(canonicalize(value) ?? '').toString('base64url');
}
