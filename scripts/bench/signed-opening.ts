/** Openings and closures as a kiosk sends them: signed with its own key, about a text that the server knows. */
import { createHash, randomBytes, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { askDatabase } from '../drill/records.ts';
import type { Line } from '../line/line.ts';
import { type InventedPerson, inventedPerson } from './invented-people.ts';

type Kiosk = Pick<Line, 'pki' | 'databaseUrl'>;

/** The body of a request, as text. `activationDigest`: of any code, unless told. */
export interface KioskHand {
  opening(id: string, identity: InventedPerson, activationDigest?: string): string;
  closure(id: string, identity: InventedPerson): string;
}

/** Openings of people who do not exist, by their index. */
export async function openingsOf(kiosk: Kiosk): Promise<(id: string, index: number) => string> {
  const hand = await kioskHand(kiosk);
  return (id, index) => hand.opening(id, inventedPerson(index));
}

/** Made of what one signature needs once: the key, its certificate, and the notices in force. */
export async function kioskHand({ pki, databaseUrl }: Kiosk): Promise<KioskHand> {
  const [opening, closure] = [
    await noticeInForce(databaseUrl, 'opening'),
    await noticeInForce(databaseUrl, 'closure'),
  ];
  const evidenceCertificate = readFileSync(pki.evidenceCert, 'utf8');
  const key = { key: readFileSync(pki.evidenceKey, 'utf8'), dsaEncoding: 'ieee-p1363' } as const;
  const thumbprint = createHash('sha256')
    .update(new X509Certificate(evidenceCertificate).raw)
    .digest('base64url');
  const head = base64url({ alg: 'ES256', typ: 'dmp-evidence+jws', 'x5t#S256': thumbprint });
  const signed = (payload: object): string => {
    const text = `${head}.${base64url({ ...payload, kioskId: pki.kioskId })}`;
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
  };
  return {
    opening: (id, identity, activationDigest = randomBytes(32).toString('base64url')) => {
      const { consent, ...said } = answerTo(opening);
      const evidence = signed({ ...said, v: 1, kind: 'opening', actId: id });
      return JSON.stringify({
        identity,
        act: 'open',
        consent,
        activationDigest,
        evidence,
        evidenceCertificate,
      });
    },
    closure: (id, identity) => {
      const { request, said } = closingOf(closure);
      const evidence = signed({ ...said, v: 1, kind: 'closure', actId: id });
      return JSON.stringify({ identity, ...request, evidence, evidenceCertificate });
    },
  };
}

async function noticeInForce(databaseUrl: string, kind: 'opening' | 'closure'): Promise<object> {
  const [notice] = await askDatabase<{ version: string; sha256: string }>(
    databaseUrl,
    `select version, encode(sha256, 'hex') as sha256 from notices where kind = '${kind}' and language = 'fr'
      order by version limit 1`,
  );
  if (!notice) throw new Error('the server knows no notice');
  return notice;
}

/** The same of somebody who closes their record. */
function closingOf(notice: object) {
  const now = new Date().toISOString();
  const common = { notice, language: 'fr', actor: 'self', papersCallId: null };
  return {
    request: { ...common, confirmedAt: now },
    said: {
      ...{ ...common, answeredAt: now, assisted: false, understood: null, misses: null, shown },
      ...{ regime: 'consent-2016', software: 'bench/1', answers: { close: true } },
    },
  };
}

const shown = Array.from({ length: 14 }, (_, at) => ({
  ...{ screen: at % 2 ? 'explainWhat' : 'moreWhat', ms: 4_000 + at },
  ...{ language: 'fr', size: 'normal', heard: false },
}));

/** What a short visit says of itself: the consent, and the payload that it is signed in. */
function answerTo(notice: object) {
  const answeredAt = new Date().toISOString();
  const who = { actor: 'self', papersCallId: null, assisted: false, understood: 'quiz' };
  const common = { notice, language: 'fr', answeredAt, ...who };
  return {
    consent: { ...common, breakGlassConsent: true, emergencyCallConsent: false },
    ...{ ...common, shown, regime: 'consent-2016', software: 'bench/1', misses: { insurer: 0, close: 0 } },
    answers: { open: true, breakGlass: true, emergencyCall: false },
  };
}

function base64url(value: object): string {
  return Buffer.from(canonicalize(value) ?? '').toString('base64url');
}
