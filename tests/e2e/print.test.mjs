// The print views, from a 主题党日 that was really held: their words, nothing of the app's frame, and no row cut by a page's end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withApp } from './harness.mjs';
import { beginAlone, go, untilSaved } from './support/desk.mjs';
import { pagesOf, rowsAcrossPages } from './support/pdf.mjs';
import { draftAll, holdDay, idCard, openDay, openPlan, pasteOrganizations, pasteRoster, prepareDay, table, write, writeMinutes } from './support/work.mjs';

const TODAY = '2026-12-02T09:00:00+08:00';
const UNIT = '青岛路二社区党委';
const BRANCH = '青岛路二社区第一党支部';
const PLACE = '社区党群服务中心二楼会议室';
const RESOLUTION = '同意 2027 年工作计划';
const TASK = '修好三号楼的照明灯';

/** Enough people that the 签到表 needs more than one page. */
const PEOPLE = Array.from({ length: 60 }, (_, at) => `党员${String(at + 1).padStart(2, '0')}`);
const [HOST, AWAY] = PEOPLE;

const ROSTER = table([
  ['姓名', '性别', '出生日期', '身份证号', '入党时间', '所在党支部'],
  ...PEOPLE.map((name, at) => [name, at % 2 ? '男' : '女', `${1940 + at}.03`, idCard(`${1940 + at}0312`, at), '1990.07', BRANCH]),
]);

/** What no sheet may carry onto paper. */
const FRAME = ['.rail', '.print-bar', '.btn', '.toast', '.banner', '.veil', '.saved', 'nav'];

/** The smallest picture: one grey dot. */
const PICTURE = {
  name: '会场.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'),
};

/** A unit with one 支部 whose December was held, with everything that can be printed. @returns {Promise<string>} the day's address */
async function hold(page) {
  await beginAlone(page, { unit: UNIT, person: '陈桂兰' });
  await pasteOrganizations(page, table([['名称', '上级党组织', '层级'], [BRANCH, UNIT, '党支部']]));
  await pasteRoster(page, ROSTER);
  await draftAll(page, 2026);
  const day = await openDay(page, BRANCH, 2026, '十二月');
  await prepareDay(page, { place: PLACE, host: HOST, item: '讨论年度工作计划', minutes: 90 });
  await holdDay(page, { from: '14:30', to: '16:00', leave: AWAY, reason: '住院' });
  await writeMinutes(page, day, { topics: '讨论 2027 年工作计划', resolution: RESOLUTION });
  await go(page, `${day}/tasks`);
  await write(page, '要办什么事', TASK);
  await page.getByRole('button', { name: '加事项' }).click();
  await go(page, `${day}/photos`);
  await page.getByLabel('选照片').setInputFiles(PICTURE);
  await page.getByRole('list', { name: '照片' }).getByRole('img').waitFor();
  await untilSaved(page);
  return day;
}

/** Opens a sheet as the printer sees it. @returns {Promise<Buffer>} its PDF */
async function print(page, hash, heading) {
  await page.emulateMedia({ media: 'screen' });
  await go(page, hash);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const part of FRAME) {
    const shown = page.locator(part).filter({ visible: true });
    assert.equal(await shown.count(), 0, `${part} is not on ${heading}`);
  }
  return page.pdf({ preferCSSPageSize: true, tagged: true });
}

/** Reads a sheet's words and pages, and looks for rows that were cut. */
async function assertSheet(page, { hash, heading, words, pages }) {
  const pdf = await print(page, hash, heading);
  const text = (await page.locator('.papers').innerText()).replace(/\s+/g, ' ');
  for (const word of words) {
    assert.ok(text.includes(word), `${heading} says ${word}: ${text}`);
  }
  assert.equal(pagesOf(pdf), pages, `pages of ${heading}`);
  assert.deepEqual(rowsAcrossPages(pdf), [], `${heading}: no row is cut`);
}

test('every print view has its words, nothing of the frame, and whole rows', () =>
  withApp(
    'localhost',
    async ({ page }) => {
      const day = await hold(page);
      const id = day.split('/').at(-1);
      await openPlan(page, BRANCH, 2026);
      const plan = new URL(page.url()).hash.replace('#/party-days/plan/', '#/print/plan/');
      const sheet = (kind) => `#/print/${kind}/${id}`;
      await assertSheet(page, { hash: sheet('scheme'), heading: '2026年12月主题党日活动方案', words: [BRANCH, PLACE, HOST, '讨论年度工作计划', '90'], pages: 1 });
      await assertSheet(page, { hash: sheet('notice'), heading: '关于开展2026年12月主题党日的通知', words: [PLACE, '12月1日', BRANCH], pages: 1 });
      await assertSheet(page, { hash: sheet('sign-in'), heading: '主题党日签到表', words: [...PEOPLE, '请假：住院', '应到 60 人', '实到 59 人'], pages: 3 });
      await assertSheet(page, { hash: sheet('minutes'), heading: /会议记录/, words: [RESOLUTION, '讨论 2027 年工作计划'], pages: 1 });
      await assertSheet(page, { hash: sheet('record'), heading: '2026年12月主题党日活动纪实', words: [BRANCH, RESOLUTION, TASK, AWAY], pages: 2 });
      await assertSheet(page, { hash: plan, heading: '2026年主题党日年度计划表', words: ['1月', '12月', PLACE, HOST], pages: 1 });
    },
    { today: TODAY },
  ));
