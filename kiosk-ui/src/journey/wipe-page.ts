/**
 * Leaves nothing of a visit in this page: what the browser may keep for it is emptied and looked at again. The machine
 * forgets its own part (setup.ts), the agent its own. Our page stores nothing; should a library ever do, it ends here.
 */

/** What of the browser may keep something for a page. */
export interface Keeping {
  getSelection(): Pick<Selection, 'removeAllRanges'> | null;
  localStorage: Pick<Storage, 'clear' | 'length'>;
  sessionStorage: Pick<Storage, 'clear' | 'length'>;
  /** Only in a secure context. */
  caches?: Pick<CacheStorage, 'keys' | 'delete'>;
  indexedDB: Pick<IDBFactory, 'databases' | 'deleteDatabase'>;
}

/** Rejects when something is left, or cannot be looked at: a kiosk that is not sure serves nobody. */
export async function wipePage(page: Keeping = window): Promise<void> {
  page.getSelection()?.removeAllRanges();
  for (const storage of [page.localStorage, page.sessionStorage]) storage.clear();
  for (const name of await cachesOf(page)) await page.caches?.delete(name);
  for (const name of await databasesOf(page)) await deleted(page.indexedDB, name);
  if (await isSomethingLeft(page)) throw new Error('something is left in the storage of the page');
}

async function isSomethingLeft(page: Keeping): Promise<boolean> {
  const [caches, databases] = [await cachesOf(page), await databasesOf(page)];
  return page.localStorage.length + page.sessionStorage.length + caches.length + databases.length > 0;
}

const cachesOf = async ({ caches }: Keeping): Promise<readonly string[]> => (await caches?.keys()) ?? [];

const databasesOf = async ({ indexedDB }: Keeping): Promise<readonly string[]> =>
  (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name]));

function deleted(databases: Keeping['indexedDB'], name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = databases.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(new Error('a database of the page stays')));
    request.addEventListener('blocked', () => reject(new Error('a database of the page is held open')));
  });
}
