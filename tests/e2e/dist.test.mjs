// The release build itself: how large it is, what it needs of a browser, and that it points nowhere else.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { SINGLE_FILE } from '../../scripts/lib/names.mjs';
import { sectionsWithExternref } from '../../scripts/lib/wasm.mjs';
import { LIMITS, weigh } from '../../scripts/sizes.mjs';
import { DIST } from './support/files.mjs';

const built = async (pattern) => (await readdir(DIST)).filter((name) => pattern.test(name));
const text = (name) => readFile(path.join(DIST, name), 'utf8');

/** Like assert.doesNotMatch, without printing the whole file when it fails. */
function assertLacks(content, pattern, name) {
  assert.equal(content.match(pattern)?.[0], undefined, `${name}: ${pattern}`);
}

test('the site and the one HTML file stay within their limits', async () => {
  const { start, single } = await weigh(DIST);
  assert.ok(start <= LIMITS.start, `${start} bytes of gzip`);
  assert.ok(single <= LIMITS.single, `${single} bytes`);
});

test('no externref: Chromium before 96 can compile the wasm', async () => {
  const modules = await built(/\.wasm$/);
  assert.ok(modules.length > 0);
  for (const name of modules) {
    assert.deepEqual(sectionsWithExternref(await readFile(path.join(DIST, name))), [], name);
  }
  for (const name of [...(await built(/\.js$/)), SINGLE_FILE]) {
    // A comment of wasm-bindgen may speak of the Rust type `Externref`; its glue never spells it like that.
    assertLacks(await text(name), /externref|ExternrefTable/, name);
  }
});

test('the reader of wasm sees externref wherever it stands', () => {
  const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const cases = {
    type: [1, 5, 1, 0x60, 1, 0x6f, 0],
    import: [2, 8, 1, 1, 0x61, 1, 0x62, 3, 0x6f, 0],
    table: [4, 4, 1, 0x6f, 0, 0],
    code: [10, 6, 1, 4, 1, 1, 0x6f, 0x0b],
  };
  for (const [section, bytes] of Object.entries(cases)) {
    assert.deepEqual(sectionsWithExternref(Uint8Array.from([...head, ...bytes])), [section]);
  }
  assert.deepEqual(sectionsWithExternref(Uint8Array.from([...head, 1, 5, 1, 0x60, 1, 0x7f, 0])), []);
});

test('the pages name no other host, and the one HTML file no other file', async () => {
  for (const name of [SINGLE_FILE, 'index.html']) {
    const page = await text(name);
    assertLacks(page, /\s(?:src|href)=["']?(?:https?:)?\/\//, name);
    assertLacks(page, /%POLICY%|\sintegrity=|modulepreload/, name);
  }
  assertLacks(await text(SINGLE_FILE), /<link(?! rel="icon" href="data:)|<script[^>]*\ssrc=|@import|url\((?!["']?data:)/, SINGLE_FILE);
});

test('the site stands on relative paths, so that any folder of a server will do', async () => {
  const page = await text('index.html');
  for (const [, address] of page.matchAll(/\s(?:src|href|data-js|data-wasm)="([^"]*)"/g)) {
    assert.match(address, /^(\.\/|data:)/);
  }
});
