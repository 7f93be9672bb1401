// The work of a unit as a person does it: organizations, members, the year's plan, one 主题党日, files out and in.
import { downloads } from '../harness.mjs';
import { go, jsonFile, untilSaved } from './desk.mjs';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A 身份证号 of nobody with its checksum (GB 11643), from a birthday such as 19580312 and a number. */
export function idCard(birthday, number) {
  const body = `370202${birthday}${String(number).padStart(3, '0')}`;
  const sum = [...body].reduce((sum, digit, at) => sum + Number(digit) * WEIGHTS[at], 0);
  return body + '10X98765432'[sum % 11];
}

/** Tab-separated lines, as Excel copies them. */
export const table = (rows) => rows.map((row) => row.join('\t')).join('\n');

async function paste(page, { hash, open, label, text, prepare }) {
  await go(page, hash);
  await page.getByRole('button', { name: open }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(label).fill(text);
  await prepare?.(dialog);
  await dialog.getByRole('button', { name: /^导入 [1-9]\d* 行$/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await untilSaved(page);
}

/** 党组织 › 从 Excel 粘贴. */
export function pasteOrganizations(page, text) {
  return paste(page, { hash: '#/organizations', open: '从 Excel 粘贴', label: '组织清单内容', text });
}

/** 党员 › 粘贴名册. */
export function pasteRoster(page, text) {
  return paste(page, { hash: '#/members', open: '粘贴名册', label: '名册内容', text });
}

/** Opens the upper level's pack on the first page, and says who one is. */
export async function join(page, { file, unit, person, post = '' }) {
  await page.getByLabel('打开组织包或备份').setInputFiles(file);
  const dialog = page.getByRole('dialog');
  await choose(dialog.getByLabel('哪个是本单位'), unit);
  await dialog.getByLabel('我的姓名').fill(person);
  await dialog.getByLabel('我的职务').fill(post);
  await dialog.getByRole('button', { name: '开始记账' }).click();
  await untilSaved(page);
}

/** Chooses the option of a list whose words contain these. */
async function choose(select, words) {
  const option = select.locator('option').filter({ hasText: words });
  await option.first().waitFor({ state: 'attached' });
  await select.selectOption(await option.first().getAttribute('value'));
}

/** 数据交换 › 导出. `what` is a part of its words in the list; the period where it has one. @returns the file, to be chosen elsewhere */
export async function send(page, what, { month, year } = {}) {
  await go(page, '#/exchange/export');
  await choose(page.getByLabel('内容', { exact: true }), what);
  if (month) {
    await page.getByLabel('月份').selectOption(month);
  }
  if (year) {
    await page.getByLabel('年度').selectOption(year);
  }
  const { name, text } = await downloads(page, () => page.getByRole('button', { name: '导出', exact: true }).click());
  return jsonFile(name, text);
}

/** A file's pack. */
export const packOf = (file) => JSON.parse(file.buffer.toString('utf8'));

/** Drafts the year for every 支部 below. */
export async function draftAll(page, year) {
  await go(page, `#/party-days/plan/${year}`);
  await page.getByRole('heading', { name: `${year} 年主题党日计划要点` }).waitFor();
  await page.getByRole('button', { name: '给所有下级支部起草' }).click();
  await page.getByText('没有空着的月份').waitFor();
  await untilSaved(page);
}

/** Opens the plan of a 支部. */
export async function openPlan(page, branch, year) {
  await go(page, `#/party-days/plan/${year}`);
  const heading = page.getByRole('heading', { name: new RegExp(`^${year} 年主题党日计划`) });
  await heading.waitFor();
  await choose(page.getByLabel('党组织', { exact: true }), branch);
  await page.getByRole('heading', { name: `${year} 年主题党日计划`, exact: true }).waitFor();
}

/** Opens the 主题党日 of a month, `一月`, in the plan of a 支部. @returns {Promise<string>} its address */
export async function openDay(page, branch, year, month) {
  await openPlan(page, branch, year);
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: month, exact: true }) });
  await row.getByRole('link').click();
  await page.getByRole('navigation', { name: '主题党日各部分' }).waitFor();
  return new URL(page.url()).hash;
}

/** Fills a box and leaves it, as a person does who goes on to the next. */
export async function write(page, label, text) {
  const box = page.getByLabel(label, { exact: true });
  await box.fill(text);
  await box.press('Tab');
}

/** What must stand before the notice can go out, and an agenda item. The day is open. */
export async function prepareDay(page, { place, host, item, minutes }) {
  await write(page, '地点', place);
  await write(page, '主持人', host);
  await page.getByRole('button', { name: '加环节' }).click();
  await page.getByLabel('第 1 项环节', { exact: true }).selectOption({ label: '党员大会' });
  await write(page, '第 1 项内容', item);
  await write(page, '第 1 项分钟', String(minutes));
  await page.getByRole('button', { name: '发通知' }).click();
}

/** 开展, and who asked for leave. The notice went out. */
export async function holdDay(page, { from, to, leave, reason }) {
  await page.getByRole('button', { name: '开展', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '开展' });
  await dialog.getByLabel('开始').fill(from);
  await dialog.getByLabel('结束').fill(to);
  await dialog.getByRole('button', { name: '记为已开展' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('radiogroup', { name: leave }).getByLabel('请假').check();
  await write(page, `${leave}的原因`, reason);
}

/** Minutes of the first meeting on the agenda. */
export async function writeMinutes(page, day, { topics, resolution }) {
  await go(page, `${day}/minutes`);
  await page.getByRole('button', { name: /^记“/ }).first().click();
  await write(page, '议题', topics);
  await write(page, '决议', resolution);
  await untilSaved(page);
}

/** 审阅 with an opinion. */
export async function passReview(page, day, opinion) {
  await go(page, `${day}/review`);
  await page.getByLabel('意见', { exact: true }).fill(opinion);
  await page.getByRole('button', { name: '通过' }).click();
  await page.locator('.review-said').filter({ hasText: opinion }).waitFor();
  await untilSaved(page);
}
