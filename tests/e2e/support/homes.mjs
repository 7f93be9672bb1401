// The three homes in which the app lives in an office (README, design): a site by a non-local name, localhost, and a file.
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SINGLE_FILE } from '../../../scripts/lib/names.mjs';
import { serve } from '../../../scripts/serve.mjs';
import { DIST, removeFolder, temporaryFolder } from './files.mjs';

/** All of them; a test that loops over this list covers the matrix. */
export const HOMES = ['http', 'localhost', 'file'];

const INTRANET = 'intranet.example';

/** Chromium's switches for the non-local name: no name server is asked. */
const RESOLVER = `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`;

/**
 * A place from which the app is opened.
 * @typedef {object} Place
 * @property {string} home
 * @property {string} url the page
 * @property {string[]} switches what the browser must be started with
 * @property {(url: string) => boolean} isOwn does this address belong to the app's own files?
 * @property {() => Promise<void>} close
 */

async function openSite(home, host) {
  const server = await serve({ root: DIST });
  const origin = `http://${host}:${server.port}/`;
  return { home, url: origin, switches: [RESOLVER], isOwn: (url) => url.startsWith(origin), close: server.close };
}

/** A copy of the one HTML file, where people put it: on a path with spaces and Chinese characters. */
async function openFile() {
  const folder = await temporaryFolder('党建 一本账 ');
  const file = path.join(folder, SINGLE_FILE);
  await copyFile(path.join(DIST, SINGLE_FILE), file);
  const url = pathToFileURL(file).href;
  const isOwn = (asked) => asked.split('#')[0] === url;
  return { home: 'file', url, switches: [RESOLVER], isOwn, close: () => removeFolder(folder) };
}

/** @returns {Promise<Place>} */
export function openHome(home) {
  switch (home) {
    case 'http':
      return openSite(home, INTRANET);
    case 'localhost':
      return openSite(home, 'localhost');
    case 'file':
      return openFile();
    default:
      throw new Error(`no such home: ${home}`);
  }
}
