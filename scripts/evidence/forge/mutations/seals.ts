/** The server's seal over a whole bundle, taken from elsewhere, written otherwise, or signed by somebody else. */
import { createHmac } from 'node:crypto';
import { type Bundle, canonicalText } from '@borne/server/contract/evidence';
import {
  compactJws,
  detached,
  ed25519,
  type ServerSigner,
  sealed,
  sealHeader,
  serverHeader,
} from '../jws-signing.ts';
import { makeServerSigner } from '../world.ts';
import {
  answeredEntry,
  changed,
  type Expected,
  type Mutant,
  type Mutate,
  type Mutations,
  mutant,
  type Subject,
  withFlippedBit,
  withOtherCharacter,
} from './mutation.ts';

const seal = (s: Subject, change: (text: string) => string, expected: Expected): Mutant =>
  mutant({ ...s.bundle, seal: change(s.bundle.seal) }, expected);

/** A part of the seal: 0 the header, 2 the signature. */
const part = (s: Subject, rank: number, change: (text: string) => string, expected: Expected): Mutant =>
  seal(
    s,
    (text) =>
      text
        .split('.')
        .map((each, at) => (at === rank ? change(each) : each))
        .join('.'),
    expected,
  );

/** A name whose value is undefined is in no JSON. */
function unsealed(bundle: Bundle): object {
  return { ...bundle, seal: undefined };
}

/** Sealed by the server itself, under another header than the one right one. */
const header =
  (
    change: (right: Record<string, unknown>, signer: ServerSigner, s: Subject) => unknown,
    expected: Expected = 'bundle-signature',
  ): Mutate =>
  (s) => {
    const signer = s.chance.pick(s.world.servers);
    const written = JSON.stringify(change(sealHeader(signer), signer, s));
    return signed(s, written, canonicalText(unsealed(s.bundle)), signer, expected);
  };

function signed(s: Subject, head: string, payload: string, signer: ServerSigner, expected: Expected): Mutant {
  const jws = compactJws(head, payload, ed25519(signer.privateKey));
  return mutant({ ...s.bundle, seal: detached(jws) }, expected);
}

/** The right header over another text. */
const over =
  (payload: (s: Subject) => string): Mutate =>
  (s) => {
    const signer = s.chance.pick(s.world.servers);
    return signed(s, JSON.stringify(sealHeader(signer)), payload(s), signer, 'bundle-signature');
  };

const by =
  (signer: (s: Subject) => ServerSigner): Mutate =>
  (s) =>
    mutant(sealed(signer(s), s.bundle), 'bundle-signature');

