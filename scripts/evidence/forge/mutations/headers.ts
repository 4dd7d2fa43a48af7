/** Headers and signatures in forms that no verifier may take, signed by whoever holds the key. */
import { createHmac, sign } from 'node:crypto';
import { canonicalText } from '@borne/server/contract/evidence';
import type { Act } from '../acts.ts';
import type { KioskSigner } from '../certificates.ts';
import {
  compactJws,
  ed25519,
  es256,
  kioskHeader,
  type ServerSigner,
  serverHeader,
  serverJws,
} from '../jws-signing.ts';
import { makeServerSigner } from '../world.ts';
import { type Forgery, inside } from './insider.ts';
import type { Expected, Mutate, Mutations, Subject } from './mutation.ts';

const p256Order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const ed25519Order = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The kiosk's word under another header, or another signature. */
const kiosk =
  (word: NonNullable<Forgery['word']>, expected: Expected = 'kiosk-signature'): Mutate =>
  (s) =>
    inside(s, { word }, expected);

const header = (
  change: (right: Record<string, unknown>) => Record<string, unknown>,
  expected?: Expected,
): Mutate =>
  kiosk((signer, act) => signed(signer, act, JSON.stringify(change(kioskHeader(signer)))), expected);

const headerText = (change: (right: string) => string, expected: Expected): Mutate =>
  kiosk((signer, act) => signed(signer, act, change(JSON.stringify(kioskHeader(signer)))), expected);

const signed = (signer: KioskSigner, act: Act, head: string): string =>
  compactJws(head, canonicalText(act.kiosk), es256(signer.privateKey));

/** The right signature, its bytes changed. */
const bytes = (change: (right: Buffer, signer: KioskSigner) => Buffer, expected?: Expected): Mutate =>
  kiosk(
    (signer, act) =>
      compactJws(JSON.stringify(kioskHeader(signer)), canonicalText(act.kiosk), (input) =>
        change(es256(signer.privateKey)(input), signer),
      ),
    expected,
  );

/** The server's last word, said again in another form. */
const server =
  (
    say: (payload: string, signer: ServerSigner, s: Subject) => string,
    expected: Expected = 'server-signature',
  ): Mutate =>
  (s) =>
    inside(
      s,
      {
        draft: ({ entries }) => {
          const texts = entries.at(-1)?.texts ?? [];
          const payload = Buffer.from(texts.at(-1)?.split('.')[1] ?? '', 'base64url').toString();
          texts.splice(-1, 1, say(payload, s.chance.pick(s.world.servers), s));
        },
      },
      expected,
    );

const serverHead = (change: (right: Record<string, unknown>) => Record<string, unknown>): Mutate =>
  server((payload, signer) =>
    compactJws(JSON.stringify(change(serverHeader(signer))), payload, ed25519(signer.privateKey)),
  );

const without = (right: Record<string, unknown>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(right).filter(([each]) => each !== name));

const toBytes = (value: bigint, littleEndian = false): Buffer => {
  const big = Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
  return littleEndian ? big.reverse() : big;
};
const toNumber = (value: Buffer): bigint => BigInt(`0x${value.toString('hex')}`);

const spki = ({ publicKey }: KioskSigner): Buffer => publicKey.export({ format: 'der', type: 'spki' });

