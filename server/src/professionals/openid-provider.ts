/**
 * A provider that speaks OpenID Connect: authorization code with PKCE (S256), state and nonce; CIBA in poll mode; logout
 * at its end-session endpoint (dmp-protocol.md §15). openid-client does the protocol; here stand the checks that are ours:
 * which level was asked for and reached, and how old the login may be.
 */
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  initiateBackchannelAuthentication,
  pollBackchannelAuthenticationGrant,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client';
import type { SignInRefusal } from '../../contract/sign-in.ts';
import type { Expected, IdentityProvider, LoginResult, PhoneAsked } from './identity-provider.ts';
import { phoneRefusalOf, refusalOf } from './login-faults.ts';
import { providerMetadata } from './provider-metadata.ts';
import type { ProviderSettings } from './provider-settings.ts';

type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers;

export interface OpenidProviderParts {
  settings: ProviderSettings;
  clock: () => Date;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
}

export function openidProvider({ settings, clock, now }: OpenidProviderParts): IdentityProvider {
  const metadata = providerMetadata(settings, now);
  const proven = (configuration: Configuration, tokens: Tokens) =>
    proveLogin(configuration, tokens, settings, clock);
  return {
    name: settings.name,
    phone: settings.phone,
    begin: async (returnTo) => {
      const configuration = await metadata().catch(silence);
      return configuration ? begin(configuration, settings, returnTo) : null;
    },
    finish: (address, expected) =>
      attempt(async () => {
        const configuration = await metadata();
        return proven(configuration, await redeem(configuration, address, expected));
      }, refusalOf),
    askPhone: async ({ login, binding, signal }): Promise<PhoneAsked> => {
      try {
        const configuration = await metadata();
        const parameters = {
          ...{ scope: settings.scope, login_hint: login, binding_message: binding },
          ...level(settings),
        };
        const asked = await initiateBackchannelAuthentication(configuration, parameters);
        // The library keeps to the interval and to slow_down; the end of the time is this signal.
        const late = AbortSignal.any([signal, AbortSignal.timeout(asked.expires_in * 1_000)]);
        const poll = async () =>
          proven(
            configuration,
            await pollBackchannelAuthenticationGrant(configuration, asked, {}, { signal: late }),
          );
        return {
          outcome: 'asked',
          expiresInSeconds: asked.expires_in,
          answer: attempt(poll, phoneRefusalOf),
        };
      } catch (error) {
        return { outcome: 'refused', reason: refusalOf(error) };
      }
    },
    leave: async (idToken, returnTo) => {
      const address = (await metadata().catch(silence))?.serverMetadata().end_session_endpoint;
      if (address === undefined) return null;
      // A form and not a link: the token names somebody, and addresses are written down on the way.
      return { address, fields: { id_token_hint: idToken, post_logout_redirect_uri: returnTo } };
    },
  };
}

async function attempt(
  login: () => Promise<LoginResult>,
  reasonOf: (error: unknown) => SignInRefusal,
): Promise<LoginResult> {
  try {
    return await login();
  } catch (error) {
    return { outcome: 'refused', reason: reasonOf(error) };
  }
}

/** For the steps in which any expected failure means: not now. */
function silence(error: unknown): null {
  refusalOf(error);
  return null;
}

async function begin(
  configuration: Configuration,
  { scope, acr }: ProviderSettings,
  returnTo: string,
): Promise<{ address: string; expected: Expected }> {
  const expected = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo,
    scope,
    state: expected.state,
    nonce: expected.nonce,
    code_challenge: await calculatePKCECodeChallenge(expected.codeVerifier),
    code_challenge_method: 'S256',
    ...level({ acr }),
  });
  return { address: address.href, expected };
}

function level({ acr }: Pick<ProviderSettings, 'acr'>): Record<string, string> {
  return acr === null ? {} : { acr_values: acr };
}

function redeem(
  configuration: Configuration,
  address: URL,
  { state, nonce, codeVerifier }: Expected,
): Promise<Tokens> {
  return authorizationCodeGrant(configuration, address, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: codeVerifier,
    idTokenExpected: true,
  });
}

async function proveLogin(
  configuration: Configuration,
  tokens: Tokens,
  { acr, loginHours }: ProviderSettings,
  clock: () => Date,
): Promise<LoginResult> {
  const claims = tokens.claims();
  if (!claims || tokens.id_token === undefined) return { outcome: 'refused', reason: 'not-proven' };
  if (acr !== null && claims.acr !== acr) return { outcome: 'refused', reason: 'too-weak' };
  const authenticatedAt = new Date((claims.auth_time ?? claims.iat) * 1_000);
  const ageMs = clock().getTime() - authenticatedAt.getTime();
  if (ageMs > loginHours * 3_600_000) return { outcome: 'refused', reason: 'too-old' };
  const userinfo = await fetchUserInfo(configuration, tokens.access_token, claims.sub);
  const login = { subject: claims.sub, claims: userinfo, idToken: tokens.id_token, authenticatedAt };
  return { outcome: 'proven', login };
}
