// What every end-to-end test stands on: the release build in dist/, opened in one of the three homes by Debian's Chromium.
//
//   for (const home of HOMES) {
//     test(`… (${home})`, () => withApp(home, async ({ page, relaunch }) => { … }));
//   }
//
// The policy of the page forbids `eval`, so that page.waitForFunction does not work here; wait with locators instead.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { UNIT, assertAtDesk, beginAlone } from './support/desk.mjs';
import { RESULTS, removeFolder, temporaryFolder } from './support/files.mjs';
import { openHome } from './support/homes.mjs';
import { killBrowserOf } from './support/processes.mjs';
import { Watch } from './support/watch.mjs';

export { HOMES } from './support/homes.mjs';

/** Keep the browser from everything but the page: no GPU, no sandbox (CI is root), no calls home. */
export const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The common screen of an office laptop. */
const SCREEN = { width: 1366, height: 768 };

/** Milliseconds after which a locator that does not appear is a failure. */
const PATIENCE = 60_000;

/** One start after another of the app in one place with one profile. */
class App {
  constructor(place, profile, options) {
    this.home = place.home;
    this.url = place.url;
    this.place = place;
    this.profile = profile;
    this.options = options;
    this.watch = new Watch(place);
    this.context = null;
    this.page = null;
    for (const name of ['relaunch', 'close', 'killBrowser', 'newPage']) {
      this[name] = this[name].bind(this);
    }
  }

  async launch() {
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      args: [...SWITCHES, ...this.place.switches],
      viewport: this.options.viewport ?? SCREEN,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
    });
    this.context.setDefaultTimeout(PATIENCE);
    if (this.options.today) {
      await this.context.clock.setFixedTime(this.options.today);
    }
    await this.watch.attach(this.context);
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    await this.options.beforeStart?.(this);
    await this.page.goto(this.url);
    return this;
  }

  /** Another tab with the app. */
  async newPage() {
    const page = await this.context.newPage();
    await page.goto(this.url);
    return page;
  }

  /** Ends the browser in good order. */
  async close() {
    const { context } = this;
    this.context = null;
    await context?.close();
  }

  /** Ends the browser by kill -9. */
  async killBrowser() {
    const { context } = this;
    this.context = null;
    await killBrowserOf(this.profile);
    await context.close().catch(() => {}); // only to let Playwright forget it
  }

  /** Starts the browser again with the same profile; its storage is as it was left. Returns this app with its new `page`. */
  async relaunch() {
    await this.close();
    return this.launch();
  }
}

/**
 * Opens the app, runs `body`, ends everything that was started. Fails as well when anything but the app's own files was asked for,
 * the content security policy was violated, or an error was written to the console (`watch.expect(/…/)` names those that a test provokes).
 *
 * @param {'http' | 'localhost' | 'file'} home
 * @param {(app: App) => Promise<void>} body takes { page, context, profile, url, watch, newPage, relaunch, close, killBrowser };
 *   after relaunch() use the `page` that it returns
 * @param {{ profile?: string, place?: App['place'], viewport?: { width: number, height: number }, today?: string,
 *   beforeStart?: (app: App) => Promise<void> }} [options]
 *   `profile` is an existing folder, which is left there; `place` is that of another app, whose origin and so whose storage this one
 *   is to share (a copied profile); `today` stops the page's clock, as in '2026-11-21T09:00:00+08:00'; `beforeStart` is called at
 *   every launch, with an empty page
 */
export async function withApp(home, body, options = {}) {
  const place = options.place ?? (await openHome(home));
  const profile = options.profile ?? (await temporaryFolder('branch-ledger-profile-'));
  const app = new App(place, profile, options);
  try {
    await app.launch();
    await body(app);
    await app.watch.assertClean(app.context);
  } catch (error) {
    await explain(app);
    throw error;
  } finally {
    await app.close();
    if (!options.place) {
      await place.close();
    }
    if (!options.profile) {
      await removeFolder(profile);
    }
  }
}

/** Leaves what a person needs to understand a failure. */
async function explain(app) {
  app.watch.errors.forEach((line) => console.error(`  ${app.home}: ${line}`));
  if (app.context && app.page && !app.page.isClosed()) {
    await screenshot(app.page, `failed-${app.home}-${process.pid}-${Date.now()}`).catch(() => {});
  }
}

/**
 * Runs `action` and returns the one file that it makes the browser download.
 * @returns {Promise<{ name: string, text: string }>} the name offered to the user, and the content as UTF-8
 */
export async function downloads(page, action) {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Saves what is seen as test-results/NAME.png. */
export async function screenshot(page, name) {
  await mkdir(RESULTS, { recursive: true });
  await page.screenshot({ path: path.join(RESULTS, `${name}.png`) });
}

/** The app runs: its heading is seen, and what stood there before it is gone. */
export async function assertStarted(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('#boot').waitFor({ state: 'detached' });
}

/**
 * The shortest way of a new user from the first page to a record of which the app says that it is saved, and which is there after a
 * reload. Runs on the old browsers too, therefore: locators only, and nothing that a Chromium of 2020 does not know.
 */
export async function firstSavedRecord(page) {
  await assertStarted(page);
  await beginAlone(page);
  await page.reload();
  await assertAtDesk(page);
  await page.getByRole('button', { name: UNIT }).waitFor();
}
