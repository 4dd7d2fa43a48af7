/**
 * Guesses against live codes, through the real door, as somebody who knows whom they want to be: a right birth date, a
 * right end of the NIR, a code that is well formed. The limits are taken away for the count, and an answer that a limit
 * gave is no guess. At the end the right code opens: the door was there.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { newActivationCode } from '@borne/server/contract';
import type { RunningServer } from '../../line/server-line.ts';
import type { Chance } from '../chance.ts';
import { type ActivationDoor, activationDoor, typedBy } from './activation-door.ts';
import type { Person } from './people.ts';

export interface GuessesFound {
  codeGuesses: number;
  codeHits: number;
  liveCodes: number;
  /** The right person with the right code got in, after all of them. */
  rightCodeOpens: boolean;
}

const lanes = 4;

export async function tryGuesses(
  server: RunningServer,
  people: readonly Person[],
  guesses: number,
  chance: Chance,
  say: (line: string) => void,
): Promise<GuessesFound> {
  const door = await activationDoor(server, lanes);
  const found = { codeGuesses: 0, codeHits: 0, liveCodes: people.length };
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < guesses) {
      begun += 1;
      if (begun % 20 === 0) await door.forgetLimits();
      const hit = await guessOnce(door, chance.pick(people), say);
      found.codeGuesses += 1;
      found.codeHits += Number(hit);
      if (found.codeGuesses % 1_000 === 0) say(`${found.codeGuesses} essais sur ${guesses}…`);
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
    await door.forgetLimits();
    const [someone] = people;
    const rightCodeOpens = someone !== undefined && (await door.ask(typedBy(someone))) === 'activated';
    return { ...found, rightCodeOpens };
  } finally {
    await door.close();
  }
}

/** True: it was somebody's code. Asks again when a limit, or too many at once, kept it from being one. */
async function guessOnce(
  door: ActivationDoor,
  person: Person,
  say: (line: string) => void,
): Promise<boolean> {
  const typed = typedBy({ ...person, code: newActivationCode(randomInt) });
  for (;;) {
    const answer = await door.ask(typed);
    if (answer === 'not-accepted') return false;
    if (answer === 'activated' || answer === 'not-open-yet') {
      say('  ✗ un code a été deviné');
      return true;
    }
    if (answer !== 'too-many' && answer !== 'busy') throw new Error(`a guess was answered ${answer}`);
    await sleep(200);
    await door.forgetLimits();
  }
}
