// A static file server without dependencies: for `make run` and for the end-to-end tests. It knows the few types that the app has.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** @returns {Promise<string | null>} the file that a request path names, or null when there is none inside `root`. */
async function fileFor(root, urlPath) {
  try {
    const name = decodeURIComponent(urlPath);
    const file = await realpath(path.join(root, name.endsWith('/') ? `${name}index.html` : name));
    const inside = file.startsWith(root + path.sep);
    return inside && (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

async function answer(root, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405).end();
    return;
  }
  const file = await fileFor(root, new URL(request.url, 'http://localhost').pathname);
  if (!file) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('没有这个文件');
    return;
  }
  response.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache' });
  if (request.method === 'HEAD') {
    response.end();
  } else {
    createReadStream(file).pipe(response);
  }
}

/**
 * Serves the files of a folder.
 * @param {{ root: string, port?: number, host?: string, onRequest?: (path: string) => void }} options port 0 takes a free one
 * @returns {Promise<{ port: number, close: () => Promise<void> }>}
 */
export async function serve({ root, port = 0, host = '127.0.0.1', onRequest }) {
  const folder = await realpath(root);
  const server = createServer((request, response) => {
    onRequest?.(request.url);
    answer(folder, request, response).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    port: server.address().port,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 8080);
  try {
    const server = await serve({ root: fileURLToPath(new URL('../dist', import.meta.url)), port });
    console.log(`党建一本账已经打开：http://127.0.0.1:${server.port}　（按 Ctrl+C 停止）`);
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? `端口 ${port} 已被别的程序占用。换一个端口：PORT=${port + 1} make run` : error.message;
    console.error(`没有打开：${why}`);
    process.exitCode = 1;
  }
}
