/**
 * The sandbox's part of the benchmarks, by itself `node scripts/bench-sandbox.mjs` after a build: how long it takes to start, how
 * much memory it needs alone and under load, and how many reads one core serves. Each kind of read comes with many different
 * arguments; `asked anew` are the same reads with nothing kept from an earlier one. Linux, as it reads /proc. Writes
 * results/bench-sandbox.json, prints tables, fails over a limit.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const quick = process.argv.includes('--quick');
const amount = quick ? 2000 : 6000;
const CONNECTIONS = 16;
const CLOCK_TICK_MICROSECONDS = 10_000;

const from = performance.now();
const child = spawn(process.execPath, [join(root, 'dist/main.js'), 'sandbox', '--port', '0', '--env'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const settings = await readSettings(child.stdout);
const startMilliseconds = Math.round(performance.now() - from);
const gateway = new URL(settings.OPERA_GATEWAY_URL);
const token = await logIn();
const rssAfterStart = rss();

/** The settings that `--env` prints. */
async function readSettings(output) {
  let text = '';
  for await (const chunk of output) {
    text += chunk;
    if (text.includes('OPERA_DEFAULT_HOTEL_ID')) break;
  }
  return Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

async function logIn() {
  const basic = Buffer.from(`${settings.OPERA_CLIENT_ID}:${settings.OPERA_CLIENT_SECRET}`).toString('base64');
  const answer = await fetch(new URL('/oauth/v1/tokens', gateway), {
    method: 'POST',
    headers: {
      authorization: `Basic ${basic}`,
      'x-app-key': settings.OPERA_APP_KEY,
      enterpriseId: settings.OPERA_ENTERPRISE_ID,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: settings.OPERA_SCOPE }),
  });
  return (await answer.json()).access_token;
}

function rss() {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024;
}

function cpuMicroseconds() {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * CLOCK_TICK_MICROSECONDS;
}

const headers = {
  authorization: `Bearer ${token}`,
  'x-app-key': settings.OPERA_APP_KEY,
  'x-hotelid': 'SAND01',
  accept: 'application/json',
};
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function ask([method, path, body]) {
  const text = body && JSON.stringify(body);
  const more = text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const { hostname, port } = gateway;
    const options = { agent, hostname, port, method, path, headers: { ...headers, ...more } };
    const outgoing = send(options, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, text: Buffer.concat(chunks).toString() }));
    });
    outgoing.on('error', reject);
    outgoing.end(text);
  });
}

const read = async (...request) => JSON.parse((await ask(request)).text);
const SEARCH = '/rsv/v1/hotels/SAND01/reservations/searches';
const dateOf = await read('GET', '/bof/v1/hotels/SAND01/businessDate');
const today = dateOf.hotels[0].businessDate;
const day = (shift) => new Date(Date.parse(today) + shift * 86_400_000).toISOString().slice(0, 10);
const found = await read('POST', SEARCH, { searchType: 'InHouse', limit: 50 });
const inHouse = found.reservations.reservationInfo.map((row) => ({
  stay: row.reservationIdList.find(({ type }) => type === 'Reservation').id,
  guest: row.reservationGuest.id,
}));
const names = ['a', 'be', 'k', 'm', 'mo', 'r', 'sa', 's', 't', 'w'];
const shifts = [0, 1, 2, 3, 4, 5, 6, 7];

