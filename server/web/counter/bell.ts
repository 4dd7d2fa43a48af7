/** One short tone of two notes for a new call. The browser may keep it silent until somebody has touched the page. */

export type BellState = 'on' | 'off' | 'blocked';

export interface Bell {
  readonly state: BellState;
  ring(): void;
  /** On and off in turn; a blocked one is freed, for this is a touch. */
  toggle(): void;
  /** After a touch of the page: a browser that kept it silent lets it sound from now on. */
  touched(): void;
}

const notes = [
  { hertz: 660, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.16 },
];
const noteSeconds = 0.22;
const loudness = 0.25;

/** `changed`: the browser let it sound, or no longer. */
export function createBell(changed: () => void): Bell {
  const context = new AudioContext();
  context.addEventListener('statechange', changed);
  let wanted = true;
  return {
    get state() {
      if (!wanted) return 'off';
      return context.state === 'running' ? 'on' : 'blocked';
    },
    ring: () => {
      if (wanted && context.state === 'running') for (const note of notes) play(context, note);
    },
    toggle: () => {
      wanted = !(wanted && context.state === 'running');
      if (wanted) void context.resume();
      changed();
    },
    touched: () => void context.resume(),
  };
}

/** A soft edge on both sides: a tone cut off square clicks. */
function play(context: AudioContext, { hertz, atSeconds }: { hertz: number; atSeconds: number }): void {
  const start = context.currentTime + atSeconds;
  const tone = new OscillatorNode(context, { frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + 0.02);
  volume.gain.linearRampToValueAtTime(0, start + noteSeconds);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + noteSeconds);
}
