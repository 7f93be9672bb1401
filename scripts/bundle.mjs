// Trunk's post_build hook. From the site that Trunk has put together (release only) it makes
//   1. the main wasm and its parts, in the place of the one wasm that Trunk knows (lib/split.mjs),
//   2. the site's content security policy, written by the page's first script, and
//   3. 党建一本账.html: the whole app in one file that opens by double click.
// Both keep the page as it is in index.html; only the ends that differ are exchanged. See scripts/page/.
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { SINGLE_FILE } from './lib/names.mjs';
import { keepWhole, split, withLoader } from './lib/split.mjs';

const START = /<script id="start" data-js="\.\/([^"]+)" data-wasm="\.\/([^"]+)">([\s\S]*?)<\/script>/;
const STYLESHEET = /<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>/g;

/** The directives that both forms of the page share. `%EVAL%` is filled in by the browser itself (boot.js). */
const COMMON = ["default-src 'none'", "style-src 'unsafe-inline'", 'img-src data: blob:', 'worker-src blob:', "base-uri 'none'", "form-action 'none'"];

/** @returns {string} the source expression that allows one inline script. */
function hashOf(script) {
  return `'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}'`;
}

/** What the static site may do: load its own files, and nothing else. */
function sitePolicy(startScript) {
  const own = COMMON.map((rule) => (/^(style|img|worker)-src /.test(rule) ? rule.replace('-src ', "-src 'self' ") : rule));
  return [...own, `script-src 'self' ${hashOf(startScript)} %EVAL%`, "connect-src 'self'"].join('; ');
}

/** What the one HTML file may do: ask for nothing. Chromium 83 wants `blob:` among the scripts for a worker. */
function singlePolicy(module) {
  return [...COMMON, `script-src ${hashOf(module)} blob: %EVAL%`].join('; ');
}

/** Replaces exactly one occurrence; the page must not drift away from this script unnoticed. */
function replaceOnce(page, what, by) {
  const found = page.split(what).length - 1;
  if (found !== 1) {
    throw new Error(`index.html 里应当恰好有一处 ${what}，实际 ${found} 处`);
  }
  return page.replace(what, () => by);
}

/** A policy is written between single quotes in boot.js, and has such quotes itself. */
function withPolicy(page, policy) {
  return replaceOnce(page, "'%POLICY%'", JSON.stringify(policy));
}

/** wasm-bindgen's module without its exports, so that it can stand inline before the script that starts it. */
function inlineModule(glue, start) {
  if (/^\s*import\s/m.test(glue)) {
    throw new Error('wasm-bindgen 的脚本引用了别的文件（inline_js 或 module=），单文件版装不下；请改用 extern "C" 绑定');
  }
  const body = glue.replace(/^export \{[^}]*\};?\s*$/gm, '').replace(/^export (?=(async )?(function|class|const)\b)/gm, '');
  if (/^export\b/m.test(body) || !/function __wbg_init\(/.test(body)) {
    throw new Error('没有认出 wasm-bindgen 的脚本，请核对 wasm-bindgen 的版本');
  }
  return `${body}\n${start}`.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
}

/** Puts every stylesheet of the page into the page, in their order. */
async function inlineStyles(page, folder) {
  let result = page;
  for (const [link, name] of page.matchAll(STYLESHEET)) {
    const css = await readFile(path.join(folder, name), 'utf8');
    result = replaceOnce(result, link, css.trim() === '' ? '' : `<style>\n${css}</style>`);
  }
  return result;
}

const pageScript = (name) => readFile(new URL(`page/${name}`, import.meta.url), 'utf8');

/** @returns {Promise<string>} the page of the one HTML file. */
async function singlePage(page, folder, tag, { glue, main, imports }) {
  const module = inlineModule(withLoader(glue, await pageScript('whole.js'), imports), await pageScript('start-single.js'));
  const packed = gzipSync(main, { level: 9 }).toString('base64');
  const scripts = `<script type="application/octet-stream" id="wasm-gzip-base64">${packed}</script>\n<script type="module">${module}</script>`;
  const whole = replaceOnce(await inlineStyles(page, folder), tag, scripts);
  if (/\s(?:src|href)="(?!data:)/.test(whole.slice(0, whole.indexOf(packed)))) {
    throw new Error('单文件版里还有指向别的文件的 src 或 href');
  }
  return withPolicy(whole, singlePolicy(module));
}

/** Writes a file of the site under a name that changes with its content. @returns {Promise<string>} that name */
async function writeHashed(folder, name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const file = `${name}-${hash}.${extension}`;
  await writeFile(path.join(folder, file), content);
  return file;
}

/** Puts the main wasm, its parts and the script that joins them in the place of Trunk's two files. */
async function sitePage(page, folder, [tag, js, wasm], made) {
  const files = {};
  for (const { name, bytes } of made.parts) {
    files[name] = await writeHashed(folder, name.replace(/_part$/, ''), 'wasm', bytes);
  }
  const glue = withLoader(made.glue, await pageScript('parts.js'), files);
  const names = [await writeHashed(folder, 'branch-ledger', 'js', glue), await writeHashed(folder, 'branch-ledger', 'wasm', made.main)];
  await Promise.all([js, wasm].map((name) => rm(path.join(folder, name))));
  return replaceOnce(page, tag, tag.replace(js, names[0]).replace(wasm, names[1]));
}

/** Rewrites the site in `folder` and lays the one HTML file beside it. */
async function bundle(folder, target) {
  const index = path.join(folder, 'index.html');
  const page = await readFile(index, 'utf8');
  const start = page.match(START);
  if (!start) {
    throw new Error('index.html 里没有找到 Trunk.toml 的 pattern_script');
  }
  const release = path.join(target, 'wasm32-unknown-unknown/release');
  const wasm = path.join(release, 'branch-ledger.wasm');
  const work = (name) => path.join(release, 'branch-ledger-work', name);
  const [parts, whole] = await Promise.all([split(wasm, work('parts')), keepWhole(wasm, work('whole'))]);
  await writeFile(path.join(folder, SINGLE_FILE), await singlePage(page, folder, start[0], whole));
  const site = await sitePage(page, folder, start, parts);
  await writeFile(index, withPolicy(site, sitePolicy(start[3])));
}

if (process.env.TRUNK_PROFILE !== 'debug') {
  try {
    await bundle(process.env.TRUNK_STAGING_DIR ?? 'dist', process.env.CARGO_TARGET_DIR ?? 'target');
  } catch (error) {
    console.error(`没有做成发布版：${error.message}`);
    process.exitCode = 1;
  }
}
