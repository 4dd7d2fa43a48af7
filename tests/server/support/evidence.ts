/** A kiosk's signing hand, apart from the agent's own code: whatever may be signed, rightly or wrongly. */
import { createHash, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { canonicalText, type KioskEvidence } from '../../../server/contract/evidence/index.ts';
import type { CloseRecord, CreateRecord } from '../../../server/contract/index.ts';

/** What a kiosk asks, before it has signed for it. */
export type Opening = Omit<CreateRecord, Signed>;
export type Closure = Omit<CloseRecord, Signed>;
type Signed = 'evidence' | 'evidenceCertificate';

export interface Signer {
  kioskId: string;
  /** PEM. */
  key: string;
  certificate: string;
}

export function signerOf(pki: { kioskId: string; evidenceKey: string; evidenceCert: string }): Signer {
  const [key, certificate] = [pki.evidenceKey, pki.evidenceCert].map((path) => readFileSync(path, 'utf8'));
  return { kioskId: pki.kioskId, key: key ?? '', certificate: certificate ?? '' };
}

export const shown: KioskEvidence['shown'] = [
  { screen: 'explainWhat', ms: 12_000, language: 'fr', size: 'normal', heard: false },
  { screen: 'review', ms: 4_000, language: 'fr', size: 'large', heard: true },
];

/** What the kiosk says of this request. */
export function payloadOf({ kioskId }: Signer, actId: string, request: Opening | Closure): KioskEvidence {
  const act = { v: 1, actId, kioskId, regime: 'consent-2016', software: 'borne-essai/1', shown } as const;
  if ('consent' in request) {
    const { breakGlassConsent, emergencyCallConsent, ...consent } = request.consent;
    return {
      ...act,
      ...consent,
      kind: request.act === 'reopen' ? 'reopening' : 'opening',
      misses: { insurer: 0, close: 1 },
      answers: { open: true, breakGlass: breakGlassConsent, emergencyCall: emergencyCallConsent },
    };
  }
  const { notice, language, actor, papersCallId, confirmedAt } = request;
  return {
    ...act,
    ...{ notice, language, actor, papersCallId, assisted: false, answeredAt: confirmedAt },
    ...{ kind: 'closure', understood: null, misses: null, answers: { close: true } },
  };
}

/** `text`: signed as it is, canonical or not. */
export function jwsOf(signer: Signer, text: string, header: object = headerOf(signer)): string {
  const signed = [JSON.stringify(header), text]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  const key = { key: signer.key, dsaEncoding: 'ieee-p1363' } as const;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

export function headerOf({ certificate }: Pick<Signer, 'certificate'>): Record<string, string> {
  const thumbprint = createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url');
  return { alg: 'ES256', typ: 'dmp-evidence+jws', 'x5t#S256': thumbprint };
}

/** The request as the kiosk sends it. `change`: what it signs otherwise than it says. */
export function signed<Request extends Opening | Closure>(
  signer: Signer,
  actId: string,
  request: Request,
  change: object = {},
): Request & Record<Signed, string> {
  const evidence = jwsOf(signer, canonicalText({ ...payloadOf(signer, actId, request), ...change }));
  return { ...request, evidence, evidenceCertificate: signer.certificate };
}

/** Signs each request once: sent again, it carries the same text, as a kiosk's does. */
export function signingOnce(signer: Signer) {
  const known = new Map<string, Record<Signed, string>>();
  return <Request extends Opening | Closure>(
    actId: string,
    request: Request,
  ): Request & Record<Signed, string> => {
    const name = `${actId} ${JSON.stringify(request)}`;
    const before = known.get(name) ?? signed(signer, actId, request);
    known.set(name, before);
    return { ...request, evidence: before.evidence, evidenceCertificate: before.evidenceCertificate };
  };
}
