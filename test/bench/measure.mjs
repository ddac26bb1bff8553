import { fork } from 'node:child_process';
import autocannon from 'autocannon';

/** Starts a server script as a process of its own and waits until it listens. */
export async function startServer(script, environment = {}) {
  const child = fork(script, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  });
  const { url } = await next(child);
  return { url, sample: () => sample(child), stop: () => stop(child) };
}

/** One run of `amount` equal requests over `connections`; CPU microseconds of the server per request. */
export async function run(server, request, { connections = 50, amount = 4000 } = {}) {
  const before = await server.sample();
  const result = await autocannon({ url: server.url, connections, amount, timeout: 60, ...request });
  const after = await server.sample();
  const answered = result['2xx'];
  return {
    microsecondsPerRequest: (after.cpuMicroseconds - before.cpuMicroseconds) / Math.max(1, answered),
    requestsPerSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts + result.mismatches,
    rssBytes: after.rssBytes,
  };
}

/** The middle of several runs by `pick`. */
export function median(runs, pick) {
  const sorted = runs.map(pick).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function next(child) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`server ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

async function sample(child) {
  const answer = next(child);
  child.send('sample');
  return answer;
}

async function stop(child) {
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