export const headers: Mutations = {
  'nothing wrong inside': (s) => inside(s, {}, 'accepted'),
  'a header in another order': header(
    (right) => Object.fromEntries(Object.entries(right).reverse()),
    'accepted',
  ),
  'alg none': header((right) => ({ ...right, alg: 'none' })),
  'alg None': header((right) => ({ ...right, alg: 'nOnE' })),
  'HS256 with the public key': kiosk((signer, act) =>
    compactJws(JSON.stringify({ ...kioskHeader(signer), alg: 'HS256' }), canonicalText(act.kiosk), (input) =>
      createHmac('sha256', signer.publicKey.export({ format: 'pem', type: 'spki' }))
        .update(input)
        .digest(),
    ),
  ),
  'HS256 with the DER of the public key': kiosk((signer, act) =>
    compactJws(JSON.stringify({ ...kioskHeader(signer), alg: 'HS256' }), canonicalText(act.kiosk), (input) =>
      createHmac('sha256', spki(signer)).update(input).digest(),
    ),
  ),
  'another algorithm': (s) =>
    header((right) => ({
      ...right,
      alg: s.chance.pick(['ES384', 'ES256K', 'RS256', 'EdDSA', 'es256', '', 256, null]),
    }))(s),
  'another type': (s) =>
    header((right) => ({
      ...right,
      typ: s.chance.pick([
        'JWT',
        'dmp-receipt+jws',
        'DMP-EVIDENCE+JWS',
        'application/dmp-evidence+jws',
        null,
      ]),
    }))(s),
  'without type': header((right) => without(right, 'typ')),
  'without thumbprint': header((right) => without(right, 'x5t#S256')),
  'a thumbprint in hex': header((right) => ({
    ...right,
    'x5t#S256': Buffer.from(String(right['x5t#S256']), 'base64url').toString('hex'),
  })),
  'a key in the header': kiosk((signer, act) =>
    signed(
      signer,
      act,
      JSON.stringify({ ...kioskHeader(signer), jwk: signer.publicKey.export({ format: 'jwk' }) }),
    ),
  ),
  'a certificate in the header': kiosk((signer, act) =>
    signed(
      signer,
      act,
      JSON.stringify({ ...kioskHeader(signer), x5c: [signer.certificate.replace(/-.*-|\n/g, '')] }),
    ),
  ),
  'an address in the header': (s) =>
    header((right) => ({ ...right, [s.chance.pick(['x5u', 'jku'])]: 'https://essai.invalid/cle' }))(s),
  'something critical': header((right) => ({ ...right, crit: ['b64'], b64: true })),
  'a payload that is not encoded': header((right) => ({ ...right, b64: false, crit: ['b64'] })),
  'a key id too': header((right) => ({ ...right, kid: 'essai-2026' })),
  'a header field twice': headerText((right) => right.replace('{', '{"alg":"ES256",'), 'malformed'),
  'a prototype in the header': headerText(
    (right) => right.replace('{', '{"__proto__":{"alg":"none"},'),
    'malformed',
  ),
  'a header that is a list': headerText((right) => `[${right}]`, 'kiosk-signature'),
  'a header that is a word': headerText(() => '"ES256"', 'kiosk-signature'),
  'a header that is nothing': headerText(() => 'null', 'kiosk-signature'),
  'a header that is no JSON': headerText((right) => right.slice(1), 'malformed'),
  'a header with white space': headerText((right) => ` ${right}\n`, 'accepted'),
  // Both (r, s) and (r, n - s) hold for one text; the log holds only one of them, and this one logged the other.
  'the other s': bytes(
    (right) => Buffer.concat([right.subarray(0, 32), toBytes(p256Order - toNumber(right.subarray(32)))]),
    'accepted',
  ),
  'r and s zero': bytes(() => Buffer.alloc(64)),
  'r and s the order': bytes(() => Buffer.concat([toBytes(p256Order), toBytes(p256Order)])),
  's beyond the order': bytes((right) => Buffer.concat([right.subarray(0, 32), Buffer.alloc(32, 0xff)])),
  'r and s exchanged': bytes((right) => Buffer.concat([right.subarray(32), right.subarray(0, 32)])),
  'a signature in DER': kiosk((signer, act) =>
    compactJws(JSON.stringify(kioskHeader(signer)), canonicalText(act.kiosk), (input) =>
      sign('sha256', input, signer.privateKey),
    ),
  ),
  'a byte after the signature': bytes((right) => Buffer.concat([right, Buffer.alloc(1)])),
  'a signature over SHA-384': kiosk((signer, act) =>
    compactJws(JSON.stringify(kioskHeader(signer)), canonicalText(act.kiosk), (input) =>
      sign('sha384', input, { key: signer.privateKey, dsaEncoding: 'ieee-p1363' }),
    ),
  ),
  'a server nobody knows': server((payload) => serverJws(makeServerSigner('inconnu'), JSON.parse(payload))),
  'a server under the name of another': server((payload, { kid }) =>
    serverJws(makeServerSigner(kid), JSON.parse(payload)),
  ),
  'the former key under the new name': server((payload, { kid }, s) =>
    serverJws(
      { ...makeServerSigner(kid), ...s.world.servers.find((other) => other.kid !== kid), kid },
      JSON.parse(payload),
    ),
  ),
  'the log in the place of the server': server((payload, { kid }, s) =>
    serverJws({ ...makeServerSigner(kid), privateKey: s.world.log.privateKey }, JSON.parse(payload)),
  ),
  'another algorithm of the server': (s) =>
    serverHead((right) => ({
      ...right,
      alg: s.chance.pick(['none', 'HS256', 'ES256', 'Ed25519', 'Ed448', 'eddsa']),
    }))(s),
  'the server under the kiosk’s type': serverHead((right) => ({ ...right, typ: 'dmp-evidence+jws' })),
  'a key in the server’s header': serverHead((right) => ({
    ...right,
    jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' },
  })),
  'a server’s header without key id': serverHead((right) => without(right, 'kid')),
  'a key id of another type': (s) =>
    serverHead((right) => ({
      ...right,
      kid: s.chance.pick([
        null,
        1,
        true,
        [right['kid']],
        { kid: right['kid'] },
        '__proto__',
        'constructor',
        '',
      ]),
    }))(s),
  's of the server beyond the order': server((payload, signer) =>
    compactJws(JSON.stringify(serverHeader(signer)), payload, (input) => {
      const right = ed25519(signer.privateKey)(input);
      const s = toNumber(Buffer.from(right.subarray(32)).reverse()) + ed25519Order;
      return Buffer.concat([right.subarray(0, 32), toBytes(s, true)]);
    }),
  ),
  'a signature of the server with the neutral point': server((payload, signer) =>
    compactJws(JSON.stringify(serverHeader(signer)), payload, () =>
      Buffer.concat([toBytes(1n, true), Buffer.alloc(32)]),
    ),
  ),
};
