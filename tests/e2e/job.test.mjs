// The main job from end to end: 街道 hands its tree down, 社区 plans, holds a 主题党日 and reports, 街道 reviews, both edit, and in
// the end both ledgers say the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOMES, downloads, withApp } from './harness.mjs';
import { assertEventually, beginAlone, chooseFiles, exportBackup, go, importFile, jsonFile, untilSaved, written } from './support/desk.mjs';
import {
  draftAll,
  holdDay,
  idCard,
  join,
  openDay,
  openPlan,
  packOf,
  passReview,
  pasteOrganizations,
  pasteRoster,
  prepareDay,
  send,
  table,
  write,
  writeMinutes,
} from './support/work.mjs';

const STREET = '青岛路街道党工委';
const COMMUNITY = '青岛路二社区党委';
const BRANCHES = ['青岛路二社区第一党支部', '青岛路二社区第二党支部'];
const TREE = table([
  ['名称', '上级党组织', '层级', '类别'],
  [COMMUNITY, STREET, '基层党委', '社区'],
  ['江西社区党委', STREET, '基层党委', '社区'],
  ...BRANCHES.map((branch) => [branch, COMMUNITY, '党支部', '社区']),
]);

/** Of the second 支部, which has held nothing yet: on no roll, and so in no report. */
const UNNAMED = '孙志强';

const CARD = idCard('19580312', 27);
const PHONE = '13800138000';
const ROSTER = table([
  ['姓名', '性别', '出生日期', '身份证号', '入党时间', '所在党支部', '联系电话'],
  ['林桂兰', '女', '1958-03-12', CARD, '1985.07', BRANCHES[0], PHONE],
  ['王建国', '男', '1962年5月', idCard('19620508', 31), '1990-7-1', BRANCHES[0], '13800138001'],
  ['赵晓梅', '女', '1979.11', idCard('19791120', 44), '2003年6月', BRANCHES[0], '13800138002'],
  [UNNAMED, '男', '1970-01-09', idCard('19700109', 53), '19950701', BRANCHES[1], '13800138003'],
]);

/** 每月第一个周二 under the holidays of 2026 (seed 001; the arrangement of the State Council). */
const DAYS_2026 = ['01-06', '02-03', '03-03', '04-07', '05-06', '06-02', '07-07', '08-04', '09-01', '10-08', '11-03', '12-01'];

const PLANNING = '2026-01-02T09:00:00+08:00';
const AFTER = '2027-01-06T09:00:00+08:00';

const OPINION = '会议记录很完整';

/** Two apps in the same home, each with a profile of its own. */
function withTwo(home, body) {
  const options = () => ({ today: PLANNING });
  return withApp(home, (street) => withApp(home, (community) => body(street, community), options()), options());
}

async function startTree(page) {
  await beginStreet(page);
  await pasteOrganizations(page, TREE);
}

async function beginStreet(page) {
  await page.getByLabel('层级').selectOption({ label: '街道党工委' });
  await beginAlone(page, { unit: STREET, person: '周明' });
}

/** Moves the clock of an app: it is opened on another day. */
async function openOn(app, day) {
  app.options.today = day;
  return (await app.relaunch()).page;
}

/** Plans 2026 and 2027, and looks at the days. */
async function planYears(page) {
  await draftAll(page, 2026);
  await draftAll(page, 2027);
  const { pack } = await exportBackup(page);
  for (const branch of BRANCHES) {
    const { id } = pack.records.organization.find(({ name }) => name === branch);
    const ofBranch = (year) =>
      pack.records.party_day.filter(({ org, month }) => org === id && month.startsWith(year)).sort((a, b) => (a.month < b.month ? -1 : 1));
    assert.deepEqual(ofBranch('2026').map(({ date }) => date), DAYS_2026.map((day) => `2026-${day}`), branch);
    assert.equal(ofBranch('2027').length, 12, branch);
  }
  await openPlan(page, BRANCHES[0], 2027);
  await page.getByText('放假安排未导入').first().waitFor();
}

/** January 2027 of the first 支部, from the notice to the minutes. @returns its address */
async function carryOut(page) {
  const day = await openDay(page, BRANCHES[0], 2027, '一月');
  await prepareDay(page, { place: '社区党群服务中心', host: '林桂兰', item: '讨论年度工作计划', minutes: 90 });
  await holdDay(page, { from: '14:30', to: '16:00', leave: '王建国', reason: '住院' });
  await page.getByText('应到 3　到会 2　请假 1　缺席 0').waitFor();
  await writeMinutes(page, day, { topics: '讨论 2027 年工作计划', resolution: '同意年度工作计划' });
  return day;
}

function assertNothingPrivate(file) {
  const text = file.buffer.toString('utf8');
  assert.ok(!text.includes(CARD) && !text.includes(PHONE), 'neither 身份证号 nor telephone leaves');
  assert.equal(packOf(file).records.member_private, undefined);
}

/** 导入 at the 街道, with a look at the preview, and the 回执. @returns the file of the 回执 */
async function receive(page, file) {
  await chooseFiles(page, file);
  await page.getByRole('region', { name: '选中的文件' }).getByText('完整，校验相符').waitFor();
  await page.getByText(/^并入后：新增 \d+ 条/).waitFor();
  await page.getByRole('button', { name: '并入 1 个文件' }).click();
  const { name, text } = await downloads(page, () => page.getByRole('button', { name: '写回执' }).click());
  await untilSaved(page);
  return jsonFile(name, text);
}

