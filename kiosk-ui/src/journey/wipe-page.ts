/**
 * Leaves nothing of a visit in this page: what the browser may keep for it is emptied and looked at again. The machine
 * forgets its own part (setup.ts), the agent its own.
 */

/** Rejects when something is left, or cannot be looked at: a kiosk that is not sure serves nobody. */
export async function wipePage(page: Window & typeof globalThis = window): Promise<void> {
  page.getSelection()?.removeAllRanges();
  for (const storage of [page.localStorage, page.sessionStorage]) storage.clear();
  await Promise.all([emptyCaches(page), emptyDatabases(page)]);
  const left = page.localStorage.length + page.sessionStorage.length;
  if (left > 0) throw new Error('something is left in the storage of the page');
}

/** Only in a secure context has a page any; ours keeps none. */
async function emptyCaches({ caches }: { caches?: CacheStorage }): Promise<void> {
  if (!caches) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function emptyDatabases({ indexedDB }: Window & typeof globalThis): Promise<void> {
  const databases = await indexedDB.databases();
  for (const { name } of databases) if (name !== undefined) indexedDB.deleteDatabase(name);
}
