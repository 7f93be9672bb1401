// The app's databases seen from outside the app: through the page's IndexedDB, and as files of the profile.
import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export const DATABASE = 'branch-ledger';

/** @returns {Promise<string[]>} the names of the app's databases in this browser. */
export function databaseNames(page) {
  return page.evaluate(async () => {
    const all = await indexedDB.databases();
    return all.map(({ name }) => name).filter((name) => name.startsWith('branch-ledger'));
  });
}

/** @returns {Promise<string[]>} the names of the app's keys in localStorage. */
export function storageKeys(page) {
  return page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('branch-ledger')));
}

/** Everything in the stores of texts: for each store its values, by key. The database must be there. */
export function readStores(page, name = DATABASE) {
  return page.evaluate(async (database) => {
    const asked = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await asked(indexedDB.open(database));
    const stores = ['rows', 'journal', 'history', 'meta'];
    const transaction = db.transaction(stores, 'readonly');
    const found = {};
    for (const store of stores) {
      const object = transaction.objectStore(store);
      const [keys, values] = await Promise.all([asked(object.getAllKeys()), asked(object.getAll())]);
      found[store] = keys.map((key, at) => [key, values[at]]);
    }
    db.close();
    return found;
  }, name);
}

/** What the records of an entry (a row, a line of the journal, a message to other windows) had seen: counters by record and actor. */
export function seenIn(entry) {
  const { actors, records } = JSON.parse(entry);
  const seen = new Map();
  for (const [kind, all] of Object.entries(records)) {
    for (const { id, _vv } of all) {
      for (const [actor, counter] of _vv) {
        seen.set(`${kind} ${id} ${actors[actor]}`, counter);
      }
    }
  }
  return seen;
}

/** The same over all rows and the whole journal. */
export function seenOnDisk(stores) {
  const seen = new Map();
  for (const [, entry] of [...stores.rows, ...stores.journal]) {
    for (const [key, counter] of seenIn(entry)) {
      seen.set(key, Math.max(counter, seen.get(key) ?? 0));
    }
  }
  return seen;
}

/**
 * Notes, outside the browser, every save from now on of which the app said that it is on disk: it tells the other windows then.
 * @returns {Promise<string[]>} the entries, which grow; and `grew(count)`, which resolves when there are so many
 */
export async function noteSaves(page) {
  const entries = [];
  let wake = () => {};
  await page.exposeFunction('noteSave', (text) => {
    if (text.startsWith('{')) {
      entries.push(text);
      wake();
    }
  });
  await page.evaluate((name) => {
    globalThis.savesLine = new BroadcastChannel(name);
    globalThis.savesLine.onmessage = (event) => globalThis.noteSave(event.data);
  }, DATABASE);
  entries.grew = (count) =>
    new Promise((resolve) => {
      wake = () => entries.length >= count && resolve();
      wake();
    });
  return entries;
}

/** Fails unless every acknowledged entry is on disk, and no save is there by half: an entry without its line of history, or the reverse. */
export function assertKept(stores, entries) {
  const seen = seenOnDisk(stores);
  for (const entry of entries) {
    for (const [key, counter] of seenIn(entry)) {
      assert.ok((seen.get(key) ?? 0) >= counter, `acknowledged and lost: ${key} ${counter}`);
    }
  }
  const lines = stores.history.map(([, text]) => JSON.parse(text));
  const told = new Set(lines.map(({ actor, n }) => `${actor} ${n}`));
  for (const { actor, n, changes } of lines) {
    for (const { kind, id } of changes) {
      assert.ok((seen.get(`${kind} ${id} ${actor}`) ?? 0) >= n, `history without its record: ${kind} ${id}`);
    }
  }
  for (const [key, counter] of seen) {
    const actor = key.split(' ')[2];
    assert.ok(told.has(`${actor} ${counter}`), `a record without its history: ${key} ${counter}`);
  }
}

/** The LevelDB folder of the profile that holds the origin's databases; the browser must be closed. */
async function folderOf(profile) {
  const root = path.join(profile, 'Default', 'IndexedDB');
  const folders = (await readdir(root)).filter((name) => name.endsWith('.indexeddb.leveldb'));
  assert.equal(folders.length, 1, folders.join());
  return path.join(root, folders[0]);
}

/** @returns {Promise<string[]>} the database files of the profile whose name matches. */
async function filesOf(profile, pattern) {
  const folder = await folderOf(profile);
  const names = (await readdir(folder)).filter((name) => pattern.test(name));
  assert.ok(names.length > 0, `no file like ${pattern} in ${folder}`);
  return names.map((name) => path.join(folder, name));
}

/** Flips bytes in the middle of every database file whose name matches, as a failing disk does. The browser must be closed. */
export async function damageFiles(profile, pattern) {
  for (const file of await filesOf(profile, pattern)) {
    const bytes = await readFile(file);
    const start = Math.floor(bytes.length / 4);
    for (let at = start; at < Math.min(bytes.length, start + 512); at += 1) {
      bytes[at] ^= 0xff;
    }
    await writeFile(file, bytes);
  }
}

/** Removes every database file whose name matches. The browser must be closed. */
export async function removeFiles(profile, pattern) {
  await Promise.all((await filesOf(profile, pattern)).map((file) => rm(file)));
}
