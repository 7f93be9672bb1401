// Two windows of one ledger, and a copied profile.
import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { assertStarted, firstSavedRecord, withApp } from './harness.mjs';
import { noteSaves } from './support/database.mjs';
import {
  PERSON,
  RULES,
  assertAtDesk,
  changeForEver,
  exportBackup,
  go,
  importFile,
  jsonFile,
  ruleBox,
  ruleValues,
  scriptPack,
  setRule,
  untilRule,
  untilSaved,
  written,
} from './support/desk.mjs';
import { removeFolder, temporaryFolder } from './support/files.mjs';

/** The beginning of ids of records. */
const ID = '0192f0c1-7b2a-7c3d-8e4f-5a6b7c8d9e0';

/** Sets the rules one after another in this window. */
async function edit(page, values) {
  for (const [rule, value] of values) {
    await setRule(page, rule, value);
  }
  await untilSaved(page);
}

for (const home of ['http', 'file']) {
  test(`two windows edit at once: each sees the other's, nothing is lost, and both agree after a reload (${home})`, () =>
    withApp(home, async ({ page: one, newPage }) => {
      await firstSavedRecord(one);
      const two = await newPage();
      const pages = [one, two];
      for (const page of pages) {
        await go(page, '#/settings');
      }
      await Promise.all([edit(one, [[RULES[0], 41], [RULES[1], 2]]), edit(two, [[RULES[2], 9], [RULES[3], 5]])]);
      const all = [[RULES[0], 41], [RULES[1], 2], [RULES[2], 9], [RULES[3], 5]];
      for (const page of pages) {
        for (const [rule, value] of all) {
          await untilRule(page, rule, value);
        }
      }
      const [here, there] = [await exportBackup(one), await exportBackup(two)];
      assert.deepEqual(here.pack.records, there.pack.records);
      // Whoever sent it: a window names the people of the other one too.
      for (const { pack } of [here, there]) {
        assert.deepEqual([...new Set(pack.actors.map(({ name }) => name))], [PERSON]);
      }
      await Promise.all(pages.map((page) => page.reload()));
      const [later, beside] = [await exportBackup(one), await exportBackup(two)];
      assert.deepEqual(later.pack.records, beside.pack.records);
      assert.deepEqual(written(later.pack), written(here.pack));
    }));
}

test('a window that opens while another one is saving misses nothing, and speaks of no loss', () =>
  withApp('http', async ({ page: one, newPage }) => {
    await firstSavedRecord(one);
    const saves = await noteSaves(one);
    await go(one, '#/settings');
    await ruleBox(one, RULES[0]).waitFor();
    await one.evaluate(changeForEver, RULES);
    await saves.grew(70); // beyond which a start folds the journal
    const two = await newPage();
    await assertAtDesk(two);
    await one.evaluate(() => {
      globalThis.stopChanging = true;
    });
    await untilSaved(one);
    const values = await Promise.all(RULES.map((rule) => ruleBox(one, rule).inputValue()));
    await go(two, '#/settings');
    for (const [at, rule] of RULES.entries()) {
      await untilRule(two, rule, values[at]);
    }
    const [here, there] = [await exportBackup(one), await exportBackup(two)];
    assert.deepEqual(here.pack.records, there.pack.records);
  }));

test('two windows change the same value at once: both show the same, and neither value is lost', () =>
  withApp('http', async ({ page: one, newPage }) => {
    await firstSavedRecord(one);
    await go(one, '#/settings');
    await edit(one, [[RULES[0], 40]]);
    const two = await newPage();
    await go(two, '#/settings');
    await untilRule(two, RULES[0], 40);
    await Promise.all([edit(one, [[RULES[0], 41]]), edit(two, [[RULES[0], 42]])]);
    await Promise.all([one.reload(), two.reload()]);
    const [here, there] = [await exportBackup(one), await exportBackup(two)];
    assert.deepEqual(here.pack.records, there.pack.records);
    const told = here.pack.history.flatMap(({ changes }) => changes.map((change) => change.new));
    assert.ok([41, 42].every((value) => told.includes(value)), 'both stand in the history');
    const [record] = here.pack.records.rule_override;
    const values = [record.value, ...(record._c?.value ?? []).map(({ v }) => v)];
    assert.ok(values.includes(41) || values.includes(42));
  }));

