// The pages whose code comes with the first visit: a server that is gone after the start, or was never whole.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOMES, assertStarted, withApp } from './harness.mjs';
import { beginAlone } from './support/desk.mjs';

const PAGES = [
  ['党组织', '党组织'],
  ['党员', '党员'],
  ['主题党日', '主题党日计划'],
  ['数据交换', '数据交换'],
  ['设置', '设置'],
];

async function openEach(page) {
  const rail = page.getByRole('navigation');
  for (const [link, title] of PAGES) {
    await rail.getByRole('link', { name: link }).click();
    await page.getByRole('heading', { name: title }).first().waitFor();
  }
}

/** Waits until the start script has fetched all parts. */
function allFetched(page) {
  return page.evaluate(() => Promise.all(globalThis.branchLedgerBoot.parts.map((file) => globalThis.branchLedgerBoot.part(file))));
}

for (const home of HOMES) {
  test(`every page opens from its own part (${home})`, () =>
    withApp(home, async ({ page }) => {
      await assertStarted(page);
      await beginAlone(page);
      await openEach(page);
    }));
}

test('once the app stands, no page needs the server any more', () =>
  withApp('localhost', async ({ page }) => {
    await assertStarted(page);
    await beginAlone(page);
    await allFetched(page);
    let asked = 0;
    await page.route('**/*', (route) => {
      asked += 1;
      return route.abort();
    });
    await openEach(page);
    assert.equal(asked, 0);
  }));

test('a page whose part does not arrive says so, and opens when asked again', () =>
  withApp('localhost', async ({ page, watch }) => {
    watch.expect(/\.wasm|Failed to (fetch|load)|ERR_FAILED/);
    await assertStarted(page);
    await beginAlone(page);
    await page.route('**/members-*.wasm', (route) => route.abort());
    await page.reload();
    const rail = page.getByRole('navigation');
    await rail.getByRole('link', { name: '党员' }).click();
    await page.getByText('这一页的程序没有取到').waitFor();
    await page.unroute('**/members-*.wasm');
    await page.getByRole('button', { name: '刷新' }).click();
    await page.getByRole('heading', { name: '党员' }).first().waitFor();
  }));

test('who goes on before a part has come is where they went', () =>
  withApp('localhost', async ({ page }) => {
    await assertStarted(page);
    await beginAlone(page);
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    await page.route('**/members-*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    const rail = page.getByRole('navigation');
    await rail.getByRole('link', { name: '党员' }).click();
    await page.getByRole('heading', { name: '今日' }).waitFor({ state: 'hidden' });
    await rail.getByRole('link', { name: '设置' }).click();
    await page.getByRole('heading', { name: '设置' }).first().waitFor();
    const come = page.waitForResponse('**/members-*.wasm');
    release();
    await come;
    await page.getByRole('heading', { name: '设置' }).first().waitFor();
    await rail.getByRole('link', { name: '党员' }).click();
    await page.getByRole('heading', { name: '党员' }).first().waitFor();
  }));