export const seals: Mutations = {
  'no seal': (s) => mutant(unsealed(s.bundle), 'malformed'),
  'a seal that is nothing': (s) =>
    mutant({ ...s.bundle, seal: s.chance.pick([null, '', '..', 1, [], {}]) }, 'malformed'),
  'the seal of a neighbour': (s) => mutant({ ...s.bundle, seal: s.neighbour.seal }, 'bundle-signature'),
  'the seal of elsewhere': (s) => mutant({ ...s.bundle, seal: s.elsewhere.seal }, 'bundle-signature'),
  'the seal of a stranger': (s) => mutant({ ...s.bundle, seal: s.stranger.seal }, 'bundle-signature'),
  'a receipt as a seal': (s) =>
    mutant({ ...s.bundle, seal: detached(answeredEntry(s.bundle).texts[1] ?? '') }, 'bundle-signature'),
  'a character of the seal’s header': (s) =>
    part(s, 0, (text) => withOtherCharacter(s.chance, text, s.chance.below(text.length)), 'refused'),
  'a bit of the seal’s signature': (s) =>
    part(s, 2, (text) => withFlippedBit(s.chance, text, 'base64url'), 'bundle-signature'),
  'a seal cut short': (s) => seal(s, (text) => text.slice(0, s.chance.below(text.length)), 'refused'),
  'a seal with zeros for a signature': (s) =>
    part(s, 2, () => Buffer.alloc(64).toString('base64url'), 'bundle-signature'),
  'a byte after the seal’s signature': (s) =>
    part(
      s,
      2,
      (text) => Buffer.concat([Buffer.from(text, 'base64url'), Buffer.alloc(1)]).toString('base64url'),
      'bundle-signature',
    ),
  'a seal that carries the bundle': (s) =>
    seal(
      s,
      (text) => text.replace('..', `.${Buffer.from(JSON.stringify({})).toString('base64url')}.`),
      'malformed',
    ),
  'a seal of four parts': (s) => seal(s, (text) => `${text}.AAAA`, 'malformed'),
  'padding in a seal': (s) => part(s, s.chance.pick([0, 2]), (text) => `${text}=`, 'malformed'),
  'a seal that is too long': (s) => part(s, 2, (text) => text + 'A'.repeat(1_024), 'malformed'),
  'a seal with a line feed': (s) => seal(s, (text) => `${text}\n`, 'malformed'),
  'a seal under the receipt’s type': header((_, signer) => serverHeader(signer)),
  'a seal of another algorithm': header((right, _, { chance }) => ({
    ...right,
    alg: chance.pick(['none', 'HS256', 'ES256', 'Ed25519', 'eddsa', null]),
  })),
  'a seal with a key': header((right) => ({ ...right, jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } })),
  'a seal whose payload is not encoded': header((right) => ({ ...right, b64: false, crit: ['b64'] })),
  'a seal without key id': header((right) => ({ ...right, kid: undefined })),
  'a seal of an odd key id': header((right, _, { chance }) => ({
    ...right,
    kid: chance.pick([null, 1, ['x'], '__proto__', 'constructor', '']),
  })),
  'a seal with a list for a header': header((right) => [right]),
  'a seal with nothing for a header': header(() => null),
  'a seal whose header is in another order': header(
    (right) => Object.fromEntries(Object.entries(right).reverse()),
    'accepted',
  ),
  'a seal with a field twice in its header': (s) => {
    const signer = s.chance.pick(s.world.servers);
    const head = JSON.stringify(sealHeader(signer)).replace('{', '{"alg":"EdDSA",');
    return signed(s, head, canonicalText(unsealed(s.bundle)), signer, 'malformed');
  },
  'a seal over a text with spaces': over(({ bundle }) => JSON.stringify(unsealed(bundle), null, 1)),
  'a seal over the fields as they stand': over(({ bundle }) =>
    JSON.stringify({ v: bundle.v, ...unsealed(bundle) }),
  ),
  'a seal over escapes': over(({ bundle }) =>
    canonicalText(unsealed(bundle)).replaceAll('\u2014', '\\u2014'),
  ),
  'a seal over the seal as well': over(({ bundle }) => canonicalText(bundle)),
  'a seal over fewer pieces': (s) =>
    s.bundle.entries.length < 2
      ? null
      : over(({ bundle }) => canonicalText(unsealed({ ...bundle, entries: bundle.entries.slice(0, -1) })))(s),
  'a seal over another act': over(({ bundle, neighbour }) =>
    canonicalText(unsealed({ ...bundle, actId: neighbour.actId })),
  ),
  'a seal by a server nobody knows': by(() => makeServerSigner('inconnu')),
  'a seal under the name of another': by(({ chance, world }) =>
    makeServerSigner(chance.pick(world.servers).kid),
  ),
  'the log’s seal in the place of the server’s': by(({ chance, world }) => ({
    ...chance.pick(world.servers),
    privateKey: world.log.privateKey,
  })),
  'a seal made with the public key': (s) => {
    const signer = s.chance.pick(s.world.servers);
    const head = JSON.stringify({ ...sealHeader(signer), alg: 'HS256' });
    const jws = compactJws(head, canonicalText(unsealed(s.bundle)), (input) =>
      createHmac('sha256', signer.publicKey.export({ format: 'der', type: 'spki' }))
        .update(input)
        .digest(),
    );
    return mutant({ ...s.bundle, seal: detached(jws) }, 'bundle-signature');
  },
  // The file is written otherwise and says the same.
  'a sealed bundle spelled otherwise': (s) => mutant(JSON.stringify(s.bundle, null, 3), 'accepted'),
  'a stamp taken out of a sealed bundle': (s) =>
    s.bundle.timestamp === null
      ? null
      : changed(s.bundle, (copy) => Object.assign(copy, { timestamp: null }), 'timestamp'),
};
