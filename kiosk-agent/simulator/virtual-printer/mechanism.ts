/**
 * The body of the virtual printer: paper, cover, cutter, and the status bytes they make. Bits over the fixed 0x12 as in
 * the manuals of Partner RP-330, Ithaca 80plus and Olivetti PR-4. Written apart from the agent's own decoding.
 */
import { z } from 'zod';

export const FaultsSchema = z.strictObject({
  paper: z.enum(['ok', 'near', 'out']),
  cover: z.enum(['closed', 'open']),
  cutter: z.enum(['ok', 'fault']),
  /** Prints, but answers no question. */
  mute: z.boolean(),
  /** The paper ends after this many more lines; absent: it does not. */
  linesLeft: z.int().min(1).max(1000).optional(),
});
export type Faults = z.infer<typeof FaultsSchema>;

export const FaultsChangeSchema = FaultsSchema.partial();
export type FaultsChange = z.infer<typeof FaultsChangeSchema>;

const fixedBits = 0x12;

export class Mechanism {
  #faults: Faults = { paper: 'ok', cover: 'closed', cutter: 'ok', mute: false };
  readonly #listeners = new Set<() => void>();

  get faults(): Faults {
    return this.#faults;
  }

  get onLine(): boolean {
    const { paper, cover, cutter } = this.#faults;
    return paper !== 'out' && cover === 'closed' && cutter === 'ok';
  }

  /** The operator's hand. */
  change(change: FaultsChange): void {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    this.#faults = FaultsSchema.parse({ ...this.#faults, ...given });
    for (const listener of this.#listeners) listener();
  }

  /** One line of paper is used; tells whether there was paper for the next one. */
  useLine(): void {
    const { linesLeft, ...others } = this.#faults;
    if (linesLeft === undefined) return;
    this.#faults = linesLeft > 1 ? { ...others, linesLeft: linesLeft - 1 } : { ...others, paper: 'out' };
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Answer to `DLE EOT n`; null for a question this printer does not know. */
  realTimeStatus(n: number): number | null {
    const { paper, cover, cutter } = this.#faults;
    const out = paper === 'out';
    const bits = {
      1: this.onLine ? 0 : 0x08,
      2: (cover === 'open' ? 0x04 : 0) | (out ? 0x20 : 0) | (cutter === 'fault' ? 0x40 : 0),
      3: cutter === 'fault' ? 0x08 : 0,
      4: out ? 0x6c : paper === 'near' ? 0x0c : 0,
    }[n];
    return bits === undefined ? null : fixedBits | bits;
  }

  /** Answer to `GS r 1`. A printer without paper never comes to execute it. */
  paperSensor(): number {
    return this.#faults.paper === 'near' ? 0x03 : 0;
  }

  /** Automatic status back, four bytes. */
  unaskedStatus(): Uint8Array {
    const { paper, cover, cutter } = this.#faults;
    const first = 0x10 | (this.onLine ? 0 : 0x08) | (cover === 'open' ? 0x20 : 0);
    const third = paper === 'out' ? 0x0f : paper === 'near' ? 0x03 : 0;
    return Uint8Array.of(first, cutter === 'fault' ? 0x08 : 0, third, 0);
  }
}
