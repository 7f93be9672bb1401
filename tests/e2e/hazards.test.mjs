// A full disk, and the wish to leave nothing behind.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { assertStarted, downloads, firstSavedRecord, withApp } from './harness.mjs';
import { databaseNames, storageKeys } from './support/database.mjs';
import {
  PERSON,
  RULES,
  UNIT,
  assertAtDesk,
  chooseFiles,
  exportBackup,
  go,
  jsonFile,
  ruleValues,
  scriptPack,
  setRule,
  untilSaved,
} from './support/desk.mjs';

const MEGABYTE = 1 << 20;

/** A pack with one member whose record takes some megabytes. Random, because the browser compresses what it stores. */
function bigPack() {
  const member = { id: '0192f0c1-7b2a-7c3d-8e4f-5a6b7c8d9e0f', name: '某某', exempt: randomBytes(4 * MEGABYTE).toString('base64') };
  return { member, file: jsonFile('big.json', scriptPack({ member: [member] })) };
}

/**
 * Like `withApp`, on a disk with room for little. The browser remembers for half a minute how much room there was, so that it must be
 * told before the app writes anything.
 * @param {(app: object, big: object, setQuota: (bytes?: number) => Promise<void>) => Promise<void>} body gets the ledger with one value
 *   saved and a pack merged that does not fit; without a number there is room again
 */
function withFullDisk(body) {
  let small = true;
  let setQuota;
  const beforeStart = async (app) => {
    const browser = await app.context.newCDPSession(app.page); // the quota holds while the session is open
    const { origin } = new URL(app.url);
    setQuota = (quotaSize) => browser.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize && { quotaSize }) });
    await setQuota(small ? 2 * MEGABYTE : undefined);
    small = false;
  };
  const start = async (app) => {
    const { page } = app;
    await firstSavedRecord(page);
    await go(page, '#/settings');
    await setRule(page, RULES[0], 40);
    await untilSaved(page);
    const big = bigPack();
    await chooseFiles(page, big.file);
    await page.getByRole('button', { name: '并入 1 个文件' }).click();
    await page.getByRole('status').filter({ hasText: '没有存上，内容还在本页' }).waitFor();
    await body(app, big.member, () => setQuota());
  };
  return withApp('http', start, { beforeStart });
}

const noRoom = (page) => page.getByRole('alert').filter({ hasText: '磁盘空间不够' });
const sorted = (values) => [...values].sort((a, b) => a - b);
const assertHas = (pack, member) => assert.ok(pack.records.member?.some(({ id, exempt }) => id === member.id && exempt === member.exempt));

test('the disk is full: the page says what is not saved, gives it out as a file, and saves it when there is room', () =>
  withFullDisk(async (app, big, makeRoom) => {
    const { page } = app;
    const banner = noRoom(page);
    await go(page, '#/settings');
    await setRule(page, RULES[1], 2);
    const saved = await downloads(page, () => banner.getByRole('button', { name: '存成文件' }).click());
    assertHas(JSON.parse(saved.text), big);
    assert.deepEqual(sorted(ruleValues(JSON.parse(saved.text))), [2, 40], 'the file holds what is not saved');
    await banner.getByRole('button', { name: '再试' }).click();
    await banner.waitFor(); // still no room
    await makeRoom();
    await banner.getByRole('button', { name: '再试' }).click();
    await untilSaved(page);
    await banner.waitFor({ state: 'detached' });
    await app.relaunch();
    await assertAtDesk(app.page);
    const { pack } = await exportBackup(app.page);
    assertHas(pack, big);
    assert.deepEqual(sorted(ruleValues(pack)), [2, 40]);
    const lines = pack.history.map(({ label }) => label);
    assert.deepEqual(lines.slice(-2), ['并入“脚本做的包”（某单位）', `${RULES[1]}：本单位值定为 2 学时`], 'the history came along');
    assert.ok(pack.actors.some(({ name }) => name === PERSON), 'and who did it');
  }));

test('the disk is full and the page is closed all the same: what was saved before is there, and nobody speaks of loss', () =>
  withFullDisk(async (app) => {
    await noRoom(app.page).waitFor();
    await app.relaunch();
    await assertAtDesk(app.page);
    const { pack } = await exportBackup(app.page);
    assert.deepEqual(ruleValues(pack), [40]);
    assert.equal(pack.records.member, undefined);
  }));

for (const home of ['http', 'file']) {
  test(`清除本机数据 leaves nothing: no database, no key (${home})`, () =>
    withApp(home, async ({ page, newPage }) => {
      await firstSavedRecord(page);
      const demo = await newPage();
      await assertStarted(demo);
      await demo.evaluate(() => localStorage.setItem('branch-ledger/last-database', '"branch-ledger-demo"'));
      await demo.reload();
      await demo.getByText('这是示范。').waitFor();
      await untilSaved(demo);
      await demo.evaluate(() => localStorage.setItem('branch-ledger/last-database', '"branch-ledger"'));
      assert.deepEqual((await databaseNames(page)).sort(), ['branch-ledger', 'branch-ledger-demo']);
      await go(page, '#/settings');
      await page.getByRole('button', { name: '清除本机数据' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('输入单位名称确认').fill(UNIT);
      await dialog.getByRole('button', { name: '全部清除' }).click();
      await page.getByRole('heading', { name: '已经清除' }).waitFor();
      assert.deepEqual(await databaseNames(page), []);
      assert.deepEqual(await storageKeys(page), []);
      await demo.getByRole('alert').filter({ hasText: '账本在另一个窗口里被清除了' }).waitFor();
      assert.deepEqual(await storageKeys(page), []);
      await page.getByRole('button', { name: '重新开始' }).click();
      await page.getByRole('heading', { name: '党建一本账' }).waitFor();
      await page.getByLabel('本单位党组织').waitFor();
    }));
}
