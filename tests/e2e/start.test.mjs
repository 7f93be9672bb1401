// The app starts in each of its three homes, and asks for nothing but its own files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOMES, assertStarted, screenshot, withApp } from './harness.mjs';

for (const home of HOMES) {
  test(`starts and shows its heading (${home})`, () =>
    withApp(home, async ({ page, watch }) => {
      await assertStarted(page);
      assert.equal(await page.title(), '党建一本账');
      assert.ok(watch.requests.length > 0);
      await screenshot(page, `start-${home}`);
    }));

  test(`the page's own policy refuses every other host (${home})`, () =>
    withApp(home, async ({ page, watch }) => {
      await assertStarted(page);
      watch.expect(/connect-src forbids|Content Security Policy/);
      const refused = await page.evaluate(
        () =>
          new Promise((resolve) => {
            addEventListener('securitypolicyviolation', (event) => resolve(`${event.violatedDirective} ${event.blockedURI}`));
            fetch('http://other.example/').catch(() => {});
          }),
      );
      assert.match(refused, /^connect-src http:\/\/other\.example/);
      assert.deepEqual(watch.foreign(), []);
    }));

  test(`storage outlives a restart, and kill -9 (${home})`, () =>
    withApp(home, async (app) => {
      await assertStarted(app.page);
      await app.page.evaluate(() => localStorage.setItem('e2e', '1'));
      await app.relaunch();
      assert.equal(await app.page.evaluate(() => localStorage.getItem('e2e')), '1');
      await app.killBrowser();
      const { page } = await app.relaunch();
      await assertStarted(page);
      assert.equal(await page.evaluate(() => localStorage.getItem('e2e')), '1');
    }));
}
