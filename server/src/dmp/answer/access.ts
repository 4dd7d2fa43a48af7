/** The answers to TD1.5a, TD1.5b and TD1.5d (dmp-protocol.md §9 and §10). Pure. */
import { type Misunderstood, nonsense } from '../faults.ts';
import type { AccessOutcome, ChannelOutcome, RenewOutcome } from '../internet-access.ts';
import { unprintable } from '../unprintable.ts';
import { isNamed, type Output, readOutput, type ServiceAnswer, type ServiceAsked } from './output.ts';

const accessExists = 'DMPPatientAccessAlreadyExists';
const channelExists = 'DMPPatientAccessOTPAlreadyExists';

/** Samples: four letters and four digits; eight characters. Only what can be printed and typed is taken for a code. */
const code = /^[\x21-\x7e]{1,64}$/;

export function readCreateAccess(answer: ServiceAnswer, asked: ServiceAsked): AccessOutcome | Misunderstood {
  const output = readOutput(answer, asked);
  return isNamed(output, accessExists) ? { outcome: 'exists' } : codesOf(output);
}

/** `noAccess`: the name of the status when there is nothing to renew; it is not public. */
export function readRenewAccess(
  answer: ServiceAnswer,
  asked: ServiceAsked & { noAccess: string },
): RenewOutcome | Misunderstood {
  const output = readOutput(answer, asked);
  return isNamed(output, asked.noAccess) ? { outcome: 'no-access' } : codesOf(output);
}

export function readChangeAccess(
  answer: ServiceAnswer,
  asked: ServiceAsked & { noAccess: string },
): ChannelOutcome | Misunderstood {
  const output = readOutput(answer, asked);
  if (isNamed(output, channelExists)) return { outcome: 'exists' };
  if (isNamed(output, asked.noAccess)) return { outcome: 'no-access' };
  return output.outcome === 'output' ? { outcome: 'changed' } : output;
}

/** A success without both codes is no success that anybody could use. */
function codesOf(output: Output): AccessOutcome | Misunderstood {
  if (output.outcome !== 'output') return output;
  const login = output.field('login');
  const password = output.field('password');
  if (!code.test(login) || !code.test(password)) return nonsense;
  return unprintable({ outcome: 'created', login, password }, { outcome: 'created', codes: '[secrets]' });
}