/** Every kind of read with its different requests. */
const KINDS = {
  'business date': [['GET', '/bof/v1/hotels/SAND01/businessDate']],
  'reservations of a day': shifts.map((shift) => [
    'POST',
    SEARCH,
    { arrivalStartDate: day(shift), arrivalEndDate: day(shift), limit: 20 },
  ]),
  'reservations by name': names.map((surname) => ['POST', SEARCH, { surname, limit: 20 }]),
  'reservation summaries': ['DueIn', 'DueOut', 'InHouse', 'Cancelled'].map((reservationStatus) => [
    'POST',
    '/rsv/v1/hotels/SAND01/reservations/summary/searches',
    { reservationStatus, limit: 20 },
  ]),
  reservation: inHouse.map(({ stay }) => ['GET', `/rsv/v1/hotels/SAND01/reservations/${stay}`]),
  'profiles by name': names.map((profileName) => [
    'POST',
    '/crm/v1/profiles/searches',
    { profileName, limit: 20 },
  ]),
  profile: inHouse.map(({ guest }) => ['GET', `/crm/v1/profiles/${guest}`]),
  availability: shifts.map((shift) => [
    'POST',
    '/par/v1/hotels/SAND01/availability/searches',
    {
      roomStayStartDate: day(shift),
      roomStayEndDate: day(shift + 2),
      roomStayQuantity: 1,
      adults: 1,
      children: 0,
    },
  ]),
  rooms: ['Clean', 'Dirty', 'Inspected'].map((status) => [
    'GET',
    `/fof/v1/hotels/SAND01/rooms?hotelRoomStatus=${status}&limit=20`,
  ]),
  'housekeeping board': shifts.map((page) => [
    'GET',
    `/hsk/v1/hotels/SAND01/housekeepingOverview?limit=20&offset=${page * 10}`,
  ]),
  folio: inHouse.map(({ stay }) => ['GET', `/csh/v1/hotels/SAND01/reservations/${stay}/folios`]),
  inventory: shifts.map((shift) => [
    'GET',
    `/inv/v1/hotels/SAND01/hotelInventory?dateRangeStart=${day(shift)}&dateRangeEnd=${day(shift + 6)}&roomCountRequested=1`,
  ]),
};

/** CPU of the sandbox for one request, taking `requests` in turn. */
async function measure(requests, count) {
  let next = 0;
  let failed = 0;
  const before = cpuMicroseconds();
  const worker = async () => {
    while (next < count) {
      next += 1;
      const { status } = await ask(requests(next));
      if (status >= 400) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return { microseconds: (cpuMicroseconds() - before) / count, failed };
}

/** An equal request that was never sent before: a query parameter that OPERA does not know is ignored. */
const anew = ([method, path, body], number) => [
  method,
  `${path}${path.includes('?') ? '&' : '?'}nonce=${number}`,
  body,
];
const inTurn = (list) => (number) => list[number % list.length];
const results = [];
for (const [name, requests] of Object.entries(KINDS)) {
  await measure(inTurn(requests), 400);
  const usual = await measure(inTurn(requests), amount / 4);
  const fresh = await measure((number) => anew(inTurn(requests)(number), number), amount / 8);
  results.push({
    name,
    perSecondAndCore: Math.round(1e6 / usual.microseconds),
    askedAnew: Math.round(1e6 / fresh.microseconds),
    failed: usual.failed + fresh.failed,
  });
}
const kinds = Object.values(KINDS);
const mixed = (number) => {
  const requests = kinds[number % kinds.length];
  return requests[Math.floor(number / kinds.length) % requests.length];
};
const mix = await measure(mixed, amount * 2);
const mixAnew = await measure((number) => anew(mixed(number), number), amount);
results.push({
  name: 'all of them in turn',
  perSecondAndCore: Math.round(1e6 / mix.microseconds),
  askedAnew: Math.round(1e6 / mixAnew.microseconds),
  failed: mix.failed + mixAnew.failed,
});
const rssUnderLoad = rss();
agent.destroy();
child.kill('SIGTERM');

console.table(results);
const limits = [
  { limit: 'sandbox: start, ms', value: startMilliseconds, most: 1000 },
  { limit: 'sandbox: memory after start, MB', value: Math.round(rssAfterStart), most: 150 },
  { limit: 'sandbox: memory after the load, MB', value: Math.round(rssUnderLoad), most: 150 },
  { limit: 'sandbox: reads a second on one core', value: results.at(-1).perSecondAndCore, least: 2000 },
  {
    limit: 'sandbox: requests that failed',
    value: results.reduce((sum, one) => sum + one.failed, 0),
    most: 0,
  },
].map((one) => ({ ...one, held: one.value <= (one.most ?? Infinity) && one.value >= (one.least ?? 0) }));
console.table(limits);
mkdirSync(join(root, 'results'), { recursive: true });
writeFileSync(
  join(root, 'results/bench-sandbox.json'),
  `${JSON.stringify({ node: process.version, results, limits }, undefined, 2)}\n`,
);
process.exitCode = limits.every((one) => one.held) ? 0 : 1;
