/** One language's voice: a clip for each thing that can be said, and the list of them. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Clip, type Manifest, ManifestSchema, type NoVoiceReason } from '../src/voice/manifest.ts';
import { voiceProblems } from './check-voice.ts';
import { espeakNg } from './espeak-ng.ts';
import type { SpokenLanguage } from './languages.ts';
import { opusDurationMs } from './opus-duration.ts';
import { opusenc } from './opusenc.ts';
import { findRecordings, type Recording } from './recorded.ts';
import type { SoundCache } from './sound-cache.ts';
import type { SoundEncoder, TtsEngine } from './tts-engine.ts';
import { shortHash, type Utterance, utterancesOf } from './utterances.ts';

export interface Voice {
  manifest: Manifest;
  /** By the names that the manifest gives. */
  files: Map<string, Buffer>;
}

export interface VoiceTools {
  /** Null where the program is not installed. */
  engine: TtsEngine | null;
  /** Spells letters; `engine` where that one can. */
  speller: TtsEngine | null;
  encoder: SoundEncoder | null;
  cache: SoundCache;
  /** Folder of this language's recordings. */
  recorded: string;
  /** Programs rendering at the same moment; as many as the machine has cores. */
  atOnce?: number;
}

export async function installedTools({
  espeakVoice,
  spellingVoice = espeakVoice,
}: SpokenLanguage): Promise<Pick<VoiceTools, 'engine' | 'speller' | 'encoder'>> {
  const [engine, speller, encoder] = await Promise.all([
    espeakNg(espeakVoice),
    espeakNg(spellingVoice),
    opusenc(),
  ]);
  return { engine, speller, encoder };
}

/** Throws with a sentence for every recording that cannot be taken. Without its tools it makes a voice that is silent. */
export async function makeVoice(spoken: SpokenLanguage, tools: VoiceTools): Promise<Voice> {
  const { language } = spoken;
  const utterances = utterancesOf(spoken);
  const { found, problems } = findRecordings(tools.recorded, utterances);
  if (problems.length > 0) throw new Error(`Voix (${language}) :\n${problems.join('\n')}`);

  const makers = utterances.map((utterance) => makerOf(utterance, found.get(utterance.id), tools));
  const missing = makers.find((maker) => typeof maker === 'string');
  if (missing !== undefined) return silent(language, missing);

  const files = new Map<string, Buffer>();
  const clips = await inParallel(
    makers.filter((maker) => typeof maker !== 'string'),
    tools.atOnce ?? availableParallelism(),
    async (maker) => {
      const { sound, ...clip } = await maker();
      files.set(clip.file, sound);
      return clip;
    },
  );
  const of = (kind: Utterance['kind']): Clip[] =>
    clips.filter((_, index) => utterances[index]?.kind === kind);
  const manifest: Manifest = {
    ...{ language, silentBecause: null },
    ...{ lines: of('lines'), characters: of('characters') },
  };
  const wrong = voiceProblems(manifest, utterances, [...files.keys()]);
  if (wrong.length > 0) throw new Error(`Voix (${language}) :\n${wrong.join('\n')}`);
  return { manifest: ManifestSchema.parse(manifest), files };
}

function silent(language: Manifest['language'], silentBecause: NoVoiceReason): Voice {
  return { manifest: { language, silentBecause, lines: [], characters: [] }, files: new Map() };
}

type Maker = () => Promise<Clip & { sound: Buffer }>;

/** How this will be made, or the tool that is missing for it. */
function makerOf(
  utterance: Utterance,
  recording: Recording | undefined,
  { engine, speller, encoder, cache }: VoiceTools,
): Maker | NoVoiceReason {
  if (recording?.format === 'opus') {
    return async () => clipOf(utterance, 'recorded', readFileSync(recording.path));
  }
  if (!encoder) return 'opusenc-missing';
  if (recording) {
    const wav = readFileSync(recording.path);
    const key = shortHash(wav, encoder.signature);
    return async () => clipOf(utterance, 'recorded', await cache.get(key, () => encoder.encode(wav)));
  }
  const by = isLetter(utterance) ? speller : engine;
  if (!by) return 'espeak-ng-missing';
  const key = shortHash(utterance.spoken, by.signature, encoder.signature);
  const render = async (): Promise<Buffer> => encoder.encode(await by.render(utterance.spoken));
  return async () => clipOf(utterance, by.signature, await cache.get(key, render), key);
}

/** Figures are said in the language; Latin letters may need another voice. */
const isLetter = ({ kind, id }: Utterance): boolean => kind === 'characters' && /^[A-Z]$/.test(id);

/** `hash`: of all that decides the sound; of the sound itself for a recording. */
function clipOf(
  { id, textHash }: Utterance,
  engine: string,
  sound: Buffer,
  hash = shortHash(sound),
): Clip & { sound: Buffer } {
  return { id, textHash, engine, file: `${id}.${hash}.opus`, durationMs: opusDurationMs(sound), sound };
}

/** In the order of the items, so many at a time. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
