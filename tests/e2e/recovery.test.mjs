// A database that is gone, damaged, or another's: never a welcome, and always a way out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertStarted, downloads, firstSavedRecord, withApp } from './harness.mjs';
import { DATABASE, damageFiles, readStores, removeFiles } from './support/database.mjs';
import { RULES, UNIT, assertAtDesk, beginAlone, exportBackup, go, jsonFile, setRule, untilRule, untilSaved, written } from './support/desk.mjs';

const LOST = '账本没有读出来';

/** A ledger with two values of the unit's own; leads to its backup. */
async function someWork(page) {
  await firstSavedRecord(page);
  await go(page, '#/settings');
  await setRule(page, RULES[0], 41);
  await setRule(page, RULES[1], 3);
  await untilSaved(page);
  return exportBackup(page);
}

async function clear(app, storageTypes) {
  const browser = await app.context.newCDPSession(app.page);
  const origin = app.home === 'file' ? 'file://' : new URL(app.url).origin;
  await browser.send('Storage.clearDataForOrigin', { origin, storageTypes });
  await browser.detach();
}

/** The cleaner came by: the databases of this origin are gone, its localStorage is not. */
const clearDatabases = (app) => clear(app, 'indexeddb');

/** As the settings of a browser do it. */
const clearEverything = (app) => clear(app, 'all');

/** On the page of recovery: goes on from a backup. */
async function restore(page, backup) {
  await page.getByLabel('打开组织包或备份').setInputFiles(jsonFile(backup.name, backup.text));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('我的姓名').fill('陈桂兰');
  await dialog.getByRole('button', { name: '开始记账' }).click();
  await assertAtDesk(page);
  await untilSaved(page);
}

/** Everything of the backup is here, today and after another start. */
async function assertRestored(app, backup) {
  assert.deepEqual(written((await exportBackup(app.page)).pack), written(backup.pack));
  const { page } = await app.relaunch();
  await assertAtDesk(page);
  const again = await exportBackup(page);
  assert.deepEqual(written(again.pack), written(backup.pack));
  const labels = (pack) => pack.history.map(({ label }) => label);
  assert.deepEqual(labels(again.pack).slice(0, labels(backup.pack).length), labels(backup.pack));
}

for (const home of ['http', 'file']) {
  test(`data cleared under the open page: it says so, and the next start offers recovery from the backup (${home})`, () =>
    withApp(home, async (app) => {
      const backup = await someWork(app.page);
      await clearDatabases(app);
      const banner = app.page.getByRole('alert').filter({ hasText: '浏览器里的数据刚被清理掉了' });
      await banner.waitFor();
      const saved = await downloads(app.page, () => banner.getByRole('button', { name: '存成文件' }).click());
      assert.deepEqual(written(JSON.parse(saved.text)), written(backup.pack));
      const { page } = await app.relaunch();
      await page.getByRole('heading', { name: LOST }).waitFor();
      await page.getByText(backup.name).or(page.getByText(saved.name)).first().waitFor();
      await page.reload(); // to look again changes nothing
      await page.getByRole('heading', { name: LOST }).waitFor();
      await restore(page, backup);
      await assertRestored(app, backup);
    }));
}

test('what is changed after the data were cleared goes into the file', () =>
  withApp('http', async (app) => {
    await someWork(app.page);
    await clearDatabases(app);
    const banner = app.page.getByRole('alert').filter({ hasText: '浏览器里的数据刚被清理掉了' });
    await banner.waitFor();
    await go(app.page, '#/settings');
    await setRule(app.page, RULES[2], 6);
    await app.page.getByRole('status').filter({ hasText: '没有存上' }).waitFor();
    await banner.waitFor(); // the graver news stays
    const saved = await downloads(app.page, () => banner.getByRole('button', { name: '存成文件' }).click());
    assert.ok(JSON.parse(saved.text).records.rule_override.some(({ value }) => value === 6));
  }));

test("a new ledger is begun only after the unit's name is typed", () =>
  withApp('http', async (app) => {
    await someWork(app.page);
    await clearDatabases(app);
    const { page } = await app.relaunch();
    await page.getByRole('heading', { name: LOST }).waitFor();
    const begin = page.getByRole('button', { name: '开一本新账' });
    await begin.click({ force: true });
    await page.getByLabel('单位名称').fill('别的单位');
    await begin.click({ force: true });
    await page.getByRole('heading', { name: LOST }).waitFor();
    await page.getByLabel('单位名称').fill(UNIT);
    await begin.click();
    await beginAlone(page, { unit: '新的单位' });
    await page.reload();
    await assertAtDesk(page);
    await page.getByRole('button', { name: '新的单位' }).waitFor();
  }));

const DAMAGE = { 'log and tables': /\.(log|ldb)$/, manifest: /^MANIFEST/, 'name of the manifest': /^CURRENT$/ };

for (const [what, pattern] of Object.entries(DAMAGE)) {
  test(`damaged database files (${what}): recovery, never a welcome, and the backup brings everything back`, () =>
    withApp('http', async (app) => {
      const backup = await someWork(app.page);
      await app.close();
      await damageFiles(app.profile, pattern);
      const { page } = await app.relaunch();
      await page.getByRole('heading', { name: LOST }).waitFor();
      await restore(page, backup);
      await assertRestored(app, backup);
    }));
}

test('database files that the browser cannot open at all: the page says what helps, and after that the backup does', () =>
  withApp('http', async (app) => {
    const backup = await someWork(app.page);
    await app.close();
    await removeFiles(app.profile, /^MANIFEST/);
    const { page } = await app.relaunch();
    await page.getByRole('heading', { name: '账本没有打开' }).waitFor();
    await page.getByText('在浏览器设置里清除本站的数据').waitFor();
    await page.getByText(backup.name).waitFor();
    await clearEverything(app);
    await app.relaunch();
    await assertStarted(app.page);
    await restore(app.page, backup);
    await assertRestored(app, backup);
  }));

/** In the page: opens the database with a newer layout, as a newer version of the app would. */
function openNewer(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 99);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

test('a newer version has used the database: both the open page and the next one say so, and nothing is changed', () =>
  withApp('http', async ({ page }) => {
    await someWork(page);
    const before = await readStores(page);
    await page.evaluate(openNewer, DATABASE);
    await page.getByRole('alert').filter({ hasText: '另一个窗口打开了更新的版本' }).waitFor();
    await page.reload();
    await page.getByText('这个账本被更新的版本打开过，本页的版本旧，没有动它').waitFor();
    assert.deepEqual(await readStores(page), before);
  }));

test('another window deletes the database: the page says so, and its content can be kept', () =>
  withApp('http', async ({ page, newPage }) => {
    const backup = await someWork(page);
    const other = await newPage();
    await assertStarted(other);
    await other.goto('about:blank');
    await page.evaluate(
      (name) =>
        new Promise((resolve) => {
          indexedDB.deleteDatabase(name).onsuccess = resolve;
        }),
      DATABASE,
    );
    const banner = page.getByRole('alert').filter({ hasText: '账本在另一个窗口里被清除了' });
    const saved = await downloads(page, () => banner.getByRole('button', { name: '存成文件' }).click());
    assert.deepEqual(written(JSON.parse(saved.text)), written(backup.pack));
  }));
