// Weighs what `make build` has made, and fails when it has grown beyond what an office network and laptop bear.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { SINGLE_FILE } from './lib/names.mjs';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * In bytes; 1 KB is 1,000 bytes. `start` is what stands on the screen first: the main wasm, the script and the stylesheets, gzip;
 * the parts come with the first visit to their pages.
 */
export const LIMITS = { start: 450_000, single: 3_800_000 };

/** The main module, the script and the stylesheets; the other modules are parts. */
const isStart = (name) => /\.(js|css)$/.test(name) || /^branch-ledger-[0-9a-f]+\.wasm$/.test(name);

const sum = (rows, unit) => rows.reduce((total, row) => total + row[unit], 0);

/**
 * @param {string} [folder] where the release build is
 * @returns {Promise<{ rows: { name: string, start: boolean, raw: number, gzip: number }[], start: number, single: number }>} bytes
 */
export async function weigh(folder = DIST) {
  const rows = [];
  for (const name of (await readdir(folder)).sort()) {
    if (/\.(wasm|js|css)$/.test(name)) {
      const bytes = await readFile(path.join(folder, name));
      rows.push({ name, start: isStart(name), raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });
    }
  }
  rows.sort((one, other) => other.start - one.start);
  const single = (await readFile(path.join(folder, SINGLE_FILE))).length;
  return { rows, start: sum(rows.filter(({ start }) => start), 'gzip'), single };
}

function line(name, raw, gzip) {
  const number = (bytes) => (bytes === null ? '' : `${(bytes / 1000).toFixed(1)} KB`).padStart(12);
  return `${number(raw)}${number(gzip)}  ${name}`;
}

/** @returns {string} the table, for people. */
export function table({ rows, single }) {
  const [first, parts] = [rows.filter(({ start }) => start), rows.filter(({ start }) => !start)];
  const total = (name, of) => line(name, sum(of, 'raw'), sum(of, 'gzip'));
  return [
    '        原始        gzip  文件（dist/）',
    ...first.map((row) => line(row.name, row.raw, row.gzip)),
    total(`打开时取的，合计；gzip 上限 ${LIMITS.start / 1000} KB`, first),
    ...parts.map((row) => line(row.name, row.raw, row.gzip)),
    total('各页第一次打开时取的，合计', parts),
    line(`${SINGLE_FILE}；上限 ${LIMITS.single / 1000} KB`, single, null),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = await weigh();
  console.log(table(sizes));
  if (sizes.start > LIMITS.start || sizes.single > LIMITS.single) {
    console.error('出错：体积超过上限。怎么办：看看最近加了什么依赖或泛型；只有个别页面用的，放进它自己的部分（src/ui/pages/parts.rs）。');
    process.exitCode = 1;
  }
}
