/** Which of the machine's readers is the Vitale slot. The other one holds the professional's card: never touched. */
import { cardKind } from '../atr.ts';

export interface SeenReader {
  name: string;
  atr: Uint8Array | null;
}

/**
 * With a configured name (any part of it), the first reader that bears it and no other. Without: the one we have,
 * or else the first that is not a CPS slot by its name or by the card in it, or else the first.
 */
export function chooseReader<Reader extends SeenReader>(
  readers: readonly Reader[],
  configured: string,
  current: string | null,
): Reader | null {
  const kept = readers.find(({ name }) => name === current);
  if (kept) return kept;
  if (configured !== '') return readers.find(({ name }) => name.includes(configured)) ?? null;
  return readers.find((reader) => !isProfessionalSlot(reader)) ?? readers[0] ?? null;
}

function isProfessionalSlot({ name, atr }: SeenReader): boolean {
  return /\bcps\b/i.test(name) || (atr !== null && cardKind(atr) === 'professional-card');
}
