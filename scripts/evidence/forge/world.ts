/** A whole small world with keys of its own: kiosks, server, log, witnesses, perhaps a time-stamping authority. */
import { generateKeyPairSync } from 'node:crypto';
import type { Policy } from '@borne/server/contract/evidence';
import type { Chance } from '../../drill/chance.ts';
import { inventId } from './acts.ts';
import { forgeAuthority, type KioskAuthority, type KioskSigner } from './certificates.ts';
import type { ServerSigner } from './jws-signing.ts';
import { makeNoteSigner, type NoteSigner, rawPublicKey, verifierKey } from './note-signing.ts';
import type { TimestampAuthority } from './timestamp-authority.ts';

export interface World {
  origin: string;
  authority: KioskAuthority;
  kiosks: KioskSigner[];
  /** The second is the first's successor: keys are rotated. */
  servers: ServerSigner[];
  log: NoteSigner;
  witnesses: NoteSigner[];
  quorum: number;
  timestamps: TimestampAuthority | null;
  policy: Policy;
}

export interface WorldWish {
  origin: string;
  witnesses: number;
  quorum: number;
  timestamps: TimestampAuthority | null;
}

export async function forgeWorld(chance: Chance, wish: WorldWish): Promise<World> {
  const authority = await forgeAuthority();
  const ids = Array.from({ length: 3 }, () => inventId(chance, 4));
  const kiosks = await Promise.all(ids.map((kioskId) => authority.issue({ kioskId })));
  const parts = {
    ...wish,
    authority,
    kiosks,
    servers: ['essai-2025', 'essai-2026'].map(makeServerSigner),
    log: makeNoteSigner(wish.origin, 'log'),
    witnesses: Array.from({ length: wish.witnesses }, (_, rank) =>
      makeNoteSigner(`temoin-${rank + 1}.essai`, 'witness'),
    ),
  };
  return { ...parts, policy: policyOf(parts) };
}

export function makeServerSigner(kid: string): ServerSigner {
  return { kid, ...generateKeyPairSync('ed25519') };
}

function policyOf({
  origin,
  authority,
  servers,
  log,
  witnesses,
  quorum,
  timestamps,
}: Omit<World, 'policy'>): Policy {
  return {
    v: 1,
    origin,
    logKey: verifierKey(log),
    witnesses: witnesses.map(verifierKey),
    quorum,
    serverKeys: servers.map(({ kid, publicKey }) => ({
      kid,
      jwk: { kty: 'OKP', crv: 'Ed25519', x: rawPublicKey(publicKey).toString('base64url') },
    })),
    kioskCa: authority.certificate,
    tsaCa: timestamps?.certificate ?? null,
    timestampRequired: timestamps !== null,
  };
}
