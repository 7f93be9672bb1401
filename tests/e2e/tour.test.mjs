// A whole tour of the demo district: 6 街道 and 18 社区/两新 as stops, 15 judges of six 街道 and the 区, in 交叉观摩. Planned by the 区,
// exported as 15 packs, scored in 15 browser profiles of their own, taken in again in another order, ranked and locked. Beside it a 街道 files
// its own tour, and the 区 sees both side by side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { downloads, withApp } from './harness.mjs';
import { go, importFile, jsonFile, untilSaved } from './support/desk.mjs';
import { packOf, table } from './support/work.mjs';

const STREET = '青岛路街道党工委';
const DISTRICT = '示范区委组织部';
const TODAY = '2026-11-20T09:00:00+08:00';
const STREETS = ['青岛路', '文明路', '人民路', '解放路', '湖滨', '车站'].map((name) => `${name}街道党工委`);
const UNITS = [
  '青岛路一社区党委', '青岛路二社区党委', '江西社区党委', '建设路社区党委', '示范电子科技有限公司党委',
  '文明北社区党委', '文明南社区党委', '春晓社区党委', '和平里社区党委', '湖滨花园社区党委', '市心理咨询师协会党支部',
  '人民路社区党委', '育才社区党委', '解放路社区党委', '永兴社区党委', '甘棠社区党委', '中环物业服务有限公司党总支', '车站西社区党委',
];
const JUDGES = [
  ...STREETS.flatMap((street, at) => [[`书记${at + 1}`, street, '党工委书记', '评委'], [`副书记${at + 1}`, street, '副书记', '评委']]),
  ['部长', DISTRICT, '部长', '领导'],
  ['副部长', DISTRICT, '副部长', '领导'],
  ['组织科长', DISTRICT, '科长', '领导'],
];
const EACH = 6;

/** The demo, as somebody of this organization. */
async function openDemo(page, organization, person) {
  await page.getByRole('button', { name: '打开示范数据' }).click();
  await page.getByText('这是示范。').waitFor();
  await go(page, '#/settings');
  const unit = page.getByLabel('本单位', { exact: true });
  await unit.fill(organization);
  await page.getByRole('option', { name: organization }).first().click();
  await page.getByLabel('我的姓名').fill(person);
  await page.getByRole('button', { name: '更换' }).click();
  await page.getByRole('button', { name: organization }).waitFor();
}

async function pasteInto(page, { open, label, text, add }) {
  await page.getByRole('button', { name: open }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: add }).click();
  await dialog.waitFor({ state: 'detached' });
  await untilSaved(page);
}

/** From the empty list to drafted pairings. @returns {Promise<string>} the address of the tour */
async function planTour(page) {
  await go(page, '#/tours/list');
  await page.getByRole('button', { name: '新建' }).click();
  await page.getByRole('button', { name: '交叉观摩' }).click();
  await page.getByRole('navigation', { name: '观摩各部分' }).waitFor();
  const tour = new URL(page.url()).hash.replace(/\/plan$/, '');
  await pasteInto(page, { open: '从 Excel 粘贴', label: '评委名单内容', text: table(JUDGES), add: '加入 15 人' });
  await go(page, `${tour}/route`);
  await pasteInto(page, { open: '粘贴名单', label: '观摩点名单内容', text: [...STREETS, ...UNITS].join('\n'), add: '加 24 个' });
  await page.getByRole('button', { name: '配对', exact: true }).click();
  await page.getByRole('button', { name: '起草配对' }).click();
  await page.getByLabel('每个点几位评委').fill(String(EACH));
  await page.getByRole('button', { name: '起草', exact: true }).click();
  await untilSaved(page);
  return tour;
}

/** 导出评分包: a file for each judge. */
async function sendPacks(page, tour) {
  await go(page, `${tour}/sheets`);
  const files = [];
  const onDownload = (download) => files.push(download);
  page.on('download', onDownload);
  await page.getByRole('button', { name: '导出评分包' }).click();
  await page.getByText('已导出 15 个评分包').waitFor();
  page.off('download', onDownload);
  assert.equal(files.length, 15);
  return Promise.all(files.map(async (file) => ({ name: file.suggestedFilename(), path: await file.path() })));
}

/** How many points a judge takes off at an item, so that units, judges and items differ. */
const lost = (judge, stop, item) => (judge * 7 + stop * 5 + item * 3) % 4;

