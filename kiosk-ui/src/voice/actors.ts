/** The real actors of the voice: what the build left to be said, and the output that says what the screen shows. */
import type { Language } from '@borne/kiosk-agent/contract';
import { fromCallback, fromPromise } from 'xstate';
import { type Audible, type Clips, clipsOf, type Output } from './clips.ts';
import { ManifestSchema, voiceFolder } from './manifest.ts';
import type { Speaker } from './speaker.ts';
import { idOf, linesOnStage, markSpoken, speltOf } from './stage.ts';
import type { Speech, VoiceEvent } from './voice-events.ts';

interface VoiceParts {
  /** Where the screens are drawn. */
  page: ParentNode;
  speakers: { [O in Output]: Speaker<O> };
  /** A sentence begins or has ended: a kiosk that speaks is not alone. */
  heard: () => void;
}

interface Saying<O extends Output> {
  /** Among all lines of the screen. */
  index: number;
  line: HTMLElement;
  clip: Audible<O>;
}

export function voiceActors({ page, speakers, heard }: VoiceParts) {
  const voices = new Map<Language, Clips | null>();
  return {
    findVoice: fromPromise<boolean, Language>(async ({ input: language, signal }) => {
      if (!voices.has(language)) voices.set(language, await clipsIn(language, signal));
      return voices.get(language) !== null;
    }),
    speak: fromCallback<VoiceEvent, Speech>(({ input, sendBack }) => {
      const clips = voices.get(input.language) ?? null;
      const listener: SpeechListener = {
        page,
        tell: (event) => {
          heard();
          sendBack(event);
        },
      };
      let silence = (): void => undefined;
      const begin = (): void => {
        silence =
          input.output === 'headset'
            ? say(speakers.headset, intoHeadset(page, clips, input), input, listener)
            : say(speakers.loudspeaker, aloud(page, clips, input), input, listener);
      };
      // The touch that asked for it also draws the controls of the voice: they are part of what is read.
      const afterDrawing = setTimeout(begin);
      return () => {
        clearTimeout(afterDrawing);
        silence();
        markSpoken(page, null);
      };
    }),
  };
}

/** Null: this build has no voice in this language. */
async function clipsIn(language: Language, signal: AbortSignal): Promise<Clips | null> {
  const answer = await fetch(`/${voiceFolder(language)}/manifest.json`, { signal, cache: 'no-store' });
  const manifest = ManifestSchema.parse(await answer.json());
  return manifest.silentBecause === null ? clipsOf(manifest) : null;
}

interface SpeechListener {
  page: ParentNode;
  tell: (event: VoiceEvent) => void;
}

function say<O extends Output>(
  speaker: Speaker<O>,
  sayings: readonly Saying<O>[],
  { volume }: Speech,
  { page, tell }: SpeechListener,
): () => void {
  const begins = (index: number): void => {
    markSpoken(page, sayings[index]?.line ?? null);
    tell({ type: 'LINE', index: sayings[index]?.index ?? 0 });
  };
  const clips = sayings.map(({ clip }) => clip);
  return speaker.say(clips, volume, { begins, ends: () => tell({ type: 'SAID' }) });
}

/** A line without a sound is passed by: the screen still shows it. */
function aloud(page: ParentNode, clips: Clips | null, { extent, from }: Speech): Saying<'loudspeaker'>[] {
  return linesOnStage(page, extent, 'loudspeaker')
    .flatMap((line, index) => {
      const clip = clips?.line(idOf(line)) ?? null;
      return clip ? [{ index, line, clip }] : [];
    })
    .filter(({ index }) => index >= from);
}

/** As above, and what names the person, letter by letter. */
function intoHeadset(page: ParentNode, clips: Clips | null, { extent, from }: Speech): Saying<'headset'>[] {
  return linesOnStage(page, extent, 'headset')
    .flatMap((line, index) => {
      const spelt = speltOf(line);
      const said = spelt === null ? [clips?.line(idOf(line)) ?? null] : (clips?.spell(spelt) ?? []);
      return said.flatMap((clip) => (clip ? [{ index, line, clip }] : []));
    })
    .filter(({ index }) => index >= from);
}