test('two windows begin alone at the very same first run: one ledger, one organization, and the second says so', () =>
  withApp('http', async ({ page: one, newPage }) => {
    await assertStarted(one);
    const two = await newPage();
    await assertStarted(two);
    const begin = async (page, unit) => {
      await page.getByLabel('本单位党组织').fill(unit);
      await page.getByLabel('我的姓名').fill(PERSON);
      await page.getByRole('button', { name: '开始记账' }).click();
    };
    const units = ['先开的党委', '后开的党委'];
    await Promise.all([begin(one, units[0]), begin(two, units[1])]);
    await Promise.all([one, two].map(assertAtDesk));
    await Promise.any([one, two].map((page) => page.getByText('另一个窗口刚刚已经开账').waitFor()));
    await Promise.all([one.reload(), two.reload()]);
    const [here, there] = [await exportBackup(one), await exportBackup(two)];
    assert.deepEqual(here.pack.records, there.pack.records);
    const names = here.pack.records.organization.map(({ name }) => name);
    assert.equal(names.length, 1, names.join(', '));
    assert.ok(units.includes(names[0]));
    assert.equal(here.pack.from.name, names[0]);
  }));

test('an import that was taken back is restored from its own file', () =>
  withApp('http', async ({ page }) => {
    await firstSavedRecord(page);
    const file = jsonFile('甲包.json', scriptPack({ member: [{ id: `${ID}1`, name: '甲' }] }, { id: `${ID}1`, title: '甲包' }));
    await importFile(page, file);
    await go(page, '#/exchange/log');
    await page.getByRole('button', { name: '撤销导入' }).click();
    await page.getByText('已撤销：', { exact: false }).waitFor();
    await untilSaved(page);
    const members = async () => ((await exportBackup(page)).pack.records.member ?? []).filter((record) => !record._del).length;
    assert.equal(await members(), 0);
    await go(page, '#/exchange/import');
    await page.getByLabel('导入文件').setInputFiles(file);
    await page.getByText('这个包导入后撤销过', { exact: false }).waitFor();
    await page.getByRole('button', { name: '恢复那次导入' }).click();
    await page.getByText('已恢复：', { exact: false }).waitFor();
    await untilSaved(page);
    assert.equal(await members(), 1);
  }));

test('packs merged in two windows both stand in 往来记录', () =>
  withApp('http', async ({ page: one, newPage }) => {
    await firstSavedRecord(one);
    const two = await newPage();
    await assertAtDesk(two);
    const pack = (last, title) => jsonFile(`${title}.json`, scriptPack({ member: [{ id: `${ID}${last}`, name: title }] }, { id: `${ID}${last}`, title }));
    await importFile(one, pack(1, '甲包'));
    await importFile(two, pack(2, '乙包'));
    for (const page of [one, two]) {
      await page.reload();
      await go(page, '#/exchange/log');
      const log = page.getByRole('region', { name: '往来记录' });
      await log.getByText('甲包', { exact: true }).waitFor();
      await log.getByText('乙包', { exact: true }).waitFor();
    }
  }));

/** What the clock says where the copy is used. */
const CLOCKS = { right: undefined, 'years behind': '2019-02-03T08:00:00+08:00', 'years ahead': '2038-05-06T08:00:00+08:00' };

for (const [clock, today] of Object.entries(CLOCKS)) {
  test(`a copied profile, both started and edited, merged: nothing is lost (its clock ${clock})`, () =>
    withApp('http', async (app) => {
      await firstSavedRecord(app.page);
      await go(app.page, '#/settings');
      await edit(app.page, [[RULES[0], 40], [RULES[1], 1]]);
      const copied = await editCopy(app, [[RULES[0], 42], [RULES[2], 9]], today);
      const { page } = await app.relaunch();
      await go(page, '#/settings');
      await untilRule(page, RULES[0], 40);
      await edit(page, [[RULES[0], 41], [RULES[3], 5]]);
      await importFile(page, jsonFile(copied.name, copied.text));
      await untilSaved(page);
      const { pack } = await exportBackup(page);
      const contested = pack.records.rule_override.find(({ _c }) => _c?.value);
      assert.deepEqual([contested.value, ...contested._c.value.map(({ v }) => v)].sort(), [41, 42]);
      const others = ruleValues(pack).filter((value) => value !== contested.value);
      assert.deepEqual(others.sort(), [1, 5, 9]);
      // An edit by who has seen both settles it, whatever the clocks said.
      await go(page, '#/settings');
      await edit(page, [[RULES[0], 43]]);
      const { pack: settled } = await exportBackup(page);
      assert.ok(settled.records.rule_override.every(({ _c }) => !_c));
      assert.ok(ruleValues(settled).includes(43));
    }));
}

/** Ends the app, starts it with a copy of its profile, edits there; leads to the backup made there. */
async function editCopy(app, values, today) {
  await app.close();
  const folder = await temporaryFolder('branch-ledger-copy-');
  const profile = path.join(folder, 'profile');
  await cp(app.profile, profile, { recursive: true });
  let backup;
  const work = async ({ page }) => {
    await go(page, '#/settings');
    await untilRule(page, values[0][0], 40);
    await edit(page, values);
    backup = await exportBackup(page);
  };
  await withApp('http', work, { profile, place: app.place, today });
  await removeFolder(folder);
  return backup;
}
