// 观摩 to 销号 on five laptops that never meet: what was said at three stops becomes findings of the 街道, a notice goes to each of the three
// 社区, each reports for two months; one is accepted, one returned and then accepted, one is 长期坚持; a 回头看 reopens one. The 区 sees the
// right state at every step, and in the end whatever the order in which the packs arrive.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { downloads, withApp } from './harness.mjs';
import { assertEventually, go, importFile, jsonFile, scriptPack, untilSaved } from './support/desk.mjs';
import { removeFolder, temporaryFolder } from './support/files.mjs';
import { FindingDesk } from './support/finding.mjs';
import { join, packOf, send } from './support/work.mjs';

const id = (n) => `0192f0c1-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const DISTRICT = { id: id(1), name: '示范区委组织部' };
const STREET = { id: id(2), name: '青岛路街道党工委' };
const UNITS = [
  { id: id(3), name: '青岛路一社区党委' },
  { id: id(4), name: '青岛路二社区党委' },
  { id: id(5), name: '江西社区党委' },
];
const FAULTS = ['流动党员联系记录停在上个季度', '会议记录只有议题，没有发言要点', '党务公开栏内容是去年的'];
const TOUR = id(10);

const ORGANIZATIONS = scriptPack(
  {
    organization: [
      { ...DISTRICT, level: 'district' },
      { ...STREET, level: 'street', parent: DISTRICT },
      ...UNITS.map((unit) => ({ ...unit, level: 'community', sector: 'community', parent: STREET })),
    ],
  },
  { purpose: 'assign', title: '组织包', from: DISTRICT, made_at: '2026-08-01T09:00:00+08:00' },
);

/** The 街道's tour with what was said at the 集中点评会. */
const SAID = scriptPack(
  {
    tour: [{ id: TOUR, org: STREET.id, name: '2026 年第一轮巡回观摩', year: 2026, round: 1, mode: 'circuit', from: '2026-08-28', to: '2026-08-28' }],
    stop: UNITS.map((unit, at) => ({ id: id(20 + at), org: STREET.id, tour: TOUR, order: `a${at}`, unit, day: '2026-08-28', visited: '2026-08-28' })),
    remark: FAULTS.map((text, at) => ({ id: id(30 + at), org: STREET.id, tour: TOUR, stop: id(20 + at), sort: 'fault', text, by: '段思源' })),
  },
  { id: id(40), title: '观摩点评', from: STREET, made_at: '2026-08-29T09:00:00+08:00' },
);

/** The laptops: each a browser profile that is opened again and again. */
class Laptops {
  constructor(place) {
    this.place = place;
    this.profiles = new Map();
  }

  /** Opens the laptop of a unit on a day. */
  async at(unit, day, body) {
    if (!this.profiles.has(unit.id)) {
      this.profiles.set(unit.id, await temporaryFolder('branch-ledger-laptop-'));
    }
    const profile = this.profiles.get(unit.id);
    await withApp('http', body, { place: this.place, profile, today: `${day}T09:00:00+08:00` });
  }

  async close() {
    await Promise.all([...this.profiles.values()].map(removeFolder));
  }
}

/** Marks each 不足 as 问题, and gives it a limit and a leader. @returns the findings by their words */
async function makeFindings(page) {
  await go(page, `#/tour/${TOUR}/comments`);
  for (const text of FAULTS) {
    const line = page.getByRole('row').filter({ hasText: text }).first();
    await line.getByRole('button', { name: '记为问题' }).click();
    await line.getByText('问题，待认领').waitFor();
  }
  await untilSaved(page);
  const findings = packOf(await send(page, '上报整改台账')).records.finding;
  assert.equal(findings.length, 3);
  const byText = FAULTS.map((text) => findings.find((one) => one.text === text));
  for (const [at, one] of byText.entries()) {
    const desk = new FindingDesk(page, one);
    await desk.open();
    await page.getByLabel('整改时限').fill(at === 2 ? '2026年12月，长期坚持' : '2026年12月');
    await page.getByLabel('整改时限').blur();
    await page.getByText('到 2026-12-31 为止').waitFor();
    await untilSaved(page);
  }
  return byText;
}

