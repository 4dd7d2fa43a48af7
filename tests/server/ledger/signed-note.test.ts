/** Notes, checkpoints and cosignatures against the examples of C2SP, and against whatever a stranger may send. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCheckpoint, parseCheckpoint, signCheckpoint } from '../../../server/src/ledger/checkpoint.ts';
import { cosign, cosignatureOf } from '../../../server/src/ledger/cosignature.ts';
import { checkNote, type Note, parseNote, signNote } from '../../../server/src/ledger/signed-note.ts';
import {
  parseVkey,
  type SignatureType,
  type SigningKey,
  signatureTypes,
  signingKey,
  type VerifierKey,
  vkeyOf,
} from '../../../server/src/ledger/verifier-key.ts';

/** c2sp.org/signed-note, « Example ». */
const exampleKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const exampleNote = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;
/** c2sp.org/tlog-cosignature, the example at its head. */
const exampleCheckpoint = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

const vkey = (text: string): VerifierKey => {
  const key = parseVkey(text);
  if (!key) throw new Error('no vkey');
  return key;
};
const noteOf = (text: string): Note => {
  const note = parseNote(text);
  if (!note) throw new Error('no note');
  return note;
};
const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
const keyName = fc.stringMatching(/^[!-*,-~]{1,20}$/);
const log = (name = 'journal.example/essai'): SigningKey =>
  signingKey(name, signatureTypes.log, randomBytes(32));
const witness = (name = 'temoin.example/essai'): SigningKey =>
  signingKey(name, signatureTypes.cosignature, randomBytes(32));

test('the example of C2SP is signed by its key, and by no other', () => {
  expect(checkNote(noteOf(exampleNote), [vkey(exampleKey)])).toMatchObject({ state: 'signed' });
  expect(checkNote(noteOf(exampleNote), [log().verifier])).toEqual({ state: 'unsigned' });
  expect(checkNote(noteOf(exampleNote.replace('an example', 'no example')), [vkey(exampleKey)])).toEqual({
    state: 'broken',
  });
});

test('the example of a checkpoint reads as its origin, its size and its root', () => {
  expect(parseCheckpoint(exampleCheckpoint)).toMatchObject({
    origin: 'example.com/behind-the-sofa',
    size: 20_852_163,
    root: Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64'),
    note: { signatures: [{ id: '033de0ae' }, { name: 'witness.example.com/w1', id: '8d66cf3f' }] },
  });
});

