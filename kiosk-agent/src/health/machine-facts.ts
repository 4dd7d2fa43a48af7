/** Asks the machine what only its files know. Nothing here throws: what cannot be asked is told as such. */
import { X509Certificate } from 'node:crypto';
import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type LanguageFacts, languageFacts } from './language-facts.ts';
import type { DiskSpace, Validity, VoiceFiles } from './machine-health.ts';

export interface MachineFacts {
  disk: DiskSpace | null;
  voice: VoiceFiles;
  /** Of the built screen; null where its list is not there or is none of ours. */
  languages: readonly LanguageFacts[] | null;
}

/** Of a certificate in PEM. Throws for what is none: the configuration has seen to it. */
export function validity(pem: string): Validity {
  const { validFromDate, validToDate } = new X509Certificate(pem);
  return { from: validFromDate, to: validToDate };
}

/** `uiDist`: the folder of the built screen, which holds the spoken sentences too. */
export async function machineFacts(uiDist: string): Promise<MachineFacts> {
  const [disk, voice, languages] = await Promise.all([
    diskSpace('/'),
    voiceFiles(uiDist),
    languageFacts(uiDist),
  ]);
  return { disk, voice, languages };
}

async function diskSpace(path: string): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(path);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    // The disk's own health says it: `disk-unreadable`.
    return null;
  }
}

/** As kiosk-ui/src/voice/manifest.ts; what is not read here may change there. */
const ManifestSchema = z.object({
  silentBecause: z.string().nullable(),
  lines: z.array(z.object({ file: z.string().regex(/^[\w.-]+\.opus$/) })),
});

/** French is what the kiosk speaks before anybody chooses. */
const voiceFolder = 'voice/fr';

async function voiceFiles(uiDist: string): Promise<VoiceFiles> {
  const text = await readFile(join(uiDist, voiceFolder, 'manifest.json'), 'utf8').catch(() => null);
  return text === null ? { found: 'nothing' } : voiceOf(text);
}

function voiceOf(manifest: string): VoiceFiles {
  try {
    const { silentBecause, lines } = ManifestSchema.parse(JSON.parse(manifest));
    const [first] = lines;
    return first
      ? { found: 'clips', sample: `/${voiceFolder}/${first.file}` }
      : { found: 'silence', because: silentBecause };
  } catch {
    // Neither JSON nor a manifest: the health of the voice says so.
    return { found: 'nonsense' };
  }
}