/** What both must agree on: everything but years that were not reported, what is private, and members whom no report names. */
async function shared(page) {
  const { pack } = await exportBackup(page);
  for (const [kind, records] of Object.entries(pack.records)) {
    assert.ok(records.every((record) => !('_c' in record)), `no conflict is left in ${kind}`);
  }
  const stays = ([key, { month, name }]) => key.startsWith('member_private') || month?.startsWith('2026') || name === UNNAMED;
  return Object.fromEntries(Object.entries(written(pack)).filter((entry) => !stays(entry)));
}

const placeOn = (page) => page.getByLabel('地点', { exact: true });

async function setPlace(page, day, place) {
  await go(page, day);
  await write(page, '地点', place);
  await untilSaved(page);
}

async function wholeJob(street, community) {
  await startTree(street.page);
  const organizations = await send(street.page, '下发组织包');
  await join(community.page, { file: organizations, unit: COMMUNITY, person: '陈桂兰', post: '专职副书记' });
  await pasteRoster(community.page, ROSTER);
  await planYears(community.page);

  let below = await openOn(community, AFTER);
  let above = await openOn(street, AFTER);
  const day = await carryOut(below);
  const report = await send(below, '上报一个月', { month: '2027-01' });
  assertNothingPrivate(report);
  const receipt = await receive(above, report);
  await importFile(below, receipt);
  await go(below, day);
  await below.getByText('上级已收').waitFor();

  await passReview(above, day, OPINION);
  await setPlace(above, day, '街道党校');
  const back = await send(above, '发回一个月', { month: '2027-01' });
  assertNothingPrivate(back);
  await setPlace(below, day, '社区党群服务中心二楼');
  await importFile(below, back);
  await below.getByRole('link', { name: '去定冲突' }).click();
  await below.locator('.side').filter({ hasText: '街道党校' }).getByText('周明').waitFor();
  await below.getByRole('button', { name: '用本机的' }).click();
  await below.getByRole('heading', { name: '没有冲突' }).or(below.getByText('没有冲突')).first().waitFor();
  await go(below, day);
  await assertEventually(() => placeOn(below).inputValue(), '社区党群服务中心二楼', 'the chosen side stands');
  await below.getByText('已审阅').waitFor();

  const again = await send(below, '上报一年', { year: '2027' });
  assertNothingPrivate(again);
  await importFile(below, await receive(above, again));
  await go(above, day);
  await assertEventually(() => placeOn(above).inputValue(), '社区党群服务中心二楼', 'the 街道 has it too');
  assert.deepEqual(await shared(above), await shared(below), 'both ledgers agree');
  const home = (await exportBackup(below)).pack.records.member_private;
  assert.ok(home.some(({ id_card, phone }) => id_card === CARD && phone === PHONE), '身份证号 and telephone stay at home');
  assert.equal((await exportBackup(above)).pack.records.member_private, undefined);
}

/** The 社区 began by itself, with a 支部, members and a day held, before the 街道 had a ledger: two ids for one thing each. */
async function joinLate(street, community) {
  await beginAlone(community.page, { unit: COMMUNITY, person: '陈桂兰' });
  await pasteOrganizations(community.page, table([['名称', '上级党组织', '层级'], ...BRANCHES.map((branch) => [branch, COMMUNITY, '党支部'])]));
  await pasteRoster(community.page, ROSTER);
  await draftAll(community.page, 2027);
  await startTree(street.page);

  const below = await openOn(community, AFTER);
  const above = await openOn(street, AFTER);
  const day = await carryOut(below);
  // What one has is offered to the other; which of the two asks again depends on the ids.
  await acceptAll(above, await send(below, '上报一个月', { month: '2027-01' }));
  await acceptAll(below, await send(above, '下发组织包'));
  await passReview(above, day, OPINION);
  await importFile(below, await send(above, '发回一个月', { month: '2027-01' }));
  await importFile(above, await send(below, '上报一年', { year: '2027' }));

  await go(below, day);
  await below.getByText('已审阅').waitFor();
  for (const page of [above, below]) {
    await go(page, '#/organizations');
    for (const unit of [COMMUNITY, ...BRANCHES]) {
      await page.getByRole('link', { name: unit, exact: true }).waitFor();
      assert.equal(await page.getByRole('link', { name: unit, exact: true }).count(), 1, `${unit} is one`);
    }
    await openPlan(page, BRANCHES[0], 2027);
    await page.getByRole('row', { name: /^一月/ }).getByText('已开展').waitFor();
  }
  assert.deepEqual(await shared(above), await shared(below), 'both ledgers agree');
}

/** Merges a file, and says of all that is offered, if anything is, that it is the same. */
async function acceptAll(page, file) {
  await chooseFiles(page, file);
  const merge = page.getByRole('button', { name: '并入 1 个文件' });
  await merge.waitFor();
  const all = page.getByRole('button', { name: '全部是' });
  if (await all.isVisible()) {
    await all.click();
  }
  await merge.click();
  await merge.waitFor({ state: 'detached' });
  await untilSaved(page);
}

for (const home of HOMES) {
  test(`the main job: tree, roster, plan, one 主题党日, report, review, conflict, and both ledgers agree (${home})`, () => withTwo(home, wholeJob));
}

test('begun separately, joined late: 同一个 makes one of two, and both ledgers agree', () => withTwo('http', joinLate));