/** One judge in a browser of their own: every stop, item by item, by the keyboard alone. @returns the pack that is handed in */
async function scoreAll(place, pack, at) {
  let handed;
  await withApp(
    'http',
    async ({ page }) => {
      await page.getByLabel('打开组织包或备份').setInputFiles(pack.path);
      await page.getByRole('dialog').getByRole('button', { name: '开始打分' }).click();
      const stops = page.getByRole('navigation', { name: '观摩点' }).getByRole('link');
      const boxes = page.getByRole('form', { name: '评分' }).getByRole('textbox');
      await boxes.first().waitFor();
      const names = await stops.allInnerTexts();
      const titles = await stops.evaluateAll((links) => links.map((link) => link.title));
      for (const [stop, name] of names.entries()) {
        if (name.includes('回避') || name.includes('不评')) {
          continue;
        }
        await stops.nth(stop).click();
        await page.getByRole('heading', { level: 1, name: titles[stop], exact: true }).waitFor();
        await boxes.first().focus();
        const items = await boxes.count();
        for (let item = 0; item < items; item += 1) {
          const off = lost(at, stop, item);
          if (off === 0) {
            await page.keyboard.press('f');
          } else {
            await page.keyboard.type(off === 1 ? '2.5' : String(off));
          }
          await page.keyboard.press('Enter');
        }
      }
      await page.getByLabel('不足', { exact: true }).fill('流动党员联系记录停在 8 月');
      await page.getByLabel('不足', { exact: true }).press('Tab');
      await untilSaved(page);
      // With nothing open the file is written at once; else it would be named first.
      const { name, text } = await downloads(page, () => page.getByRole('button', { name: '交出评分包' }).first().click());
      assert.ok(packOf(jsonFile(name, text)).records.score_sheet.length > 0);
      assert.deepEqual(Object.keys(packOf(jsonFile(name, text)).records), ['score_sheet'], 'nothing but their own sheets');
      handed = jsonFile(name, text);
    },
    { place, today: TODAY },
  );
  return handed;
}

/** A 街道 files its own tour, which is locked in the demo. @returns the pack */
async function fileOfStreet(place) {
  let filed;
  await withApp(
    'http',
    async ({ page }) => {
      await openDemo(page, STREET, '段思源');
      await go(page, '#/tours/list');
      await page.getByRole('link', { name: /巡回观摩/ }).first().click();
      await page.getByRole('navigation', { name: '观摩各部分' }).getByRole('link', { name: '结果' }).click();
      await page.getByRole('button', { name: '报备案' }).click();
      const dialog = page.getByRole('dialog');
      const { name, text } = await downloads(page, () => dialog.getByRole('button', { name: '报备案' }).click());
      const { records, purpose } = packOf(jsonFile(name, text));
      assert.equal(purpose, 'report');
      assert.ok(records.stop.every((stop) => stop.rank >= 1 && stop.tier), 'every stop has its rank and tier');
      filed = jsonFile(name, text);
    },
    { place, today: TODAY },
  );
  return filed;
}

test('a 交叉观摩 of 24 stops and 15 judges, from the plan to the 备案', async () => {
  await withApp(
    'http',
    async ({ page, place }) => {
      await openDemo(page, DISTRICT, '周慧敏');
      const tour = await planTour(page);
      const packs = await sendPacks(page, tour);
      const handed = [];
      for (const [at, pack] of packs.entries()) {
        handed.push(await scoreAll(place, pack, at));
      }
      // Another order than that in which they went out.
      const order = handed.map((file, at) => [(at * 7) % 15, file]).sort(([a], [b]) => a - b);
      await page.getByLabel('收回评分包').setInputFiles(order.map(([, file]) => file));
      await page.getByRole('button', { name: /^并入 15 个/ }).click();
      await page.getByText('15 位评委都已交回').waitFor();
      await untilSaved(page);

      await go(page, `${tour}/results`);
      const rows = page.getByRole('region', { name: '排名表' }).getByRole('row');
      await rows.nth(1).waitFor();
      await page.getByRole('button', { name: '锁定结果' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '锁定结果' }).click();
      await page.getByText(/结果已锁定/).first().waitFor();
      await untilSaved(page);
      assert.equal(await page.getByText('还差 1 条').count(), 0, 'every sheet is complete');

      const filed = await fileOfStreet(place);
      await importFile(page, filed);
      await go(page, '#/tours/filed');
      const side = page.getByRole('region', { name: '各次观摩的名次' });
      await side.getByRole('link', { name: DISTRICT }).first().waitFor();
      await side.getByRole('link', { name: STREET }).first().waitFor();
      await side.getByText('备案', { exact: false }).first().waitFor();
    },
    { today: TODAY },
  );
});
