/**
 * INSi asked once for the several calls of one act (TD0.2, TD1.1, TD1.5…). What it said of a person stands for twenty
 * minutes, as the assertion of a card does (dmp-protocol.md §14), in this process's memory alone. Silences and refusals
 * are not kept. The keys are digests under a secret of this process: they name nobody.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Insi, InsiOutcome, TraitsSearch } from './insi.ts';

export const rememberedMs = 20 * 60_000;
/** Beyond it, the oldest is asked again. */
const most = 2_000;

interface Kept {
  answer: Promise<InsiOutcome>;
  endsAt: number;
}

/** `insi`, with a memory. `now`: monotonic, milliseconds. */
export function remembering(insi: Insi, now: () => number = () => performance.now()): Insi {
  const secret = randomBytes(32);
  const kept = new Map<string, Kept>();
  const keyOf = ({ birthName, givenNames, sex, birthDate, birthPlace }: TraitsSearch): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify([birthName, givenNames, sex, birthDate, birthPlace]))
      .digest('base64url');
  const forget = (key: string, answer: Promise<InsiOutcome>): void => {
    if (kept.get(key)?.answer === answer) kept.delete(key);
  };
  /** Whoever asks while an answer is on its way gets the same one. */
  const ask = (key: string, search: TraitsSearch): Promise<InsiOutcome> => {
    const answer = insi.searchByTraits(search);
    kept.set(key, { answer, endsAt: now() + rememberedMs });
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(oldest);
    // Nobody may come again: the memory is emptied all the same.
    setTimeout(() => forget(key, answer), rememberedMs).unref();
    answer.then(
      (said) => {
        if (!isAnswer(said)) forget(key, answer);
      },
      () => forget(key, answer),
    );
    return answer;
  };
  return {
    ...insi,
    searchByTraits: (search) => {
      const key = keyOf(search);
      const found = kept.get(key);
      return found && found.endsAt > now() ? found.answer : ask(key, search);
    },
    close: async () => {
      kept.clear();
      await insi.close();
    },
  };
}

function isAnswer({ outcome }: InsiOutcome): boolean {
  return outcome === 'one' || outcome === 'none' || outcome === 'several';
}
