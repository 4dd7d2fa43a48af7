/** oidc-provider, set up to look like Pro Santé Connect or like a standard provider of the Assurance maladie. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider, {
  type Configuration,
  errors,
  interactionPolicy,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { logoutPage, saidPage } from './pages.ts';
import type { InventedPerson } from './people.ts';
import type { Phone } from './phone.ts';

export interface SimulatedProvider {
  /** As its pages call it. */
  label: string;
  issuer: string;
  scope: string;
  /** The level that everybody reaches here; null: none is said. */
  acr: string | null;
  people: readonly InventedPerson[];
  client: { id: string; secret: string };
  /** Absent: nobody's phone is asked. */
  phone?: { desk: Phone; seconds: number };
}

const ciba = 'urn:openid:params:grant-type:ciba';
const loopback = (path: string): string[] => [`http://127.0.0.1${path}`, `http://localhost${path}`];

export function simulatedProvider(given: SimulatedProvider): Provider {
  const { label, issuer, scope, acr, people, client, phone } = given;
  const grants = phone ? ['authorization_code', ciba] : ['authorization_code'];
  const findAccount: Configuration['findAccount'] = (_ctx, login) => {
    const person = people.find((each) => each.login === login);
    return person && { accountId: login, claims: () => ({ sub: login, ...person.claims }) };
  };
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        // A loopback address of whatever port (RFC 8252 §7.3).
        application_type: 'native',
        redirect_uris: loopback('/sign-in/return'),
        post_logout_redirect_uris: loopback('/'),
        response_types: ['code'],
        grant_types: grants,
        token_endpoint_auth_method: 'client_secret_basic',
        require_auth_time: true,
        ...(phone ? { backchannel_token_delivery_mode: 'poll' } : {}),
      },
    ],
    scopes: scope.split(' '),
    claims: { openid: ['sub'], [scope.split(' ')[1] ?? 'openid']: claimNames(people) },
    ...(acr === null ? {} : { acrValues: [acr] }),
    pkce: { required: () => true },
    jwks: { keys: [newKey()] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    ttl: { BackchannelAuthenticationRequest: phone?.seconds ?? 120 },
    findAccount,
    loadExistingGrant: (ctx) => grantFor(ctx, scope),
    interactions: { policy: loginAlone(), url: (_ctx, { uid }) => `/interaction/${uid}` },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = saidPage(`${label} : refus`, `${out.error} – ${out.error_description ?? ''}`);
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = logoutPage(label, form);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = saidPage(label, 'Vous êtes déconnecté.');
        },
      },
      ...(phone ? { ciba: phoneRequests(phone, given, () => provider) } : {}),
    },
  });
  return provider;
}

type Ciba = NonNullable<NonNullable<Configuration['features']>['ciba']>;

function phoneRequests(
  { desk, seconds }: NonNullable<SimulatedProvider['phone']>,
  { people, scope, acr }: SimulatedProvider,
  provider: () => Provider,
): Ciba {
  return {
    enabled: true,
    deliveryModes: ['poll'],
    processLoginHint: (_ctx, hint) => people.find(({ login }) => login === hint)?.login,
    verifyUserCode: () => undefined,
    validateRequestContext: () => undefined,
    validateBindingMessage: (_ctx, message) => {
      if (message === undefined || !/^\d{2}$/.test(message))
        throw new errors.InvalidBindingMessage('two digits are expected');
    },
    triggerAuthenticationDevice: async (_ctx, request, account, client) => {
      const person = people.find(({ login }) => login === account.accountId);
      if (!person) throw new Error('a phone is asked of nobody');
      const binding = String(request.params?.['binding_message']);
      const expiresAt = Date.now() + seconds * 1_000;
      desk.ring(
        { id: request.jti, binding, person, expiresAt },
        {
          approve: async () => {
            const grant = new (provider().Grant)({ clientId: client.clientId, accountId: person.login });
            grant.addOIDCScope(scope);
            await grant.save();
            const authTime = Math.floor(Date.now() / 1_000);
            await provider().backchannelResult(request, grant, {
              authTime,
              ...(acr === null ? {} : { acr }),
            });
          },
          refuse: () =>
            provider().backchannelResult(request, new errors.AccessDenied('refused on the phone')),
        },
      );
    },
  };
}

/** The client is `native` for the sake of its ports, not of its kind: no further question is asked for that. */
function loginAlone(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.remove('native_client_prompt');
  return policy;
}

/** Nobody is asked for a consent: the real services do not either. */
async function grantFor(ctx: KoaContextWithOIDC, scope: string) {
  const { provider, client, session } = ctx.oidc;
  if (!client || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  if (known !== undefined) return provider.Grant.find(known);
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(scope);
  await grant.save();
  return grant;
}

function claimNames(people: readonly InventedPerson[]): string[] {
  return [...new Set(people.flatMap(({ claims }) => Object.keys(claims)))];
}

/** New at each start: whatever it signed before is worth nothing. */
function newKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    ...privateKey.export({ format: 'jwk' }),
    kty: 'RSA' as const,
    use: 'sig' as const,
    alg: 'RS256' as const,
  };
}
