/** The voice as its listener lives it, with a clock, a list of sounds and an output in the test's hand. */
import type { Language } from '@borne/kiosk-agent/contract';
import { type Actor, createActor, fromCallback, fromPromise, SimulatedClock } from 'xstate';
import { voiceMachine } from '../../../kiosk-ui/src/voice/machine.ts';
import type { Speech, VoiceEvent } from '../../../kiosk-ui/src/voice/voice-events.ts';
import { settled } from '../journey/kiosk.ts';

/** Whether there are sounds in this language; `lost`: it could not be known. */
type Finding = (language: Language) => boolean | 'lost';

export class VoiceInHand {
  readonly speeches: Speech[] = [];
  /** The speech going on; null in silence. */
  now: { tell(event: VoiceEvent): void } | null = null;
  readonly lookedFor: Language[] = [];
  readonly #clock = new SimulatedClock();
  readonly #actor: Actor<typeof voiceMachine>;

  constructor(find: Finding = () => true) {
    const actors = {
      findVoice: fromPromise<boolean, Language>(({ input }) => {
        this.lookedFor.push(input);
        const found = find(input);
        return found === 'lost' ? Promise.reject(new Error('no answer')) : Promise.resolve(found);
      }),
      speak: fromCallback<VoiceEvent, Speech>(({ input, sendBack }) => {
        this.speeches.push(input);
        this.now = { tell: sendBack };
        return () => {
          this.now = null;
        };
      }),
    };
    const machine = voiceMachine.provide({ actors });
    this.#actor = createActor(machine, { clock: this.#clock, input: 'fr' }).start();
  }

  /** At the first screen of a kiosk that nobody uses, with its sounds found. */
  static async atRest(find?: Finding): Promise<VoiceInHand> {
    const voice = new VoiceInHand(find);
    await settled();
    voice.send({ type: 'NOBODY' }, { type: 'SHOWN', idea: 'welcome' });
    return voice;
  }

  stop(): void {
    this.#actor.stop();
  }

  send(...events: VoiceEvent[]): void {
    for (const event of events) this.#actor.send(event);
  }

  pass(seconds: number): void {
    this.#clock.increment(seconds * 1000);
  }

  /** A touch, its effect, and the time for the hand to leave. */
  tap(...controls: ('LISTEN' | 'MUTE' | 'LOUDER' | 'SOFTER')[]): void {
    for (const type of controls) {
      this.send({ type: 'TOUCH' }, { type });
      this.pass(0.6);
    }
  }

  /** The screen changes for another. */
  move(idea: string): void {
    this.send({ type: 'LEFT' }, { type: 'SHOWN', idea });
  }

  /** The words change their language, and the screen is drawn again. */
  async change(language: Language, idea = 'welcome'): Promise<void> {
    this.send({ type: 'LANGUAGE', language }, { type: 'SHOWN', idea });
    await settled();
  }

  sayAll(): void {
    this.now?.tell({ type: 'SAID' });
  }

  get volume(): number {
    return this.#actor.getSnapshot().context.volume;
  }

  get isOn(): boolean {
    return this.#actor.getSnapshot().matches({ voice: 'on' });
  }

  /** What was asked to be said last. */
  get last(): Speech | undefined {
    return this.speeches.at(-1);
  }
}
