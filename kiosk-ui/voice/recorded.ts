/**
 * Human voices: `recorded/<language>/<id>.<hash of the words>.opus` or `.wav` takes the place of what the engine would
 * say. A recording whose words have changed is refused: the kiosk never says what the screen no longer shows.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Utterance } from './utterances.ts';

export interface Recording {
  path: string;
  format: 'opus' | 'wav';
}

export interface Recordings {
  /** By id. */
  found: Map<string, Recording>;
  /** One sentence for each file that cannot be taken. */
  problems: string[];
}

const recordingName = /^(?<id>.+)\.(?<hash>[0-9a-f]{16})\.(?<format>opus|wav)$/;

/** `folder`: of one language; it may not be there. */
export function findRecordings(folder: string, utterances: readonly Utterance[]): Recordings {
  const recordings: Recordings = { found: new Map(), problems: [] };
  for (const name of filesOf(folder)) {
    const recording = judge(name, utterances);
    if (typeof recording === 'string') recordings.problems.push(recording);
    else if (recordings.found.has(recording.id))
      recordings.problems.push(`${name} : ${recording.id} a déjà un enregistrement.`);
    else recordings.found.set(recording.id, { path: join(folder, name), format: recording.format });
  }
  return recordings;
}

function judge(
  name: string,
  utterances: readonly Utterance[],
): { id: string; format: Recording['format'] } | string {
  const { id = '', hash = '', format = '' } = recordingName.exec(name)?.groups ?? {};
  if (format !== 'opus' && format !== 'wav')
    return `${name} : le nom doit être <phrase>.<empreinte>.opus ou .wav.`;
  const utterance = utterances.find((each) => each.id === id);
  if (!utterance) return `${name} : la borne ne dit plus rien qui s’appelle ${id}.`;
  if (utterance.textHash !== hash)
    return `${name} : la phrase a changé depuis l’enregistrement. Lisez « ${utterance.text} » et nommez-la ${id}.${utterance.textHash}.${format}.`;
  return { id, format };
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.') && name !== 'README.md')
      .toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
