/** The bytes a printer has sent and nobody has taken yet. Shared by the links; each says when bytes come or end. */
import type { PrinterAnswer } from './printer-link.ts';

/** A printer that chatters must not fill our memory. */
const mostUnread = 256;

export class UnreadAnswers {
  #bytes: number[] = [];
  #ended = false;
  #wake: () => void = () => undefined;

  get ended(): boolean {
    return this.#ended;
  }

  add(bytes: Uint8Array): void {
    this.#bytes = [...this.#bytes, ...bytes].slice(-mostUnread);
    this.#wake();
  }

  /** No more will come. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  forget(): void {
    this.#bytes = [];
  }

  /** The oldest byte that fits; the others wait for whoever they fit. */
  async take(fits: (byte: number) => boolean, deadlineMs: number): Promise<PrinterAnswer> {
    const end = performance.now() + deadlineMs;
    for (;;) {
      const index = this.#bytes.findIndex(fits);
      const [byte] = index < 0 ? [] : this.#bytes.splice(index, 1);
      if (byte !== undefined) return byte;
      if (this.#ended) return 'lost';
      const leftMs = end - performance.now();
      if (leftMs <= 0) return 'timeout';
      await this.#somethingHappens(leftMs);
    }
  }

  #somethingHappens(deadlineMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, deadlineMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
