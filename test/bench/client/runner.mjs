/**
 * Calls as one process makes them. Told over IPC `{ amount, atOnce }`, answers with wall and CPU time. What is measured, by its first
 * argument: `bare` is an undici pool, `ours` the whole door of the OPERA room over its own pool, `chain` the same over a wire that
 * answers at once, `send` the steps of the client alone over such a wire.
 */
import { Pool } from 'undici';
import { clientOf, clock } from '../../chaos/client.mjs';
import { SELF_SIGNED as certificate } from '../../support/self-signed.ts';

const [kind, url, http2] = process.argv.slice(2);
const PATH = '/rsv/v1/hotels/H/reservations/1001';
const connections = 50;

const answer = {
  status: 200,
  headers: { 'content-type': 'application/json', 'content-length': '2' },
  text: '{}',
};
const tokenAnswer = {
  ...answer,
  text: JSON.stringify({ access_token: 'x'.repeat(900), expires_in: 36_000 }),
};

function bare() {
  const pool = new Pool(url, {
    connections,
    allowH2: http2 === 'h2',
    connect: { ca: certificate.cert },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const headers = {
    authorization: `Bearer ${'x'.repeat(900)}`,
    'x-app-key': 'key',
    'x-hotelid': 'H',
    'x-request-id': '0f8fad5b-d9cb-469f-a165-70867728950e',
    'x-originating-application': 'opera-cloud-mcp',
    'accept-language': 'en-US',
    accept: 'application/json',
    'accept-encoding': 'gzip',
  };
  return async () => {
    const { body } = await pool.request({ path: PATH, method: 'GET', headers });
    return body.json();
  };
}

async function ours() {
  const { opera, client, planner, transport } = clientOf(url, {
    pace: { requestsPerSecond: 1e9, burst: 1e9 },
    bulkhead: { placesPerModule: 10_000 },
    // Nothing is kept: the cache is measured elsewhere.
    freshness: { reservation: 0 },
    transport: {
      maxConnections: connections,
      http2: http2 === 'h2',
      certificateAuthorities: [certificate.cert],
    },
  });
  if (kind !== 'ours')
    transport.send = async (request) => (request.url.endsWith('/tokens') ? tokenAnswer : answer);
  const caller = { subject: 'bench', tenant: 't', hotels: ['*'], scopes: new Set(), method: 'local' };
  const request = { operation: 'rsv.getReservation', parameters: { reservationId: '1001' } };
  const context = () => ({
    caller,
    hotelId: 'H',
    requestId: 'bench',
    // As in the server, every call has its own.
    signal: new AbortController().signal,
    deadline: clock.monotonic() + 60_000,
    fresh: true,
  });
  if (kind !== 'send') return () => opera.call(context(), request);
  const plan = await planner.plan({ ...context(), deadline: clock.monotonic() + 1e9 }, request);
  return () => client.send(plan);
}

const call = kind === 'bare' ? bare() : await ours();

async function run({ amount, atOnce }) {
  let left = amount;
  const before = process.cpuUsage();
  const began = clock.monotonic();
  const work = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const milliseconds = clock.monotonic() - began;
  const { user, system } = process.cpuUsage(before);
  return { callsPerSecond: (amount / milliseconds) * 1000, cpuMicroseconds: (user + system) / amount };
}

process.on('message', (wanted) => void run(wanted).then((figures) => process.send(figures)));
process.send({ ready: true });
