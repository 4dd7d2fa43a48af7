/**
 * Which of the machine's slots is the patient's. The other one is for the professional's card: never touched.
 * pcscd names a slot "MODEL NN NN" in hexadecimal: the reader's number, which another order of plugging in changes, and the slot's.
 */
import { cardKind } from '../atr.ts';

export interface SeenReader {
  name: string;
  isOccupied: boolean;
  atr: Uint8Array | null;
}

/** Remembers what it chose, and which readers cannot be the wanted one under another number. */
export class ReaderChoice {
  /** Parts of names, the most wanted first. */
  readonly #wanted: readonly string[];
  readonly #others = new Set<string>();
  #current: string | null = null;

  /** `configured`: parts of readers' names with `;` between them; empty: whatever is not a professional's. */
  constructor(configured: string) {
    this.#wanted = configured
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  /** The slot to watch now. One with a patient's card in it is kept whatever is plugged in meanwhile. */
  choose<Reader extends SeenReader>(readers: readonly Reader[]): Reader | null {
    this.#rememberOthers(readers);
    const kept = readers.find(({ name }) => name === this.#current) ?? null;
    const chosen = this.#isBusy(kept) ? kept : this.#best(readers, kept);
    this.#current = chosen?.name ?? null;
    return chosen;
  }

  #isBusy(kept: SeenReader | null): boolean {
    return kept?.isOccupied === true && (this.#wanted.length > 0 || !isProfessional(kept));
  }

  #best<Reader extends SeenReader>(readers: readonly Reader[], kept: Reader | null): Reader | null {
    if (this.#wanted.length === 0) return leastProfessional(readers, kept);
    for (const part of this.#wanted) {
      const found = readers.find(({ name }) => name.includes(part)) ?? this.#renumbered(readers, part);
      if (found) return found;
    }
    return null;
  }

  /** The wanted reader plugged in again gets another number when its former name is not free yet. */
  #renumbered<Reader extends SeenReader>(readers: readonly Reader[], part: string): Reader | null {
    const may = (reader: Reader): boolean => !this.#others.has(reader.name) && !isProfessional(reader);
    return readers.find((reader) => isRenumbered(reader.name, part) && may(reader)) ?? null;
  }

  /** Two readers of one model: the one seen beside the wanted one never takes its place. */
  #rememberOthers(readers: readonly SeenReader[]): void {
    for (const part of this.#wanted) {
      if (!readers.some(({ name }) => name.includes(part))) continue;
      const others = readers.filter(({ name }) => !name.includes(part) && isRenumbered(name, part));
      for (const { name } of others) this.#others.add(name);
    }
  }
}

const numbered = /^(.*) [0-9A-F]{2} ([0-9A-F]{2})$/;

function isRenumbered(name: string, part: string): boolean {
  const [, wantedModel, wantedSlot] = numbered.exec(part) ?? [];
  const [, model, slot] = numbered.exec(name) ?? [];
  return wantedModel !== undefined && model?.endsWith(wantedModel) === true && slot === wantedSlot;
}

/** A slot with a card in it before an empty one: without a name to go by, any slot may be the patient's. */
function leastProfessional<Reader extends SeenReader>(
  readers: readonly Reader[],
  kept: Reader | null,
): Reader | null {
  const free = readers.filter((reader) => !isProfessional(reader));
  const usual = free.find(({ name }) => name === kept?.name) ?? free[0] ?? readers[0] ?? null;
  return free.find(({ isOccupied }) => isOccupied) ?? usual;
}

function isProfessional({ name, atr }: SeenReader): boolean {
  return /\bcps\b/i.test(name) || (atr !== null && cardKind(atr) === 'professional-card');
}
