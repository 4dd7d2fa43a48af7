/** People who do not exist, the code that each was given, and the numbers of their acts. */
import { argon2, randomInt, randomUUIDv7 } from 'node:crypto';
import { promisify } from 'node:util';
import { type ActivationCode, activationDigestV1, newActivationCode } from '@borne/server/contract';
import { type InventedPerson, inventedPerson } from '../../bench/invented-people.ts';

const derive = promisify(argon2);

export interface Person {
  identity: InventedPerson;
  recordId: string;
  code: ActivationCode;
  /** As a kiosk sends it. */
  digest: string;
}

/** The slow digest is computed for each: a code that was guessed would open. */
export async function invitePeople(count: number, say: (line: string) => void): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length < count) {
    const some = Array.from({ length: Math.min(8, count - people.length) }, (_, at) =>
      invite(people.length + at),
    );
    people.push(...(await Promise.all(some)));
    if (people.length % 400 === 0) say(`${people.length} codes sur ${count}…`);
  }
  return people;
}

async function invite(index: number): Promise<Person> {
  const code = newActivationCode(randomInt);
  const { algorithm, salt, memoryKiB, passes, parallelism, bytes } = activationDigestV1;
  const digest = await derive(algorithm, {
    message: Buffer.from(code),
    nonce: Buffer.from(salt),
    ...{ memory: memoryKiB, passes, parallelism, tagLength: bytes },
  });
  const identity = distinct(inventedPerson(index), index);
  return { identity, recordId: randomUUIDv7(), code, digest: digest.toString('base64url') };
}

/** Names and a birth date that nobody else of a drill has, and that no other name begins with. */
function distinct(person: InventedPerson, index: number): InventedPerson {
  const born = new Date(Date.UTC(1850, 0, 1 + index));
  const name = [...String(index).padStart(6, '0')].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('');
  return {
    ...person,
    familyName: `ESSAIFAMILLE${name}`,
    firstName: `ESSAIPRENOM${name}`,
    birthDate: born.toISOString().slice(0, 10).replaceAll('-', ''),
  };
}
