/** What of the licensed library is installed here: its description, its settings, its file. */
import { existsSync, readFileSync } from 'node:fs';
import type { NoReaderReason } from '../no-reader.ts';
import { type LibraryDescription, parseLibraryDescription, readerInSettings } from './library-description.ts';

export type InstalledLibrary =
  | { installed: true; description: LibraryDescription; readerName: string }
  /** `what`: the file that is not there, or does not say what it must. */
  | { installed: false; reason: NoReaderReason; what: string };

/** Looks at the files, in the order in which they are needed. */
export function installedLibrary(descriptionFile: string): InstalledLibrary {
  const lacks = (reason: NoReaderReason, what: string): InstalledLibrary => ({
    installed: false,
    reason,
    what,
  });
  const text = readIfThere(descriptionFile);
  if (text === null) return lacks('no-library-description', descriptionFile);
  const description = parseLibraryDescription(text);
  if (!description) return lacks('wrong-library-description', descriptionFile);
  if (!existsSync(description.library)) return lacks('no-library', description.library);
  const settings = readIfThere(description.settings);
  if (settings === null) return lacks('no-library-settings', description.settings);
  const readerName = readerInSettings(settings);
  if (readerName === null) return lacks('no-library-reader', description.settings);
  return { installed: true, description, readerName };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // Not there, or not for us to read: the installer is told which file.
    return null;
  }
}
