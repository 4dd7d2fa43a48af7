/** What a screen reader says of every screen, as one text a language: for golden files, and for an ear. */
import type { Frame } from '../../../kiosk-ui/gallery/frames.ts';
// Its declarations of what the page of the gallery has.
import type {} from '../../../kiosk-ui/gallery/shot.ts';
import type { Gallery } from './gallery.ts';
import type { Cell } from './options.ts';

/** Screens in their order, each under its name, a phrase a line. */
export async function transcripts(
  gallery: Gallery,
  frames: readonly Frame[],
  language: Cell['language'],
): Promise<string> {
  const told: string[] = [];
  for (const frame of frames) {
    await gallery.draw(frame, { language, look: 'normal' });
    const phrases = await gallery.page.evaluate(() => window.transcribe());
    told.push([`# ${frame.name}`, ...inMain(phrases)].join('\n'));
  }
  return `${told.join('\n\n')}\n`;
}

/** The bands at the top and at the bottom are the same on every screen; the end of a thing tells nothing new. */
function inMain(phrases: readonly string[]): string[] {
  const main = phrases.slice(phrases.indexOf('main') + 1, phrases.indexOf('end of main'));
  return main.filter((phrase) => !phrase.startsWith('end of '));
}
