// What is said when the app cannot start: never a white page.
import { test } from 'node:test';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { assertStarted, withApp } from './harness.mjs';
import { DIST } from './support/files.mjs';

for (const home of ['http', 'file']) {
  test(`a browser without WebAssembly is told which one to use (${home})`, () =>
    withApp(home, async ({ page }) => {
      await assertStarted(page); // a start that is cut short is an error of its own
      await page.addInitScript(() => delete globalThis.WebAssembly);
      await page.reload();
      await page.getByText('这个浏览器太旧').waitFor();
      await page.getByText('正在打开').waitFor({ state: 'hidden' });
    }));
}

test('a start that fails says so, and that the data are as they were', () =>
  withApp('http', async ({ page, watch }) => {
    watch.expect(/\.wasm|Failed to fetch|ERR_FAILED/);
    await assertStarted(page);
    await page.route('**/*.wasm', (route) => route.abort());
    await page.reload();
    await page.getByText('本机已存的数据没有改动').waitFor();
    await page.getByText('Failed to fetch').waitFor();
  }));

test("the site's page, opened by double click, names the file to open instead", () =>
  withApp('localhost', async ({ page, watch, place }) => {
    await assertStarted(page);
    const site = pathToFileURL(DIST).href;
    const isOwn = place.isOwn;
    place.isOwn = (url) => isOwn(url) || url.startsWith(site);
    // A page from a file is no origin that could load its stylesheets under the policy of the site.
    watch.expect(/style-src|Content Security Policy|not loaded: file:/);
    await page.goto(pathToFileURL(path.join(DIST, 'index.html')).href);
    await page.getByText('请双击同一文件夹里的“党建一本账.html”').waitFor();
  }));
