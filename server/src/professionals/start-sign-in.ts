/** Makes the sign-in of the professionals out of the configuration. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { siteStore } from '../kiosks/site-store.ts';
import type { Log } from '../log.ts';
import { attempts } from './attempts.ts';
import { openidProvider } from './openid-provider.ts';
import type { StaffRules } from './person.ts';
import { phoneLimits } from './phone-limits.ts';
import { type ProfessionalsSettings, providersOf } from './provider-settings.ts';
import { type SignIn, signIn } from './sign-in.ts';
import { type SignInAudit, signInAudit } from './sign-in-audit.ts';

export interface StartSignInParts {
  settings: ProfessionalsSettings;
  database: Database;
  log: Log;
  newId: () => string;
  stopping: AbortSignal;
}

export interface StartedSignIn {
  signIn: SignIn;
  audit: SignInAudit;
  /** Where a browser may be sent to close its session there. */
  origins: string[];
}

export function startSignIn({ settings, database, log, newId, stopping }: StartSignInParts): StartedSignIn {
  const now = (): number => performance.now();
  const audit = signInAudit(database, newId);
  const each = providersOf(settings);
  return {
    audit,
    origins: each.map(({ issuer }) => new URL(issuer).origin),
    signIn: signIn({
      providers: each.map((provider) => openidProvider({ settings: provider, clock: () => new Date(), now })),
      rules: rulesOf(settings),
      sites: siteStore(database),
      attempts: attempts({ now, newToken: () => randomBytes(32).toString('base64url') }),
      audit,
      phoneLimits: phoneLimits(now),
      log,
      now,
      newBinding: () => `${randomInt(10, 100)}`,
      stopping,
    }),
  };
}

function rulesOf(settings: ProfessionalsSettings): StaffRules {
  const { CPAM_CLAIM, CPAM_CLAIM_VALUE, CPAM_AGENT_CLAIM, CPAM_STRUCTURE_ID, PSC_PROFESSIONS } = settings;
  const agents =
    CPAM_CLAIM === undefined || CPAM_CLAIM_VALUE === undefined || CPAM_STRUCTURE_ID === undefined
      ? null
      : {
          ...{ claim: CPAM_CLAIM, value: CPAM_CLAIM_VALUE, agentClaim: CPAM_AGENT_CLAIM },
          structureId: CPAM_STRUCTURE_ID,
        };
  return { professions: PSC_PROFESSIONS.split(' '), agents };
}
