/**
 * The body of the virtual printer: paper, cover, cutter, outlet, and the status bytes they make. Bits over the fixed
 * 0x12 as in the manuals of Partner RP-330, Ithaca 80plus and Olivetti PR-4, the full status as in those of Custom
 * KPM210/216. Written apart from the agent's own decoding.
 */
import { changed, type Faults, type FaultsChange, noFaults } from './faults.ts';
import { type PaperModel, type PaperModelName, paperModels } from './paper-model.ts';

const fixedBits = 0x12;

export class Mechanism {
  #faults: Faults = noFaults;
  #model: PaperModelName = '80mm';
  readonly #listeners = new Set<() => void>();

  get faults(): Faults {
    return this.#faults;
  }

  get modelName(): PaperModelName {
    return this.#model;
  }

  get model(): PaperModel {
    return paperModels[this.#model];
  }

  /** Another printer stands here now. */
  become(model: PaperModelName): void {
    this.#model = model;
  }

  get onLine(): boolean {
    const { paper, cover, cutter, paused } = this.#faults;
    return paper !== 'out' && cover === 'closed' && cutter === 'ok' && !paused;
  }

  /** The operator's hand. */
  change(change: FaultsChange): void {
    this.#faults = changed(this.#faults, change);
    for (const listener of this.#listeners) listener();
  }

  /** One line of paper is used; after the last there is no paper. */
  useLine(): void {
    const { linesLeft } = this.#faults;
    if (linesLeft === undefined) return;
    this.change(linesLeft > 1 ? { linesLeft: linesLeft - 1 } : { linesLeft: null, paper: 'out' });
  }

  /** A ticket falls into the outlet, where there is one. True when it pushed out a former one. */
  present(): boolean {
    const { outlet } = this.#faults;
    if (outlet === 'empty') this.change({ outlet: 'ticket' });
    return outlet === 'ticket';
  }

  /** Retracted or ejected. */
  clearOutlet(): void {
    if (this.#faults.outlet === 'ticket') this.change({ outlet: 'empty' });
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Answer to `DLE EOT n`; null for a question this printer does not know. */
  realTimeStatus(n: number): Uint8Array | null {
    if (n === 20 && this.#faults.outlet !== 'none') return this.#fullStatus();
    const bits = this.#statusBits(n);
    if (bits === undefined) return null;
    const { lies } = this.#faults;
    if (lies === 'wrong-bits') return Uint8Array.of((fixedBits | bits) ^ 0x93);
    return Uint8Array.of(fixedBits | (lies === 'no' ? bits : 0));
  }

  /** Answer to `GS r 1`; null: not answered. `stopped`: what stood before the question was not worked through. */
  paperSensor(stopped: boolean): number | null {
    const { ignoresGsR, lies, paper } = this.#faults;
    if (ignoresGsR) return null;
    if (lies === 'says-printed') return 0;
    if (stopped || !this.onLine) return null;
    return paper === 'near' ? 0x03 : 0;
  }

  /** Automatic status back, four bytes. */
  unaskedStatus(): Uint8Array {
    const { paper, cover, cutter, lies } = this.#faults;
    if (lies !== 'no') return Uint8Array.of(0x10, 0, 0, 0);
    const first = 0x10 | (this.onLine ? 0 : 0x08) | (cover === 'open' ? 0x20 : 0);
    const third = paper === 'out' ? 0x0f : paper === 'near' ? 0x03 : 0;
    return Uint8Array.of(first, cutter === 'fault' ? 0x08 : 0, third, 0);
  }

  #statusBits(n: number): number | undefined {
    const { paper, cover, cutter } = this.#faults;
    const out = paper === 'out';
    return {
      1: this.onLine ? 0 : 0x08,
      2: (cover === 'open' ? 0x04 : 0) | (out ? 0x20 : 0) | (cutter === 'fault' ? 0x40 : 0),
      3: cutter === 'fault' ? 0x08 : 0,
      4: out ? 0x6c : paper === 'near' ? 0x0c : 0,
    }[n];
  }

  /** `DLE EOT 20`: two bytes that open it, then paper, user, recoverable errors, unrecoverable errors. */
  #fullStatus(): Uint8Array {
    const { paper, cover, cutter, outlet, lies } = this.#faults;
    if (lies !== 'no') return Uint8Array.of(0x10, 0x0f, 0, 0, 0, 0);
    const roll = { ok: 0, near: 0x04, out: 0x05 }[paper];
    const taken = outlet === 'ticket' ? 0x20 : 0;
    return Uint8Array.of(
      0x10,
      0x0f,
      roll | taken,
      cover === 'open' ? 0x02 : 0,
      0,
      cutter === 'fault' ? 1 : 0,
    );
  }
}