test('a vkey reads back as the same key, whatever the name and the seed', () => {
  fc.assert(
    fc.property(keyName, seed, fc.constantFrom<SignatureType[]>(0x01, 0x04), (name, bytes, type) => {
      const { verifier } = signingKey(name, type, bytes);
      const read = vkey(vkeyOf(verifier));
      expect({ ...read, publicKey: null }).toEqual({ ...verifier, publicKey: null });
      expect(read.publicKey.equals(verifier.publicKey)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a vkey with any character changed is no vkey: its id vouches for the rest', () => {
  fc.assert(
    fc.property(fc.nat(exampleKey.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, other) => {
      fc.pre(exampleKey[at] !== other);
      expect(parseVkey(exampleKey.slice(0, at) + other + exampleKey.slice(at + 1))).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});

/** Lines that a note may hold: no control character but the newlines between them. */
const line = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !/\p{Cc}/u.test(text));
const noteText = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => `${lines.join('\n')}\n`);

test('a signed text reads back whole, and its signature holds for that text alone', () => {
  const key = log();
  fc.assert(
    fc.property(noteText, noteText, (text, other) => {
      const note = noteOf(signNote(text, key));
      expect(note.text).toBe(text);
      expect(checkNote(note, [log().verifier, key.verifier])).toEqual({
        state: 'signed',
        by: [key.verifier],
      });
      const moved = checkNote({ ...note, text: other }, [key.verifier]);
      expect(moved.state).toBe(other === text ? 'signed' : 'broken');
    }),
    { numRuns: 500 },
  );
});

test('a text that no note may hold is not signed', () => {
  for (const text of ['', 'no newline', 'a\rb\n', 'a\tb\n', 'a\u0000\n', 'a\ud800\n']) {
    expect(() => signNote(text, log())).toThrow('not one that a note may hold');
  }
});

test('whatever arrives is read or refused, never thrown at; what is read is written as it came', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom('— ', 'a', '\n', '\n\n', ' ', 'AAAAAA==', '0', '+', '—', '\r'), {
      maxLength: 30,
    }),
  );
  fc.assert(
    fc.property(hostile, (given) => {
      const text = Array.isArray(given) ? given.join('') : given;
      const note = parseNote(text);
      parseCheckpoint(text);
      parseVkey(text);
      if (!note) return;
      const lines = note.signatures.map(
        ({ name, id, bytes }) =>
          `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64')}\n`,
      );
      expect(`${note.text}\n${lines.join('')}`).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test('no single changed character leaves a checkpoint signed with other words', () => {
  const key = log();
  const note = signCheckpoint({ size: 4_321, root: randomBytes(32) }, key);
  fc.assert(
    fc.property(fc.nat(note.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, other) => {
      fc.pre(note[at] !== other);
      const changed = note.slice(0, at) + other + note.slice(at + 1);
      expect(openCheckpoint(changed, [key.verifier]).state).not.toBe('signed');
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['a size with a leading zero', 'o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
  ['a negative size', 'o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
  ['a size past 2^53', 'o\n9007199254740992\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
  ['a root of 31 bytes', `o\n1\n${Buffer.alloc(31).toString('base64')}\n`],
  ['a root spelled in another way', 'o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n'],
  ['no origin', '\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
  ['two lines', 'o\n1\n'],
  ['an empty extension', 'o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nx\n'],
])('%s is no checkpoint, however well signed', (_what, text) => {
  const key = log('o');
  expect(openCheckpoint(signNote(text, key), [key.verifier])).toEqual({ state: 'malformed' });
});

test('a checkpoint is opened by a key of its origin only; a rotated key may sign beside the old one', () => {
  const [old, next] = [log(), log()];
  const stranger = log('autre.example/journal');
  const head = { size: 3, root: randomBytes(32) };
  const note = signCheckpoint(head, old);
  expect(openCheckpoint(note, [next.verifier, old.verifier])).toMatchObject({
    state: 'signed',
    checkpoint: head,
  });
  expect(openCheckpoint(note, [next.verifier])).toEqual({ state: 'unsigned' });
  expect(openCheckpoint(note, [stranger.verifier])).toEqual({ state: 'other-origin' });
});

test('a cosignature says when, for that text and that witness, and any changed byte breaks it', () => {
  const [signer, witnessKey, other] = [log(), witness(), witness()];
  const plain = signCheckpoint({ size: 7, root: randomBytes(32) }, signer);
  const text = noteOf(plain).text;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 40 }),
      fc.nat(71),
      fc.integer({ min: 1, max: 255 }),
      (at, place, mask) => {
        const note = noteOf(plain + cosign(text, at, witnessKey));
        expect(cosignatureOf(note, witnessKey.verifier)).toEqual({ state: 'cosigned', at });
        expect(cosignatureOf(note, other.verifier)).toEqual({ state: 'absent' });
        expect(checkNote(note, [signer.verifier])).toMatchObject({ state: 'signed' });
        const bytes = Buffer.from(note.signatures[1]?.bytes ?? []);
        bytes.writeUInt8(bytes.readUInt8(place) ^ mask, place);
        const [first, second] = note.signatures;
        const broken = first && second ? [first, { ...second, bytes }] : [];
        expect(cosignatureOf({ text, signatures: broken }, witnessKey.verifier)).toEqual({ state: 'broken' });
      },
    ),
    { numRuns: 300 },
  );
});

test('a key is for one kind of signature', () => {
  expect(() => cosign('x\n', 1, log())).toThrow('without a time');
  expect(() => signNote('x\n', witness())).toThrow('with a time');
  expect(() => signingKey('two words', signatureTypes.log, randomBytes(32))).toThrow('key name');
  expect(() => signingKey('témoin', signatureTypes.log, randomBytes(32))).toThrow('key name');
  expect(() => signingKey('journal', signatureTypes.log, randomBytes(31))).toThrow('32 bytes');
});
