/** The processes of a replay: the hotel (sandbox) and the built server as an operator runs it. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const HOTEL = fileURLToPath(new URL('./hotel.process.mjs', import.meta.url));

/** A sandbox in a process of its own; resolves with its connection when it listens. */
export async function startHotel(settings) {
  const child = fork(HOTEL, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [connection] = await Promise.race([once(child, 'message'), ended(child)]);
  return { connection, stop: () => stop(child) };
}

/**
 * The built server on a free port, with every tool and no limits but its own capacity.
 * @param gatewayUrl where it finds OPERA
 * @param environment what differs
 */
export async function startServer(connection, gatewayUrl, environment = {}) {
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MCP_PORT: '0',
      MCP_WRITE_MODE: 'direct',
      MCP_CALLS_PER_MINUTE: '100000',
      OPERA_GATEWAY_URL: gatewayUrl,
      OPERA_CLIENT_ID: connection.clientId,
      OPERA_CLIENT_SECRET: connection.clientSecret,
      OPERA_APP_KEY: connection.appKey,
      OPERA_ENTERPRISE_ID: connection.enterpriseId,
      OPERA_DEFAULT_HOTEL_ID: 'SAND01',
      OPERA_REQUESTS_PER_SECOND: '1000',
      OPERA_BURST_CAPACITY: '1000',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const origin = await Promise.race([
    new Promise((resolve) => {
      const read = (data) => {
        if (output.length < 50_000) output += data.toString('utf8');
        const listening = /listening at (http:\/\/[^\s"/]+)\/mcp/i.exec(output);
        if (listening?.[1] !== undefined) resolve(listening[1]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
    }),
    ended(child, () => output),
  ]);
  return { origin, stop: () => stop(child) };
}

/** Hits and misses of the cache that a server counted so far, by layer. */
export async function cacheReads(server) {
  const text = await (await fetch(`${server.origin}/metrics`)).text();
  const reads = { hits: 0, misses: 0, joined: 0 };
  for (const [, labels, count] of text.matchAll(/^opera_mcp_cache_reads_total\{([^}]*)\} (\S+)$/gm)) {
    if (/result="hit"/.test(labels)) reads.hits += Number(count);
    else reads.misses += Number(count);
    if (/layer="flight"/.test(labels)) reads.joined += Number(count);
  }
  return reads;
}

async function ended(child, output = () => '') {
  const [code] = await once(child, 'exit');
  throw new Error(`ended with ${code}\n${output()}`);
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill('SIGKILL');
  await over;
}
