/** One audio element, one clip after another. To stop is immediate: the sound is cut before the call returns. */
import type { Audible, Output, PersonalClip, PublicClip } from './clips.ts';
import { gainOf } from './volume.ts';

/** After a sentence, in ms: time to understand it. */
const breathMs = 350;
/** After a letter or a digit: slow enough to write it down, quick enough to be one word. */
const letterMs = 150;

interface Listener {
  /** The clip of this index begins. */
  begins(index: number): void;
  /** All was said, or could not be. */
  ends(said: boolean): void;
}

export interface Speaker<O extends Output> {
  readonly output: O;
  /** Takes the place of what was being said. Returns what stops it, and then hears nothing more of it. */
  say(clips: readonly Audible<O>[], volume: number, listener: Listener): () => void;
}

/** `audio`: an element of its own, on no page. */
export function speakerTo<O extends Output>(output: O, audio = new Audio()): Speaker<O> {
  let stopCurrent = (): void => undefined;
  return {
    output,
    say: (clips, volume, listener) => {
      stopCurrent();
      if (output === 'loudspeaker' && clips.some(({ audience }) => audience !== 'everybody'))
        throw new Error('a personal clip was handed to the loudspeaker');
      audio.volume = gainOf(volume);
      stopCurrent = sequence(audio, clips, listener);
      return stopCurrent;
    },
  };
}

function sequence(
  audio: HTMLAudioElement,
  clips: readonly (PublicClip | PersonalClip)[],
  listener: Listener,
): () => void {
  const over = new AbortController();
  const { signal } = over;
  let current = 0;
  let breath: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    if (signal.aborted) return;
    over.abort();
    clearTimeout(breath);
    release(audio);
  };
  const end = (said: boolean): void => {
    if (signal.aborted) return;
    stop();
    listener.ends(said);
  };
  const play = (index: number): void => {
    const clip = clips[index];
    if (!clip) {
      end(true);
      return;
    }
    audio.src = clip.url;
    listener.begins(index);
    // A stop makes the promise fail; by then nobody listens to this sequence any more.
    audio.play().catch(() => end(false));
    current = index;
  };
  audio.addEventListener('error', () => end(false), { signal });
  audio.addEventListener(
    'ended',
    () => {
      breath = setTimeout(() => play(current + 1), breathAfter(clips, current));
    },
    { signal },
  );
  play(0);
  return stop;
}

function breathAfter(clips: readonly (PublicClip | PersonalClip)[], index: number): number {
  const next = clips[index + 1];
  if (!next) return 0;
  return next.audience === 'one-person' && clips[index]?.audience === 'one-person' ? letterMs : breathMs;
}

/** Silent at once, and nothing of the last sentence stays in the element. */
function release(audio: HTMLAudioElement): void {
  audio.pause();
  audio.removeAttribute('src');
  audio.load();
}
