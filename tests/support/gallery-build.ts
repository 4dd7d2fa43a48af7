/** The page of the gallery, built once for the whole run: another build would empty its folder under who looks at it. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGallery as buildAnew } from '../../scripts/drill/reach/gallery.ts';
import { inTurn } from './build-turn.ts';

export async function buildGallery(): Promise<void> {
  const run = process.env['BORNE_TEST_RUN'];
  if (!run) throw new Error('the global set-up has not made the folder of the run');
  const built = join(run, 'gallery-is-built');
  await inTurn('gallery', async () => {
    if (existsSync(built)) return;
    await buildAnew();
    writeFileSync(built, '');
  });
}
