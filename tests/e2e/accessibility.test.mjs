// axe-core finds no serious and no critical problem on any page.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { assertStarted, withApp } from './harness.mjs';
import { exportBackup } from './support/desk.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const DAY_TABS = ['', '/scheme', '/notice', '/minutes', '/tasks', '/photos', '/review'];
const SHEETS = ['scheme', 'notice', 'sign-in', 'minutes', 'record'];

/** Goes to a page, and waits until the app has painted it. */
function visit(page, hash) {
  return page.evaluate(
    (to) =>
      new Promise((resolve) => {
        const painted = () => requestAnimationFrame(() => requestAnimationFrame(resolve));
        if (location.hash === to) {
          painted();
          return;
        }
        addEventListener('hashchange', painted, { once: true });
        location.hash = to;
      }),
    hash,
  );
}

/** What axe finds, a line for each element: rule, how bad, which, why. */
async function findings(page, where) {
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return found.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ target, any, all, none }) => ({ target, why: [...any, ...all, ...none].map(({ message }) => message) })) }));
  });
  const bad = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  return bad.flatMap(({ id, impact, nodes }) => nodes.map(({ target, why }) => `${where}: ${impact} ${id} at ${target.join(' ')}: ${why.join('; ')}`));
}

function withAxe(body, options = {}) {
  const beforeStart = ({ context }) => context.addInitScript({ path: AXE });
  return withApp('http', body, { ...options, beforeStart });
}

/** The demo, in which every page has something to show, with the addresses of a few of its records. */
async function openDemo(page) {
  await assertStarted(page);
  await page.getByRole('button', { name: '打开示范数据' }).click();
  await page.getByText('这是示范。').waitFor();
  const has = (record, part) => Object.keys(record).some((name) => name.startsWith(part));
  const { records } = (await exportBackup(page)).pack;
  const held = records.party_day.find((day) => day.held && has(day, 'minutes') && has(day, 'attendance'));
  const planned = records.party_day.find(({ held, notified, date }) => date && !held && !notified);
  return { held, planned, branch: held.org, member: records.member.find(({ org }) => org === held.org).id };
}

function pages({ held, planned, branch, member }) {
  const year = held.month.slice(0, 4);
  return [
    '#/today',
    '#/organizations',
    `#/organizations/${branch}`,
    '#/members',
    `#/members/${member}`,
    `#/party-days/plan/${year}`,
    `#/party-days/plan/${branch}/${year}`,
    '#/party-days/calendar',
    '#/party-days/matrix',
    '#/party-days/hours',
    ...DAY_TABS.map((tab) => `#/party-day/${held.id}${tab}`),
    ...DAY_TABS.map((tab) => `#/party-day/${planned.id}${tab}`),
    ...SHEETS.map((sheet) => `#/print/${sheet}/${held.id}`),
    `#/print/plan/${branch}/${year}`,
    ...['export', 'import', 'conflicts', 'log'].map((tab) => `#/exchange/${tab}`),
    '#/history',
    '#/settings',
  ];
}

test('no serious or critical problem on the first page', () =>
  withAxe(async ({ page }) => {
    await assertStarted(page);
    const found = await findings(page, 'first run');
    await page.getByRole('button', { name: '开始记账' }).click();
    await page.getByText('请填名称').waitFor();
    assert.deepEqual([...found, ...(await findings(page, 'first run, refused'))], []);
  }));

for (const [name, viewport] of Object.entries({ desk: { width: 1366, height: 768 }, telephone: { width: 390, height: 844 } })) {
  test(`no serious or critical problem on any page of the demo (${name})`, () =>
    withAxe(
      async ({ page }) => {
        const demo = await openDemo(page);
        const found = [];
        for (const hash of pages(demo)) {
          await visit(page, hash);
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          found.push(...(await findings(page, hash)));
        }
        assert.deepEqual(found, []);
      },
      { viewport },
    ));
}

test('no serious or critical problem in the dialogs', () =>
  withAxe(async ({ page }) => {
    await openDemo(page);
    const found = [];
    for (const [hash, button] of [
      ['#/organizations', '从 Excel 粘贴'],
      ['#/organizations', '新建'],
      ['#/members', '粘贴名册'],
      ['#/members', '新建'],
      ['#/settings', '清除本机数据'],
    ]) {
      await visit(page, hash);
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      found.push(...(await findings(page, `${hash} ${button}`)));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    assert.deepEqual(found, []);
  }));
