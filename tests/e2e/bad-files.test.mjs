// Files that are no packs, or bad ones, through 导入文件: each is refused in plain Chinese, and the ledger is as it was.
import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { firstSavedRecord, withApp } from './harness.mjs';
import { RULES, chooseFiles, exportBackup, go, importFile, jsonFile, scriptPack, setRule, untilSaved } from './support/desk.mjs';
import { removeFolder, temporaryFolder } from './support/files.mjs';

const ID = '0192f0c1-7b2a-7c3d-8e4f-5a6b7c8d9e0f';
const member = (fields = {}) => ({ id: ID, name: '某某', ...fields });
const pack = (records, more) => JSON.stringify(scriptPack(records, more), null, 1);
const good = pack({ member: [member()] });
const bytes = (name, buffer) => ({ name, mimeType: 'application/json', buffer });

/** “党员” in GBK. */
const GBK = Buffer.from([0x7b, 0x22, 0xb5, 0xb3, 0xd4, 0xb1, 0x22, 0x3a, 0x31, 0x7d]);

const REFUSED = {
  empty: [bytes('a.json', Buffer.alloc(0)), '这个文件是空的'],
  'only blanks': [jsonFile('a.json', ' \r\n '), '这个文件是空的'],
  truncated: [jsonFile('a.json', good.slice(0, good.length / 2)), '文件不完整'],
  'not JSON': [jsonFile('a.json', '{ oops }'), '第 1 行第 3 个字：名字没有加引号'],
  words: [jsonFile('a.json', '你好'), '这里不是 JSON 的写法'],
  HTML: [jsonFile('a.json', '<!DOCTYPE html><html><body>请登录</body></html>'), '像网页（HTML）'],
  GBK: [bytes('a.json', GBK), '不是 UTF-8 编码，像 GBK'],
  'UTF-16': [bytes('a.json', Buffer.from(`\ufeff${good}`, 'utf16le')), 'UTF-16'],
  '100,000 levels': [jsonFile('a.json', '['.repeat(100_000)), '括号一层套一层'],
  'duplicate ids': [jsonFile('a.json', pack({ member: [member(), member({ name: '另一个' })] })), '有两条记录用了同一个 id'],
  'a newer reader wanted': [jsonFile('a.json', pack({}, { min_reader: 99, source: 'branch-ledger 9.0' })), '这个包是用更新的版本做的'],
  "the demo's": [jsonFile('a.json', pack({ member: [member()] }, { demo: true })), '这是示范数据的包'],
  'another JSON': [jsonFile('a.json', '{"name":"x"}'), '不是交换包'],
  'fewer than promised': [jsonFile('a.json', pack({ member: [member()] }, { counts: { member: 2 } })), '包不完整或被改过'],
};

/** A ledger with something in it, and its records. */
async function someLedger(page) {
  await firstSavedRecord(page);
  await go(page, '#/settings');
  await setRule(page, RULES[0], 41);
  await untilSaved(page);
  return (await exportBackup(page)).pack.records;
}

/** The file is shown with this reason, and cannot be merged. */
async function assertRefused(page, file, reason) {
  await chooseFiles(page, file);
  const row = page.getByRole('region', { name: '选中的文件' }).getByRole('row').nth(1);
  const alert = row.getByRole('alert');
  await alert.waitFor();
  const said = await alert.textContent();
  assert.ok(said.includes(reason), said);
  assert.match(said, /账本没有改动。|没有读。/);
  assert.ok(await row.getByRole('checkbox').isDisabled());
  assert.equal(await page.getByRole('button', { name: '并入 0 个文件' }).getAttribute('aria-disabled'), 'true');
  await page.getByRole('button', { name: '取消' }).click();
}

for (const home of ['http', 'file']) {
  test(`bad files are refused with a reason, one by one, and change nothing (${home})`, () =>
    withApp(home, async ({ page }) => {
      const before = await someLedger(page);
      for (const [file, reason] of Object.values(REFUSED)) {
        await assertRefused(page, file, reason);
      }
      assert.deepEqual((await exportBackup(page)).pack.records, before);
    }));
}

test('a file over 200 MB is refused before it is read', () =>
  withApp('http', async ({ page }) => {
    const before = await someLedger(page);
    const folder = await temporaryFolder('branch-ledger-big-');
    const name = path.join(folder, '大文件.json');
    const file = await open(name, 'w');
    await file.truncate(201 << 20); // sparse: no disk is used
    await file.close();
    await assertRefused(page, name, '文件有 201 MB，超过 200 MB，没有读');
    await removeFolder(folder);
    assert.deepEqual((await exportBackup(page)).pack.records, before);
  }));

test('bad files beside a good one: the good one alone is merged', () =>
  withApp('http', async ({ page }) => {
    await firstSavedRecord(page);
    await chooseFiles(page, [jsonFile('坏.json', '{ oops }'), jsonFile('好.json', good), bytes('空.json', Buffer.alloc(0))]);
    await page.getByRole('button', { name: '并入 1 个文件' }).click();
    await page.getByText('已并入 1 个文件').first().waitFor();
    assert.deepEqual((await exportBackup(page)).pack.records.member.map(({ name }) => name), ['某某']);
  }));

test('a byte order mark, as Notepad adds it, is accepted', () =>
  withApp('http', async ({ page }) => {
    await firstSavedRecord(page);
    await importFile(page, jsonFile('记事本.json', `\ufeff${good}`));
    assert.deepEqual((await exportBackup(page)).pack.records.member.map(({ name }) => name), ['某某']);
  }));

test('hostile texts are shown as texts on every page, and leave as they came', () =>
  withApp('http', async ({ page, newPage }) => {
    await firstSavedRecord(page);
    const hostile = `<img src=x onerror="window.xss=1"><script>window.xss=1</script>=cmd|' /C calc'!A0 javascript:window.xss=1 {{7*7}}`;
    const org = { id: '0192f0c1-7b2a-7c3d-8e4f-5a6b7c8d9e01', name: hostile, level: 'branch', parent: { name: hostile }, phone: hostile };
    const day = { id: '0192f0c1-7b2a-7c3d-8e4f-5a6b7c8d9e02', org: org.id, month: '2026-11', theme: hostile, place: hostile, content: hostile };
    const records = { organization: [org], member: [member({ org: org.id, name: hostile, job: hostile, constructor: hostile })], party_day: [day] };
    await importFile(page, jsonFile('hostile.json', scriptPack(records, { title: hostile, source: hostile, from: { name: hostile } })));
    await untilSaved(page);
    const places = ['today', 'organizations', `organizations/${org.id}`, 'members', `members/${ID}`, 'party-days/plan', 'party-days/matrix/2026'];
    places.push(`party-day/${day.id}`, 'exchange/export', 'exchange/import', 'exchange/log', 'exchange/conflicts', 'history', 'settings');
    for (const place of places) {
      await go(page, `#/${place}`);
      await page.getByRole('main').waitFor();
    }
    const again = await newPage();
    await again.getByRole('main').waitFor();
    for (const seen of [page, again]) {
      assert.equal(await seen.evaluate(() => window.xss), undefined);
      assert.equal(await seen.locator('img[src="x"]').count(), 0);
    }
    const { pack: left } = await exportBackup(page);
    assert.equal(left.records.member[0].name, hostile);
    assert.equal(left.records.member[0].constructor, hostile);
  }));
