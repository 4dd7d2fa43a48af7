/** The built screens, once for all test files: several workers may ask at the same moment. */
import { buildUi as buildIfStale } from '../../scripts/line/ui-build.ts';
import { inTurn } from './build-turn.ts';

/** Builds if a source is newer than the last build; resolves to the folder to serve. */
export function buildUi(): Promise<string> {
  return inTurn('ui', buildIfStale);
}
