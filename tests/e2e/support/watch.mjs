// Watches all pages of a browser context, and finds fault with what no test should have to look for.
import assert from 'node:assert/strict';

/** Asked of nobody: made by the page itself. */
const INNER = /^(blob:|data:|about:)/;

/** In the page: says violations of the content security policy as errors, whatever the browser itself prints. */
function reportViolations() {
  addEventListener('securitypolicyviolation', (event) => {
    console.error(`CSP: ${event.violatedDirective} forbids ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
  });
}

/** Lets what is under way in the pages reach us: an event may be told after the answer to the question that caused it. */
async function settle(context) {
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  await Promise.all((context?.pages() ?? []).map((page) => page.evaluate(turn).catch(() => {})));
}

/** What happened in one browser context. */
export class Watch {
  /** @param {import('./homes.mjs').Place} place */
  constructor(place) {
    this.place = place;
    /** Every address that was asked for. @type {string[]} */
    this.requests = [];
    /** Errors of console, scripts and loading, each as a line. @type {string[]} */
    this.errors = [];
    /** @type {RegExp[]} */
    this.expected = [];
  }

  /** Errors that match are part of the test. */
  expect(pattern) {
    this.expected.push(pattern);
  }

  /** Starts to watch; called again with the next context after a restart. */
  async attach(context) {
    context.on('request', (request) => this.requests.push(request.url()));
    context.on('requestfailed', (request) => this.notLoaded(request));
    context.on('response', (response) => response.status() >= 400 && this.errors.push(`${response.status()}: ${response.url()}`));
    context.on('console', (message) => message.type() === 'error' && this.errors.push(`console: ${message.text()}`));
    context.on('weberror', (error) => this.errors.push(`script: ${error.error()?.stack ?? error.error()}`));
    await context.addInitScript(reportViolations);
  }

  /** A page that is left behind breaks off what it was still fetching ahead; that is nobody's fault. */
  notLoaded(request) {
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') {
      this.errors.push(`not loaded: ${request.url()} ${why}`);
    }
  }

  /** @returns {string[]} what was asked of anyone but the app's own files. */
  foreign() {
    return this.requests.filter((url) => !INNER.test(url) && !this.place.isOwn(url));
  }

  /** Fails when anything foreign was asked for, or an error went unmentioned. */
  async assertClean(context) {
    await settle(context);
    const errors = this.errors.filter((line) => !this.expected.some((pattern) => pattern.test(line)));
    assert.deepEqual({ foreign: this.foreign(), errors }, { foreign: [], errors: [] }, 'only own files are asked for, and nothing fails in silence');
  }
}
