// Trunk's post_build hook. From the site that Trunk has put together (release only) it makes
//   1. the site's content security policy, written by the page's first script, and
//   2. 党建一本账.html: the whole app in one file that opens by double click.
// Both keep the page as it is in index.html; only the ends that differ are exchanged. See scripts/page/.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { SINGLE_FILE } from './lib/names.mjs';

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

/** @returns {Promise<string>} the page of the one HTML file. */
async function singlePage(page, folder, start) {
  const [tag, js, wasm] = start;
  const glue = await readFile(path.join(folder, js), 'utf8');
  const module = inlineModule(glue, await readFile(new URL('page/start-single.js', import.meta.url), 'utf8'));
  const packed = gzipSync(await readFile(path.join(folder, wasm)), { level: 9 }).toString('base64');
  const scripts = `<script type="application/octet-stream" id="wasm-gzip-base64">${packed}</script>\n<script type="module">${module}</script>`;
  const whole = replaceOnce(await inlineStyles(page, folder), tag, scripts);
  if (/\s(?:src|href)="(?!data:)/.test(whole.slice(0, whole.indexOf(packed)))) {
    throw new Error('单文件版里还有指向别的文件的 src 或 href');
  }
  return withPolicy(whole, singlePolicy(module));
}

/** Rewrites the site in `folder` and lays the one HTML file beside it. */
async function bundle(folder) {
  const index = path.join(folder, 'index.html');
  const page = await readFile(index, 'utf8');
  const start = page.match(START);
  if (!start) {
    throw new Error('index.html 里没有找到 Trunk.toml 的 pattern_script');
  }
  await writeFile(path.join(folder, SINGLE_FILE), await singlePage(page, folder, start));
  await writeFile(index, withPolicy(page, sitePolicy(start[3])));
}

if (process.env.TRUNK_PROFILE !== 'debug') {
  try {
    await bundle(process.env.TRUNK_STAGING_DIR ?? 'dist');
  } catch (error) {
    console.error(`没有做成单文件版：${error.message}`);
    process.exitCode = 1;
  }
}
