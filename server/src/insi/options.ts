/** What the gateway to INSi must be told, and the contradictions it refuses before the first person comes. */
import { certificateFaults } from '../dmp/certificate-faults.ts';
import type { SealKey, TlsKey } from '../dmp/key-source.ts';
import type { LineOptions } from '../dmp/national-line.ts';

/** Certificates are PEM contents, never paths; so are keys, or they lie in a module. */
export interface SoapInsiOptions {
  /** The whole address, without a final slash: `https://…/lps`. */
  url: string;
  /** Organisation certificate and key for mutual TLS, and the authorities that the service may present. */
  tls: { cert: string; key: TlsKey; ca: string };
  /** Certificate and key that seal our assertion; never those of `tls`. */
  seal: { cert: string; key: SealKey };
  /** `authorization`: number that the CNDA gave this software (IDAM). */
  software: { name: string; version: string; authorization: string };
  /** PS_IdNat of the professional in whose name the kiosk asks, and their identifiantFacturation. */
  author: { id: string; billingId: string };
  /** TRE_R02 code; default SA33, pharmacie d’officine. */
  sector?: string;
  /** Longest wait for one whole answer, in milliseconds. */
  deadlineMs: number;
  /** production refuses matricules of test and of demonstration (EX_GEN-1430). */
  mode: 'development' | 'production';
  /** The circuit breaker's settings, and who is told of its changes. */
  line?: LineOptions;
  clock?: () => Date;
  /** Only forward, in milliseconds: the age of a Vitale assertion. */
  monotonicMs?: () => number;
  /** A new random UUID at each call. */
  newId?: () => string;
}

/** Throws, with every contradiction at once. */
export function assertInsiOptions(options: SoapInsiOptions): void {
  const { url, software, author, deadlineMs } = options;
  const faults = certificateFaults(options);
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') faults.push('the address is not https');
  if (url.endsWith('/')) faults.push('the address ends with a slash');
  if (!(deadlineMs > 0)) faults.push('the deadline is not positive');
  for (const [name, text] of Object.entries({ ...software, 'author.id': author.id })) {
    if (text.trim() === '') faults.push(`${name} is empty`);
  }
  if (!/^\d{9}$/.test(author.billingId)) faults.push('the billing identifier is not nine digits');
  if (faults.length > 0) throw new Error(`INSi gateway: ${faults.join('; ')}.`);
}
