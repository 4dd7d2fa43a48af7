/** A provider that lies: it answers what a test tells it to, with a key that it shows or with another one. */
import { createHmac, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';

export interface Lies {
  /** Over the claims of the id_token. */
  claims?: Record<string, unknown>;
  userinfo?: Record<string, unknown>;
  /** How the id_token is signed; default: honestly. */
  sign?: 'honest' | 'none' | 'HS256' | 'stranger';
  /** The issuer in its own description. */
  describedAs?: string;
  noIdToken?: boolean;
  /** Status of every answer but the description. */
  status?: number;
}

export interface HostileProvider {
  issuer: string;
  lie(lies: Lies): void;
  /** As the honest provider would: what the browser brings back. */
  answerTo(address: string): string;
  /** Answers to the polls for this person, in order; the last one stays. `ok`, also without any: tokens. */
  onPhoneOf(login: string, polls: string[]): void;
  /** When each poll for this person came, in milliseconds. */
  polledFor(login: string): number[];
  stop(): Promise<void>;
}

export const honestUserinfo = {
  sub: 'f:essai:1',
  SubjectNameID: '899900000011',
  preferred_username: '899900000011',
  family_name: 'ESSAI-PSC',
  given_name: 'Paule',
  SubjectRefPro: {
    exercices: [
      {
        codeProfession: '21',
        activities: [
          {
            codeSecteurDactivite: 'SA33',
            codeSectionPharmacien: 'A',
            ancienIdentifiantDeLaStructure: '10B0000011',
          },
        ],
      },
    ],
  },
};

const secret = 'secret-d-essai-sans-valeur';

export async function startHostileProvider(): Promise<HostileProvider> {
  const shown = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const nonces = new Map<string, string>();
  let lies: Lies = {};
  const phones = new Map<string, { polls: string[]; at: number[] }>();
  const phoneOf = (login: string) => {
    const phone = phones.get(login) ?? { polls: [], at: [] };
    phones.set(login, phone);
    return phone;
  };
  let issuer = '';

  const idToken = async (nonce: string | undefined): Promise<string> => {
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      ...{ iss: issuer, aud: 'borne-essai', sub: honestUserinfo.sub, acr: 'eidas1' },
      ...{ iat: now, exp: now + 120, auth_time: now, ...(nonce === undefined ? {} : { nonce }) },
      ...lies.claims,
    };
    return signed(claims, lies.sign ?? 'honest', { shown: shown.privateKey, stranger: stranger.privateKey });
  };
  const tokens = async (nonce: string | undefined): Promise<object> => ({
    ...{ access_token: 'jeton', token_type: 'Bearer', expires_in: 120 },
    ...(lies.noIdToken ? {} : { id_token: await idToken(nonce) }),
  });
  const answer = async (request: IncomingMessage): Promise<[number, object]> => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === '/.well-known/wallet-openid-configuration')
      return [200, description(lies.describedAs ?? issuer, issuer)];
    if (lies.status !== undefined) return [lies.status, {}];
    if (path === '/certs')
      return [200, { keys: [{ ...shown.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] }];
    if (path === '/userinfo') return [200, { ...honestUserinfo, ...lies.userinfo }];
    if (path === '/ciba') {
      const login = (await formOf(request)).get('login_hint') ?? '';
      return [200, { auth_req_id: login, expires_in: 30, interval: 1 }];
    }
    if (path !== '/token') return [404, {}];
    const form = await formOf(request);
    if (form.get('grant_type') === 'authorization_code')
      return [200, await tokens(nonces.get(form.get('code') ?? ''))];
    const { polls, at } = phoneOf(form.get('auth_req_id') ?? '');
    at.push(performance.now());
    const said = polls[Math.min(at.length, polls.length) - 1] ?? 'ok';
    return said === 'ok' ? [200, await tokens(undefined)] : [400, { error: said }];
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    lie: (next) => {
      lies = next;
    },
    onPhoneOf: (login, polls) => {
      phoneOf(login).polls = polls;
    },
    polledFor: (login) => phoneOf(login).at,
    answerTo: (address) => {
      const { searchParams } = new URL(address);
      const code = randomUUID();
      nonces.set(code, searchParams.get('nonce') ?? '');
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return back.href;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function description(named: string, at: string): object {
  return {
    issuer: named,
    authorization_endpoint: `${at}/auth`,
    token_endpoint: `${at}/token`,
    userinfo_endpoint: `${at}/userinfo`,
    jwks_uri: `${at}/certs`,
    backchannel_authentication_endpoint: `${at}/ciba`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
  };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return new URLSearchParams(text);
}

function signed(
  claims: Record<string, unknown>,
  how: NonNullable<Lies['sign']>,
  keys: { shown: KeyObject; stranger: KeyObject },
): Promise<string> | string {
  if (how === 'none') return byHand({ alg: 'none' }, claims, () => '');
  // A secret that both sides hold is no proof of the provider; the public key as a secret even less.
  if (how === 'HS256')
    return byHand({ alg: 'HS256' }, claims, (text) =>
      createHmac('sha256', secret).update(text).digest('base64url'),
    );
  const key = how === 'stranger' ? keys.stranger : keys.shown;
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(key);
}

function byHand(header: object, claims: object, sign: (text: string) => string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${sign(text)}`;
}
