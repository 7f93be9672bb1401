// The browser as a process: found by the profile that it was started with, never by its name.
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

async function readProcess(pid) {
  try {
    const [line, stat] = await Promise.all([readFile(`/proc/${pid}/cmdline`, 'utf8'), readFile(`/proc/${pid}/stat`, 'utf8')]);
    // "pid (name) state parent …"; the name may hold spaces and brackets.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(parent), state, args: line.split('\0') };
  } catch {
    return null; // it ended while we looked
  }
}

async function allProcesses() {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(readProcess));
  return found.filter((process) => process && process.state !== 'Z');
}

function withDescendants(processes, pid) {
  const children = processes.filter((process) => process.parent === pid);
  return [pid, ...children.flatMap((child) => withDescendants(processes, child.pid))];
}

/** @returns {Promise<number[]>} the main process of the browser that uses `profile`, then its helpers; empty when there is none. */
export async function browserProcesses(profile) {
  const processes = await allProcesses();
  const main = processes.find(
    ({ args }) => args.includes(`--user-data-dir=${profile}`) && !args.some((arg) => arg.startsWith('--type=')),
  );
  return main ? withDescendants(processes, main.pid) : [];
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

async function untilGone(pids, milliseconds) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const alive = new Set((await allProcesses()).map(({ pid }) => pid));
    const left = pids.filter((pid) => alive.has(pid));
    if (left.length === 0 || Date.now() > end) {
      return left;
    }
    await pause(20);
  }
}

/**
 * kill -9, as a power cut would: first the browser itself, which leaves its helpers no time for anything, then what is left of them.
 * Returns when all are gone.
 */
export async function killBrowserOf(profile) {
  const pids = await browserProcesses(profile);
  if (pids.length === 0) {
    throw new Error(`no browser uses ${profile}`);
  }
  signal(pids[0], 'SIGKILL');
  const left = await untilGone(pids, 1_000);
  left.forEach((pid) => signal(pid, 'SIGKILL'));
  const stubborn = await untilGone(left, 10_000);
  if (stubborn.length > 0) {
    throw new Error(`still running after kill -9: ${stubborn}`);
  }
}
