// Office browsers are old: the app starts on the last Chromium of Windows 7, and on 83, and keeps a first record there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OLD_VERSIONS } from '../../scripts/old-browsers.mjs';
import { firstSavedRecord } from './harness.mjs';
import { withOldApp } from './support/old-browser.mjs';

for (const version of OLD_VERSIONS) {
  for (const home of ['http', 'file']) {
    test(`Chromium ${version}: from the start to the first saved record (${home})`, () =>
      withOldApp(version, home, async ({ page, version: running }) => {
        assert.equal(running, version);
        await firstSavedRecord(page);
      }));
  }
}
