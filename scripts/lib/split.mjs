// Cuts one release wasm into the main module and the parts that src/ui/pages/parts.rs declares, so that the app stands on
// the screen before all of it has arrived. What more than one part needs is one module of its own, `shared`. The one HTML
// file has nothing to wait for: there the same wasm stays in one piece, which is smaller.
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { importsOf, withoutSections } from './wasm.mjs';

const execute = promisify(execFile);

/** What Chromium 83 knows. Reference types are not among them. */
const FEATURES = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals'].map((name) => `--enable-${name}`);
/** What the tools themselves write down on the way, and the last wasm-opt takes back. */
const MORE_FEATURES = [...FEATURES, '--enable-reference-types', '--enable-multivalue'];

/** The namespace through which a part reaches the main module's memory, table and globals. */
const NAMESPACE = '__wasm_split';
/** Whence the main module imports the loaders of its parts: after the cut, and in one piece. */
const LINK_SCRIPTS = ['./__wasm_split.js', '__wasm_split_placeholder__'];

async function run(program, args) {
  try {
    await execute(program, args, { maxBuffer: 1 << 28 });
  } catch (error) {
    throw new Error(`${program} 没有做成：${String(error.stderr || error.message).slice(0, 2000)}`);
  }
}

/** Takes out of a module what must not reach the next tool. @param {(section: string) => boolean} drops by a section's name */
async function drop(file, drops, target = file) {
  await writeFile(target, withoutSections(await readFile(file), drops));
}

/** wasm-bindgen believes the list of features more than its own eyes, and would write glue for reference types. */
const isFeatures = (section) => section === 'target_features';
/** The linker's notes are for the cut alone, and longer than the code. */
const isNote = (section) => isFeatures(section) || /^(linking|reloc\.|\.debug)/.test(section);

function bindgen(wasm, folder) {
  return run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', folder, '--out-name', 'app', wasm]);
}

/** A module that hands on what it imports; beside it, wasm-merge sees one memory, not one for each chunk. */
function base(imports) {
  const types = { memory: (it) => `memory $v ${it.min}`, table: (it) => `table $v ${it.min} funcref`, global: () => 'global $v (mut i32)' };
  const lines = imports.map((it, index) => {
    const declared = types[it.kind](it).replace('$v', `$v${index}`);
    return `(import "main" "${it.name}" (${declared})) (export "${it.name}" (${it.kind} $v${index}))`;
  });
  return `(module ${lines.join('\n')})`;
}

/** Joins the many small chunks of wasm-split into one. @returns {Promise<boolean>} whether there were any */
async function mergeChunks(folder, target) {
  const chunks = (await readdir(folder)).filter((name) => /^chunk_\d+\.wasm$/.test(name)).sort();
  if (chunks.length === 0) {
    return false;
  }
  const imports = new Map();
  for (const name of chunks) {
    for (const found of importsOf(await readFile(path.join(folder, name)))) {
      imports.set(found.name, found);
    }
  }
  const text = path.join(folder, 'base.wat');
  await writeFile(text, base([...imports.values()]));
  const [compiled, merged] = [path.join(folder, 'base.wasm'), path.join(folder, 'merged.wasm')];
  await run('wasm-as', [...MORE_FEATURES, text, '-o', compiled]);
  const modules = chunks.flatMap((name) => [path.join(folder, name), path.basename(name, '.wasm')]);
  await run('wasm-merge', [...MORE_FEATURES, compiled, NAMESPACE, ...modules, '-o', merged]);
  await optimize(merged, target);
  return true;
}

async function optimize(from, to) {
  await drop(from, isFeatures);
  await run('wasm-opt', ['-Oz', '--strip-debug', ...FEATURES, from, '-o', to]);
}

/**
 * @param {string} wasm the linked module, with relocations and names
 * @param {string} folder where to work; emptied first
 * @returns {Promise<{ glue: string, main: Buffer, parts: { name: string, bytes: Buffer }[] }>} wasm-bindgen's script, which still
 *   names `./__wasm_split.js`, the main module, and the parts, `shared` first
 */
export async function split(wasm, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run('wasm-split-cli', ['--out-name', 'main', wasm, folder]);
  const main = path.join(folder, 'main.wasm');
  await drop(main, isFeatures);
  await bindgen(main, folder);
  const made = (name) => path.join(folder, `${name}.opt.wasm`);
  await optimize(path.join(folder, 'app_bg.wasm'), made('main'));
  const names = (await mergeChunks(folder, made('shared'))) ? ['shared'] : [];
  for (const file of (await readdir(folder)).sort()) {
    const name = file.match(/^split_(.+)\.wasm$/)?.[1];
    if (name) {
      await optimize(path.join(folder, file), made(name));
      names.push(name);
    }
  }
  const parts = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(made(name)) })));
  return { glue: await readFile(path.join(folder, 'app.js'), 'utf8'), main: await readFile(made('main')), parts };
}

/**
 * The same wasm in one piece.
 * @returns {Promise<{ glue: string, main: Buffer, imports: string[] }>} `imports` are the names that it asks of `branchLedgerParts`
 */
export async function keepWhole(wasm, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const [bare, made] = [path.join(folder, 'bare.wasm'), path.join(folder, 'whole.wasm')];
  await drop(wasm, isNote, bare);
  await bindgen(bare, folder);
  await optimize(path.join(folder, 'app_bg.wasm'), made);
  const main = await readFile(made);
  const imports = importsOf(main).filter(({ module }) => LINK_SCRIPTS.includes(module));
  return { glue: await readFile(path.join(folder, 'app.js'), 'utf8'), main, imports: imports.map(({ name }) => name) };
}

/**
 * wasm-bindgen's script with our own loader in the place of wasm-split's.
 * @param {string} glue from {@link split}
 * @param {string} loader scripts/page/parts.js or whole.js, which defines `branchLedgerParts`
 * @param {unknown} known what takes the place of its KNOWN
 */
export function withLoader(glue, loader, known) {
  const imported = [];
  const rest = glue.replace(/^import \* as (\w+) from "([^"]+)";?$/gm, (line, name, from) => {
    if (!LINK_SCRIPTS.includes(from)) {
      throw new Error(`wasm-bindgen 的脚本引用了别的文件：${from}`);
    }
    imported.push(name);
    return '';
  });
  const names = imported.map((name) => `const ${name} = branchLedgerParts;`);
  return `${loader.replace('KNOWN', () => JSON.stringify(known))}\n${names.join('\n')}\n${rest}`;
}
