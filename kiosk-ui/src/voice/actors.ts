/** The real actors of the voice: what the build left to be said, and the loudspeaker that says what the screen shows. */
import { fromCallback, fromPromise } from 'xstate';
import { type Clips, clipsOf, type PublicClip } from './clips.ts';
import type { Speech, VoiceEvent } from './machine.ts';
import { ManifestSchema, voiceFolder } from './manifest.ts';
import type { Speaker } from './speaker.ts';
import { idOf, linesOnStage, markSpoken } from './stage.ts';

interface VoiceParts {
  locale: string;
  /** Where the screens are drawn. */
  page: ParentNode;
  speaker: Speaker<'loudspeaker'>;
  /** A sentence begins or has ended: a kiosk that speaks is not alone. */
  heard: () => void;
}

interface Saying {
  /** Among all lines of the screen. */
  index: number;
  line: HTMLElement;
  clip: PublicClip;
}

export function voiceActors({ locale, page, speaker, heard }: VoiceParts) {
  let clips: Clips | null = null;
  return {
    findVoice: fromPromise<boolean>(async ({ signal }) => {
      const answer = await fetch(`/${voiceFolder(locale)}/manifest.json`, { signal, cache: 'no-store' });
      const manifest = ManifestSchema.parse(await answer.json());
      clips = clipsOf(manifest);
      return manifest.silentBecause === null;
    }),
    speak: fromCallback<VoiceEvent, Speech>(({ input, sendBack }) => {
      const tell = (event: VoiceEvent): void => {
        heard();
        sendBack(event);
      };
      let silence = (): void => undefined;
      const begin = (): void => {
        const sayings = sayingsOf(page, clips, input);
        const onLine = (index: number): void => {
          markSpoken(page, sayings[index]?.line ?? null);
          tell({ type: 'LINE', index: sayings[index]?.index ?? 0 });
        };
        silence = speaker.say(
          sayings.map(({ clip }) => clip),
          input.volume,
          { begins: onLine, ends: () => tell({ type: 'SAID' }) },
        );
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

/** A line without a sound is passed by: the screen still shows it. */
function sayingsOf(page: ParentNode, clips: Clips | null, { extent, from }: Speech): Saying[] {
  return linesOnStage(page, extent)
    .flatMap((line, index) => {
      const clip = clips?.line(idOf(line)) ?? null;
      return clip ? [{ index, line, clip }] : [];
    })
    .filter(({ index }) => index >= from);
}
