/** SIMULATEUR: the desk of the driver `simulated`: a form, a clipboard and a window that exist in `simulator/lgo-form` only. */
import { z } from 'zod';
import type { Chord, Desk, FrontWindow } from './desk.ts';

const FrontWindowSchema = z.strictObject({ id: z.int(), title: z.string(), process: z.string().nullable() });
const ClipboardSchema = z.strictObject({ text: z.string() });

const answerDeadlineMs = 5_000;

export class SimulatedDesk implements Desk {
  readonly #origin: string;

  /** `operatorPort` of the simulated form. */
  constructor(operatorPort: number) {
    this.#origin = `http://127.0.0.1:${operatorPort}`;
  }

  async frontWindow(): Promise<FrontWindow> {
    return FrontWindowSchema.parse(await this.#ask('/desk/window'));
  }

  async readClipboard(): Promise<string> {
    return ClipboardSchema.parse(await this.#ask('/desk/clipboard')).text;
  }

  async writeClipboard(text: string): Promise<void> {
    await this.#ask('/desk/clipboard', { text });
  }

  async press(chord: Chord): Promise<void> {
    await this.#ask('/desk/press', { keys: chord });
  }

  async #ask(path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#origin + path, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      signal: AbortSignal.timeout(answerDeadlineMs),
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`The simulated form answered ${response.status}.`);
    return response.status === 204 ? null : await response.json();
  }
}
