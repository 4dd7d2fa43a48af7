/**
 * How long the certificates of the national line still last: both of ours, what stands between them and their authority,
 * and the authorities that the service may present. A renewal takes weeks (IGC-Santé), so the first word comes 60 days
 * ahead; then 30, 7, and once it is over. One word a day for each certificate, another one on the day it gets worse.
 */
import { X509Certificate } from 'node:crypto';

export type CertificateUse = 'tls' | 'seal' | 'tls-chain' | 'seal-chain' | 'authority';

export interface WatchedCertificate {
  use: CertificateUse;
  certificate: X509Certificate;
}

export type Standing = 'sound' | 'within-60' | 'within-30' | 'within-7' | 'expired' | 'not-yet';

export interface CertificateStanding {
  use: CertificateUse;
  standing: Standing;
  /** Whole days until its end; negative once it is over. */
  days: number;
}

const dayMs = 86_400_000;

/** Throws when one of them is no certificate. */
export function certificatesOfLine(line: {
  tls: { cert: string; ca: string };
  seal: { cert: string };
}): WatchedCertificate[] {
  const named = (use: CertificateUse, pems: readonly string[]): WatchedCertificate[] =>
    pems.map((pem) => ({ use, certificate: new X509Certificate(pem) }));
  const [tls = '', ...tlsChain] = pemsIn(line.tls.cert);
  const [seal = '', ...sealChain] = pemsIn(line.seal.cert);
  return [
    ...named('tls', [tls]),
    ...named('seal', [seal]),
    ...named('tls-chain', tlsChain),
    ...named('seal-chain', sealChain),
    ...named('authority', pemsIn(line.tls.ca)),
  ];
}

function pemsIn(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

export function standingOf({ use, certificate }: WatchedCertificate, now: Date): CertificateStanding {
  const leftMs = certificate.validToDate.getTime() - now.getTime();
  const days = Math.floor(leftMs / dayMs);
  if (certificate.validFromDate > now) return { use, standing: 'not-yet', days };
  if (leftMs < 0) return { use, standing: 'expired', days };
  const limit = ([7, 30, 60] as const).find((ahead) => leftMs <= ahead * dayMs);
  return { use, standing: limit === undefined ? 'sound' : `within-${limit}`, days };
}

/** From `info` to `error`, as the end comes near; null: nothing to say. */
export function loudness(standing: Standing): 'info' | 'warn' | 'error' | null {
  if (standing === 'sound') return null;
  if (standing === 'within-60') return 'info';
  return standing === 'within-30' ? 'warn' : 'error';
}

export interface CertificateWatch {
  standings(): CertificateStanding[];
  /** Says what is due; called at the start and every hour. */
  look(): void;
  stop(): Promise<void>;
}

export interface CertificateWatchParts {
  certificates: readonly WatchedCertificate[];
  now: () => Date;
  tell: (level: 'info' | 'warn' | 'error', standing: CertificateStanding) => void;
  everyMs?: number;
}

/** Looks at once, then every hour. */
export function watchCertificates(parts: CertificateWatchParts): CertificateWatch {
  const { certificates, now, tell, everyMs = 3_600_000 } = parts;
  const lastSaid = new Map<WatchedCertificate, string>();
  const standings = (): CertificateStanding[] => certificates.map((each) => standingOf(each, now()));

  const look = (): void => {
    const today = Math.floor(now().getTime() / dayMs);
    for (const watched of certificates) {
      const standing = standingOf(watched, now());
      const level = loudness(standing.standing);
      const word = `${today} ${standing.standing}`;
      if (level === null || lastSaid.get(watched) === word) continue;
      lastSaid.set(watched, word);
      tell(level, standing);
    }
  };
  look();
  const timer = setInterval(look, everyMs).unref();
  return {
    standings,
    look,
    stop: async () => clearInterval(timer),
  };
}
