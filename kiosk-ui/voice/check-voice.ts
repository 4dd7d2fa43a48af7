/** Whether a voice says all that the kiosk shows, and nothing else. Pure. */
import type { Clip, Manifest } from '../src/voice/manifest.ts';
import type { Utterance } from './utterances.ts';

/** One sentence for each missing, orphan or stale entry; `files`: the clips beside the manifest. */
export function voiceProblems(
  manifest: Manifest,
  utterances: readonly Utterance[],
  files: readonly string[],
): string[] {
  const clips = [...manifest.lines, ...manifest.characters];
  return [
    ...kindProblems('lines', manifest.lines, utterances),
    ...kindProblems('characters', manifest.characters, utterances),
    ...clips.filter(({ file }) => !files.includes(file)).map(({ file }) => `Le fichier ${file} manque.`),
    ...files
      .filter((file) => !clips.some((clip) => clip.file === file))
      .map((file) => `Le fichier ${file} n’est dans aucune liste.`),
  ];
}

function kindProblems(
  kind: Utterance['kind'],
  clips: readonly Clip[],
  utterances: readonly Utterance[],
): string[] {
  const wanted = new Map(utterances.filter((each) => each.kind === kind).map((each) => [each.id, each]));
  const had = new Map(clips.map((clip) => [clip.id, clip]));
  return [
    ...[...wanted.keys()].filter((id) => !had.has(id)).map((id) => `La phrase ${id} n’a pas de son.`),
    ...clips.filter(({ id }) => !wanted.has(id)).map(({ id }) => `Le son ${id} n’a plus de phrase.`),
    ...clips
      .filter(({ id, textHash }) => wanted.has(id) && wanted.get(id)?.textHash !== textHash)
      .map(({ id }) => `Le son ${id} ne dit plus la phrase de l’écran.`),
  ];
}
