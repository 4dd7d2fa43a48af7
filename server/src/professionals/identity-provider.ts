/** A service that proves who somebody is. What it proves is read by pro-sante-connect.ts or cpam-agent.ts. */
import type { ProviderName, SignInRefusal } from '../../contract/sign-in.ts';

export interface IdentityProvider {
  readonly name: ProviderName;
  /** It can ask somebody on their phone (CIBA). */
  readonly phone: boolean;
  /** Where to send the browser, and what must come back with it. Null: the provider does not answer. */
  begin(returnTo: string): Promise<{ address: string; expected: Expected } | null>;
  /** `address`: the whole address by which the browser came back. */
  finish(address: URL, expected: Expected): Promise<LoginResult>;
  /** `login`: PS_IdNat. `signal`: stops waiting. */
  askPhone(asked: { login: string; binding: string; signal: AbortSignal }): Promise<PhoneAsked>;
  /** The form by which a browser closes its session there. Null: the provider has none, or does not answer. */
  leave(
    idToken: string,
    returnTo: string,
  ): Promise<{ address: string; fields: Record<string, string> } | null>;
}

/** Kept here while the browser is away; none of it is ever sent to the browser but as the protocol says. */
export interface Expected {
  state: string;
  nonce: string;
  codeVerifier: string;
}

export interface ProvenLogin {
  /** The provider's own name for them. */
  subject: string;
  /** Of the userinfo endpoint: not looked at yet. */
  claims: unknown;
  idToken: string;
  authenticatedAt: Date;
}

export type LoginResult =
  | { outcome: 'proven'; login: ProvenLogin }
  | { outcome: 'refused'; reason: SignInRefusal };

export type PhoneAsked =
  | { outcome: 'asked'; expiresInSeconds: number; answer: Promise<LoginResult> }
  | { outcome: 'refused'; reason: SignInRefusal };
