/** What the sign-in asks the server. */
import type { ProviderName, SignInBegun, SignInOffer } from '../../contract/sign-in.ts';
import { ask, type Told, told } from './server.ts';

export async function signInOffer(): Promise<SignInOffer | 'unreachable'> {
  const answer = await ask('GET', 'sign-in');
  return answer?.ok ? ((await answer.json()) as SignInOffer) : 'unreachable';
}

export async function beginSignIn(provider: ProviderName): Promise<SignInBegun> {
  const answer = await ask('POST', 'sign-in', { provider });
  return answer?.ok ? ((await answer.json()) as SignInBegun) : { answer: 'refused', reason: 'unreachable' };
}

export function askPhone(number: string): Promise<Told> {
  return told(ask('POST', 'sign-in/phone', { number }));
}

export function enterPlace(place: number): Promise<Told> {
  return told(ask('POST', 'sign-in/place', { place }));
}

export function forgetSignIn(): Promise<Told> {
  return told(ask('DELETE', 'sign-in'));
}
