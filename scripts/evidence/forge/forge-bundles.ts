/** From acts to bundles: signed, salted, in one log with strangers' leaves between them, under one checkpoint. */
import { createHash } from 'node:crypto';
import type { Bundle } from '@borne/server/contract/evidence';
import type { Chance } from '../../drill/chance.ts';
import { type Act, inventAct } from './acts.ts';
import type { KioskSigner } from './certificates.ts';
import { kioskJws, sealed, serverJws } from './jws-signing.ts';
import { checkpointBody, signatureLine } from './note-signing.ts';
import { leafHash, Tree } from './tree.ts';
import type { World } from './world.ts';

export interface DraftEntry {
  texts: string[];
  salt: Buffer;
  kioskCertificate: string | null;
  /** Only for who wants another leaf than the right one in the log. */
  leaf?: Buffer;
}

export interface Draft {
  actId: string;
  entries: DraftEntry[];
}

/** `count` acts in one log and one checkpoint. */
export function forgeBundles(world: World, chance: Chance, count: number): Bundle[] {
  const drafts = Array.from({ length: count }, () => {
    const kiosk = chance.pick(world.kiosks);
    return draftOf(world, chance, kiosk, inventAct(chance, kiosk.kioskId));
  });
  return publish(world, chance, drafts);
}

/** The right signatures over `act`. */
export function draftOf(world: World, chance: Chance, kiosk: KioskSigner, act: Act): Draft {
  return draftWith(world, chance, kiosk, act, kioskJws(kiosk, act.kiosk));
}

/** The same, with a kiosk's word signed elsewhere. */
export function draftWith(world: World, chance: Chance, kiosk: KioskSigner, act: Act, word: string): Draft {
  const kioskJwsSha256 = createHash('sha256').update(word).digest('hex');
  const server = (payload: object): string => serverJws(chance.pick(world.servers), payload);
  return {
    actId: act.kiosk.actId,
    entries: [
      {
        texts: [word, server({ ...act.received, kioskJwsSha256 })],
        salt: newSalt(chance),
        kioskCertificate: kiosk.certificate,
      },
      ...act.outcomes.map((outcome) => ({
        texts: [server(outcome)],
        salt: newSalt(chance),
        kioskCertificate: null,
      })),
    ],
  };
}

export function newSalt(chance: Chance): Buffer {
  return Buffer.from(chance.bytes(32));
}

export function publish(world: World, chance: Chance, drafts: readonly Draft[]): Bundle[] {
  const leaves: Buffer[] = [];
  const indexes = new Map<DraftEntry, number>();
  for (const entry of drafts.flatMap(({ entries }) => entries)) {
    while (chance.oneIn(3)) leaves.push(Buffer.from(chance.bytes(32)));
    indexes.set(entry, leaves.push(entry.leaf ?? leafHash(entry.texts, entry.salt)) - 1);
  }
  const tree = new Tree(leaves);
  const body = checkpointBody(world.origin, tree.leaves.length, tree.root);
  const checkpoint = signCheckpoint(world, body);
  const timestamp = world.timestamps?.stamp(checkpoint).toString('base64') ?? null;
  return drafts.map(({ actId, entries }) =>
    sealed(chance.pick(world.servers), {
      v: 1,
      actId,
      entries: entries.map((entry) => provenEntry(entry, indexes.get(entry) ?? -1, tree)),
      checkpoint,
      timestamp,
      exportedAt: '2026-11-01T08:00:00.000Z',
    }),
  );
}

function provenEntry(
  { texts, salt, kioskCertificate }: DraftEntry,
  index: number,
  tree: Tree,
): Bundle['entries'][number] {
  return {
    texts,
    salt: salt.toString('base64url'),
    index,
    proof: tree.path(index).map((hash) => hash.toString('base64')),
    kioskCertificate,
  };
}

/** The note over `body`, signed by the log and every witness. */
export function signCheckpoint({ log, witnesses }: World, body: string): string {
  return noteOf(
    body,
    [log, ...witnesses].map((signer) => signatureLine(signer, body)),
  );
}

export function noteOf(body: string, lines: readonly string[]): string {
  return `${body}\n${lines.map((line) => `${line}\n`).join('')}`;
}
