// Where things are, and folders that go away again.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The release build that all tests use. */
export const DIST = path.join(ROOT, 'dist');

/** What tests leave for people to look at. */
export const RESULTS = path.join(ROOT, 'test-results');

/** @returns {Promise<string>} a new empty folder; its name begins with `prefix`. */
export function temporaryFolder(prefix) {
  return mkdtemp(path.join(os.tmpdir(), prefix));
}

/** Removes a folder. A browser that was just ended may still be writing, hence the retries. */
export function removeFolder(folder) {
  return rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