/** 新建 › three notices, 签发, 下发. @returns the three files by unit */
async function sendNotices(page) {
  await go(page, '#/findings/notices');
  await page.getByRole('button', { name: '新建' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('全部单位').check();
  await dialog.getByRole('button', { name: '起草 3 份' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '签发 3 份' }).click();
  await dialog.getByRole('button', { name: '签发 3 份' }).click();
  await dialog.waitFor({ state: 'detached' });
  await untilSaved(page);
  const files = [];
  const onDownload = (download) => files.push(download);
  page.on('download', onDownload);
  await page.getByRole('button', { name: '下发 3 份' }).click();
  await page.getByText('已导出 3 份通知单').waitFor();
  page.off('download', onDownload);
  await untilSaved(page);
  const read = files.map(async (file) => {
    const stream = await file.createReadStream();
    const chunks = [];
    for await (const chunk of stream) {
      chunks.push(chunk);
    }
    return jsonFile(file.suggestedFilename(), Buffer.concat(chunks).toString('utf8'));
  });
  const packs = await Promise.all(read);
  assert.deepEqual(packs.map((file) => packOf(file).records.rectification_notice[0].number).sort(), [1, 2, 3]);
  return UNITS.map((unit) => packs.find((file) => packOf(file).to.id === unit.id));
}

/** A 社区 takes its notice in, signs for it, takes the finding on, and tells what it did in September. @returns its report */
async function firstMonth(page, notice, finding) {
  await importFile(page, notice);
  const letter = packOf(notice).records.rectification_notice[0];
  await go(page, `#/notice/${letter.id}`);
  await page.getByRole('button', { name: '签收', exact: true }).click();
  await untilSaved(page);
  const desk = new FindingDesk(page, finding);
  await desk.open();
  await desk.stands('待认领');
  await desk.button('认领').click();
  await desk.stands('已建账');
  await page.getByLabel('责任领导').fill('社区党委书记');
  await page.getByLabel('责任领导').blur();
  await page.getByLabel('新的措施').fill('一是查清底数；二是按月通报');
  await desk.button('加 2 条措施').click();
  await desk.does('报进展', '记进展', { 进度: '底数已查清，列出清单', 完成: '40' });
  await desk.stands('整改中');
  return send(page, '上报整改台账');
}

/** October on the page of the month, by one key; then 报验. @returns the report */
async function secondMonth(page, finding, text) {
  await go(page, '#/findings/monthly');
  await page.getByText('还没报 1 条').first().waitFor();
  const sheet = page.getByRole('region', { name: '每月更新' });
  await sheet.getByRole('cell').last().click();
  await page.keyboard.press('=');
  await page.getByText('1 条都报了').first().waitFor();
  const desk = new FindingDesk(page, finding);
  await desk.open();
  await desk.does('报验', '报验', { 整改情况: text });
  await desk.stands('待验收');
  await desk.refused('验收', `验收由${STREET.name}来做`);
  return send(page, '上报整改台账');
}

/** The states of the three on this laptop. */
async function statesOf(page, findings, expected) {
  for (const [at, finding] of findings.entries()) {
    const desk = new FindingDesk(page, finding);
    await desk.open();
    await desk.stands(expected[at]);
  }
}

/** The 街道 takes reports in and passes its register on to the 区. */
async function passOn(laptops, day, reports, deed) {
  let up;
  let down;
  await laptops.at(STREET, day, async ({ page }) => {
    for (const report of reports) {
      await importFile(page, report);
    }
    await deed?.(page);
    up = await send(page, '上报整改台账');
    down = await send(page, '下发整改台账和验收结论');
  });
  return { up, down };
}

async function districtSees(laptops, day, files, findings, expected) {
  await laptops.at(DISTRICT, day, async ({ page }) => {
    for (const file of files) {
      await importFile(page, file);
    }
    await statesOf(page, findings, expected);
  });
}

test('what was said at three stops is mended, accepted, and looked at again, on five laptops', async () => {
  await withApp('http', async ({ place }) => {
    const laptops = new Laptops(place);
    try {
      await wholeWay(laptops);
    } finally {
      await laptops.close();
    }
  });
});

async function wholeWay(laptops) {
  const start = (unit, day) =>
    laptops.at(unit, day, ({ page }) => join(page, { file: jsonFile('组织包.json', ORGANIZATIONS), unit: unit.name, person: '张明' }));
  for (const unit of [DISTRICT, STREET, ...UNITS]) {
    await start(unit, '2026-08-30');
  }
  let findings;
  let notices;
  await laptops.at(STREET, '2026-09-01', async ({ page }) => {
    await importFile(page, jsonFile('点评.json', SAID));
    findings = await makeFindings(page);
    notices = await sendNotices(page);
  });

  // September: each 社区 reports; the 街道 takes the reports in another order.
  const first = [];
  for (const [at, unit] of UNITS.entries()) {
    await laptops.at(unit, '2026-09-25', async ({ page }) => first.push(await firstMonth(page, notices[at], findings[at])));
  }
  const september = await passOn(laptops, '2026-09-28', [first[2], first[0], first[1]]);
  await districtSees(laptops, '2026-09-29', [september.up], findings, ['整改中', '整改中', '整改中']);

  // October: all three say that it is mended. One is accepted, one returned, one has its stage accepted.
  const second = [];
  const said = ['记录已补到本月', '发言要点已补记', '公开栏已更新，每月检查'];
  for (const [at, unit] of UNITS.entries()) {
    await laptops.at(unit, '2026-10-26', async ({ page }) => second.push(await secondMonth(page, findings[at], said[at])));
  }
  const october = await passOn(laptops, '2026-10-28', [second[1], second[2], second[0]], async (page) => {
    const [accepted, returned, long] = findings.map((finding) => new FindingDesk(page, finding));
    await accepted.open();
    await accepted.does('验收', '销号', { 意见: '核对属实', 哪天回头看: '2026-11-20', 谁去看: '王雅琴' });
    await accepted.stands('已销号');
    await returned.open();
    await returned.does('验收', '退回', { 哪里没有改到位: '第三次会议没有记' }, '退回');
    await returned.stands('整改中');
    await long.open();
    await long.does('验收', '阶段销号', { 意见: '本阶段落实', 下一阶段到哪天: '2027-03-31' });
    await long.stands('长期坚持');
  });
  await districtSees(laptops, '2026-10-29', [october.up], findings, ['已销号', '整改中', '长期坚持']);

  // November: the one that was returned is mended; the 回头看 at the first one finds it as before.
  let third;
  await laptops.at(UNITS[1], '2026-11-10', async ({ page }) => {
    await importFile(page, october.down);
    const desk = new FindingDesk(page, findings[1]);
    await desk.open();
    await desk.stands('整改中');
    await page.getByText('第三次会议没有记').first().waitFor();
    await desk.does('报验', '报验', { 整改情况: '第三次会议已补记' });
    third = await send(page, '上报整改台账');
  });
  const november = await passOn(laptops, '2026-11-21', [third], async (page) => {
    const [again, returned] = findings.map((finding) => new FindingDesk(page, finding));
    await returned.open();
    await returned.does('验收', '销号', { 意见: '已补齐' });
    await again.open();
    await again.does('回头看', '重开', { 情况: '10 月以后又没有联系记录' }, '反弹，重开');
    await again.stands('整改中');
    await page.getByText('重开 1 次').waitFor();
  });
  const end = ['整改中', '已销号', '长期坚持'];
  await districtSees(laptops, '2026-11-22', [november.up], findings, end);
  await laptops.at(UNITS[0], '2026-11-23', async ({ page }) => {
    await importFile(page, november.down);
    await statesOf(page, [findings[0]], ['整改中']);
  });

  // Another 区 laptop gets them all, the newest first.
  const other = { ...DISTRICT, id: id(99) };
  await laptops.at(other, '2026-11-24', async ({ page }) => {
    await join(page, { file: jsonFile('组织包.json', ORGANIZATIONS), unit: DISTRICT.name, person: '李强' });
    for (const file of [november.up, september.up, october.up]) {
      await importFile(page, file);
    }
    await statesOf(page, findings, end);
    await go(page, '#/findings/board');
    await assertEventually(() => page.getByRole('link', { name: /未销号/ }).first().innerText().then((text) => text.replace(/\s/g, '')), '2未销号', 'open ones');
  });
}
