// The app as a person works with it, for the tests about hazards: small acts on pages that are always there.
import assert from 'node:assert/strict';
import { downloads } from '../harness.mjs';

export const UNIT = '青岛路二社区党委';
export const PERSON = '陈桂兰';

/** A few of the values that a unit may lay down for itself in 设置; each is a record of its own. */
export const RULES = ['党员集中学习培训', '学时折算', '主题党日提前几天提醒和通知', '会后几个工作日内完成记录和归档'];

/** From the first page to the desk of a new ledger. */
export async function beginAlone(page, { unit = UNIT, person = PERSON } = {}) {
  await page.getByLabel('本单位党组织').fill(unit);
  await page.getByLabel('我的姓名').fill(person);
  await page.getByRole('button', { name: '开始记账' }).click();
  await untilSaved(page);
}

/** The mark in the page head says that everything is on disk. */
export async function untilSaved(page) {
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
}

/** The desk is open: neither a welcome, nor a recovery. */
export async function assertAtDesk(page) {
  await page.getByRole('link', { name: '党建一本账' }).waitFor(); // on narrow screens the menu is folded
}

/** Goes to a page of the app, as in `#/settings`. */
export async function go(page, hash) {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** The box of 设置 for the unit's own value of a rule. */
export function ruleBox(page, rule) {
  return page.getByLabel(`${rule}：本单位值`, { exact: true });
}

/** Lays down the unit's own value for a rule; 设置 is open. */
export async function setRule(page, rule, value) {
  const box = ruleBox(page, rule);
  await box.fill(String(value));
  await box.blur();
}

/** Waits until the box of a rule shows this value. */
export async function untilRule(page, rule, value) {
  await page.locator(`input[aria-label="${rule}：本单位值"]`).waitFor();
  await assertEventually(() => ruleBox(page, rule).inputValue(), String(value), `${rule} on the page`);
}

/** Asks again and again, as locators do, until the answer is the expected one. */
export async function assertEventually(ask, expected, what, patience = 20_000) {
  const end = Date.now() + patience;
  let answer;
  do {
    answer = await ask();
    if (answer === expected) {
      return;
    }
  } while (Date.now() < end);
  assert.equal(answer, expected, what);
}

/** In the page: changes one rule after another, as quickly as it can, until it is told to stop or the browser is gone. */
export function changeForEver(rules) {
  const boxes = rules.map((rule) => document.querySelector(`input[aria-label="${rule}：本单位值"]`));
  let value = 1;
  const step = () => {
    const box = boxes[value % boxes.length];
    box.value = String(value);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
    value += 1;
    if (!globalThis.stopChanging) {
      setTimeout(step, 0);
    }
  };
  step();
}

/** 导出备份. @returns {Promise<{ name: string, text: string, pack: object }>} */
export async function exportBackup(page) {
  await go(page, '#/exchange/export');
  const file = await downloads(page, () => page.getByRole('button', { name: '导出备份' }).click());
  return { ...file, pack: JSON.parse(file.text) };
}

/** A file as Playwright hands it to a file input. */
export function jsonFile(name, content) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** Chooses files under 导入文件, without merging them. */
export async function chooseFiles(page, files) {
  await go(page, '#/exchange/import');
  await page.getByLabel('导入文件').setInputFiles(files);
}

/** Chooses one file and merges it. */
export async function importFile(page, file) {
  await chooseFiles(page, file);
  const merge = page.getByRole('button', { name: '并入 1 个文件' });
  await merge.click();
  // Not the toast: on a busy machine its seconds are over before anybody looks.
  await merge.waitFor({ state: 'detached' });
}

/** A pack as a script of a few lines writes it, without anything that merging needs. */
export function scriptPack(records, more = {}) {
  return {
    format: 'branch-ledger/pack',
    version: 1,
    min_reader: 1,
    id: '0192f0c1-7b2a-7c3d-8e4f-5a6b7c8d9e00',
    title: '脚本做的包',
    purpose: 'share',
    source: '脚本',
    from: { name: '某单位' },
    made_at: '2026-11-21T09:00:00+08:00',
    records,
    ...more,
  };
}

/** The records of a pack by kind and id, without what merging needs: only what a person wrote. */
export function written(pack) {
  const found = {};
  for (const [kind, records] of Object.entries(pack.records)) {
    for (const record of records) {
      const fields = Object.entries(record).filter(([name]) => !name.startsWith('_'));
      found[`${kind} ${record.id}`] = Object.fromEntries(fields);
    }
  }
  return found;
}

/** The unit's own values in a pack, by rule. */
export function ruleValues(pack) {
  return (pack.records.rule_override ?? []).map(({ value }) => value);
}
