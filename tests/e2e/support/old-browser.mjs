// The same for the Chromiums of old machines. They are started by hand, since Playwright's own switches are for new ones.
import { spawn } from 'node:child_process';
import readline from 'node:readline';
import { chromium } from 'playwright-core';
import { oldBrowserPath } from '../../../scripts/old-browsers.mjs';
import { SWITCHES } from '../harness.mjs';
import { removeFolder, temporaryFolder } from './files.mjs';
import { openHome } from './homes.mjs';
import { Watch } from './watch.mjs';

/** These builds were made for a cloud service and run in one process only. */
const OLD_SWITCHES = ['--headless', '--no-zygote', '--single-process', '--hide-scrollbars', '--remote-debugging-port=0', '--lang=zh-CN'];

/** Milliseconds; a first start unpacks much. */
const START_PATIENCE = 60_000;

/** Before it, compiling wasm under 'unsafe-eval' was allowed, and yet reported as a violation. */
const FIRST_WITH_WASM_EVAL = 97;

/** @returns {Promise<string>} the address at which the browser listens to us; it prints it when it is ready. */
function debuggerAddress(browser) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the old browser did not start in time')), START_PATIENCE);
    const lines = [];
    browser.once('error', reject);
    browser.once('exit', (code) => reject(new Error(`the old browser ended (${code}): ${lines.join('\n')}`)));
    readline.createInterface({ input: browser.stderr }).on('line', (line) => {
      lines.push(line);
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) {
        clearTimeout(late);
        resolve(address);
      }
    });
  });
}

function ended(browser) {
  return browser.exitCode !== null || browser.signalCode !== null ? null : new Promise((resolve) => browser.once('exit', resolve));
}

async function withProcess(version, place, body) {
  const profile = await temporaryFolder('branch-ledger-profile-');
  const args = [...SWITCHES, ...OLD_SWITCHES, ...place.switches, `--user-data-dir=${profile}`, 'about:blank'];
  const browser = spawn(oldBrowserPath(version), args, { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    await body(await debuggerAddress(browser));
  } finally {
    const end = ended(browser);
    browser.kill('SIGKILL');
    await end;
    await removeFolder(profile);
  }
}

/**
 * Opens the app in an old Chromium and runs `body`; fails for the same reasons as `withApp`.
 * @param {83 | 109} version
 * @param {'http' | 'localhost' | 'file'} home
 * @param {(app: { page: import('playwright-core').Page, watch: Watch, version: number }) => Promise<void>} body
 */
export async function withOldApp(version, home, body) {
  const place = await openHome(home);
  const watch = new Watch(place);
  if (version < FIRST_WITH_WASM_EVAL) {
    watch.expect(/^console: CSP: script-src forbids eval/);
  }
  try {
    await withProcess(version, place, async (address) => {
      const connection = await chromium.connectOverCDP(address);
      const context = connection.contexts()[0];
      await watch.attach(context);
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(place.url);
      await body({ page, watch, version: Number(connection.version().split('.')[0].replace(/\D/g, '')) });
      await watch.assertClean(context);
    });
  } catch (error) {
    watch.errors.forEach((line) => console.error(`  Chromium ${version}, ${home}: ${line}`));
    throw error;
  } finally {
    await place.close();
  }
}
