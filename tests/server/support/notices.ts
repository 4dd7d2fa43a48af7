/** The texts that test people are shown, known to the server before they come. Nobody's real words. */
import { createHash } from 'node:crypto';
import type { Notice } from '../../../server/contract/index.ts';
import { openDatabase } from '../../../server/src/db/database.ts';
import { createLog } from '../../../server/src/log.ts';
import type { RegisteredNotice } from '../../../server/src/notices/notice.ts';
import { registerNotice } from '../../../server/src/notices/notice-store.ts';

const opening: RegisteredNotice = {
  kind: 'opening',
  version: 'fr/2026-11',
  language: 'fr',
  text: 'Ce qui est dit avant d’ouvrir.\nOui\nNon',
};
const inArabic: RegisteredNotice = { ...opening, version: 'ar/2026-11', language: 'ar' };
const closure: RegisteredNotice = {
  kind: 'closure',
  version: 'fermer/2026-11',
  language: 'fr',
  text: 'Ce qui est dit avant de fermer.\nOui\nNon',
};

export const openingNotice = noticeOf(opening);
export const arabicNotice = noticeOf(inArabic);
export const closureNotice = noticeOf(closure);

export function noticeOf({ version, text }: RegisteredNotice): Notice {
  return { version, sha256: createHash('sha256').update(text).digest('hex') };
}

/** In force for a long time. */
const since = new Date('2026-01-01T00:00:00Z');

export async function makeNoticesKnown(url: string): Promise<void> {
  const database = openDatabase({ url, log: createLog('silent'), poolSize: 1 });
  for (const notice of [opening, inArabic, closure]) await registerNotice(database, notice, since);
  await database.close();
}
