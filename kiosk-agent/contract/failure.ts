/** Every failure the agent can tell its screen or the installer's page, as `{ code }`. */
import { z } from 'zod';

export const failureCodes = [
  /** Host, Origin or Sec-Fetch-Site is not that of our own page. */
  'foreign-page',
  /** No session: the page was not opened with this boot's address. */
  'not-paired',
  /** Another page is already the screen of this kiosk. */
  'screen-taken',
  'malformed-request',
  'unknown-address',
  /** This visit is over, or is another person's. */
  'visit-over',
  /** The visit is not at a stage that allows this. */
  'wrong-stage',
  /** Installer: somebody is being served; nobody works on the kiosk meanwhile. */
  'visit-under-way',
  /** Installer: devices are tried in maintenance only. */
  'not-in-maintenance',
  /** Installer: one test at a time. */
  'test-under-way',
  /** Installer: this kiosk has none. */
  'no-such-device',
  /** Installer: the browser was started a moment ago, or nobody runs one here. */
  'too-soon',
  'internal',
] as const;

export const FailureSchema = z.strictObject({ code: z.enum(failureCodes) });
export type Failure = z.infer<typeof FailureSchema>;
export type FailureCode = Failure['code'];

/** POST /agent/pair: exchanges the boot token (from the address's fragment) for this page's session. */
export const PairSchema = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export type Pair = z.infer<typeof PairSchema>;
/** Its answer: every later call repeats this value in the header `X-Borne`, beside the HttpOnly cookie. */
export const PairedSchema = z.strictObject({ header: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/) });
export type Paired = z.infer<typeof PairedSchema>;
