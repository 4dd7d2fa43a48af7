import { beforeEach, expect, test } from 'vitest';
import { type Keeping, wipePage } from '../../../kiosk-ui/src/journey/wipe-page.ts';

/** A browser that keeps what it is given. */
function browser() {
  const kept = {
    local: ['first name'],
    session: ['a choice'],
    caches: ['screens'],
    databases: ['visits'],
    selected: true,
    stubborn: false,
  };
  const storage = (name: 'local' | 'session'): Keeping['localStorage'] => ({
    get length() {
      return kept[name].length;
    },
    clear: () => {
      if (!kept.stubborn) kept[name] = [];
    },
  });
  const page: Keeping = {
    getSelection: () => ({
      removeAllRanges: () => {
        kept.selected = false;
      },
    }),
    localStorage: storage('local'),
    sessionStorage: storage('session'),
    caches: {
      keys: () => Promise.resolve(kept.caches),
      delete: (name) => {
        kept.caches = kept.caches.filter((one) => one !== name);
        return Promise.resolve(true);
      },
    },
    indexedDB: {
      databases: () => Promise.resolve(kept.databases.map((name) => ({ name, version: 1 }))),
      deleteDatabase: (name) => {
        const request = new EventTarget();
        setImmediate(() => {
          if (!kept.stubborn) kept.databases = kept.databases.filter((one) => one !== name);
          request.dispatchEvent(new Event(kept.stubborn ? 'blocked' : 'success'));
        });
        return request as IDBOpenDBRequest;
      },
    },
  };
  return { kept, page };
}

let { kept, page } = browser();

beforeEach(() => {
  ({ kept, page } = browser());
});

test('nothing is left of what a browser keeps for a page', async () => {
  await wipePage(page);
  expect(kept).toMatchObject({ local: [], session: [], caches: [], databases: [], selected: false });
});

test('a browser without caches is wiped as well', async () => {
  const { caches: _, ...without } = page;
  await wipePage(without);
  expect(kept).toMatchObject({ local: [], session: [], databases: [] });
});

test('what stays in a storage is told: the kiosk serves nobody', async () => {
  kept.stubborn = true;
  kept.databases = [];
  await expect(wipePage(page)).rejects.toThrow('something is left');
});

test('so is a database that somebody holds open, or that cannot be looked at', async () => {
  kept.stubborn = true;
  await expect(wipePage(page)).rejects.toThrow('held open');
  const blind = { ...page.indexedDB, databases: () => Promise.reject(new Error('denied')) };
  await expect(wipePage({ ...page, indexedDB: blind })).rejects.toThrow('denied');
});
