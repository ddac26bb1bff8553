/**
 * 500 connections that call without a pause, cached and uncached, lists and writes refused, for ten minutes: memory has to stay
 * where it is after warming up, and nothing may fail. Writes results/soak.json. `-- --minutes 1 --connections 100` for less.
 */
import autocannon from 'autocannon';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServer } from '../test/bench/measure.mjs';
import { legacyCall, modernCall } from '../test/bench/requests.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, connections: { type: 'string', default: '500' } },
});
const seconds = Math.round(Number(values.minutes) * 60);
const GROWTH = 0.05;
const call = (name, args = {}) => legacyCall('tools/call', { name, arguments: args });
const requests = [
  call('get_business_date'),
  modernCall(
    'tools/call',
    { name: 'search_reservations', arguments: { guestName: 'a' } },
    'search_reservations',
  ),
  call('check_room_availability', { arrivalDate: 'today', departureDate: 'tomorrow' }),
  call('get_arrivals'),
  call('get_guest_profile', { guest: 'nobody of this name' }),
  call('cancel_reservation', { reservation: '1' }),
  legacyCall('tools/list', {}),
  legacyCall('resources/read', { uri: 'opera://hotels/SAND01/business-date' }),
];
const server = await startServer(fileURLToPath(new URL('../test/bench/ours.server.mjs', import.meta.url)));
const samples = [];
const timer = setInterval(
  () => {
    void server.sample().then(({ rssBytes }) => samples.push(Math.round(rssBytes / 1_048_576)));
  },
  Math.max(1000, (seconds * 1000) / 120),
);
const result = await autocannon({
  url: server.url,
  connections: Number(values.connections),
  duration: seconds,
  timeout: 120,
  requests,
});
clearInterval(timer);
await server.stop();

// The first third is warming up; then the lower end of each half is held against the other, as peaks are garbage not yet collected.
const warm = samples.slice(Math.floor(samples.length / 3));
const half = Math.floor(warm.length / 2);
const low = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 10)];
const growth = low(warm.slice(half)) / low(warm.slice(0, half)) - 1;
const failed = result.non2xx + result.errors + result.timeouts;
const summary = {
  minutes: seconds / 60,
  connections: Number(values.connections),
  answered: result['2xx'],
  failed,
  requestsPerSecond: Math.round(result.requests.average),
  p99Milliseconds: result.latency.p99,
  rssMegabytes: { first: samples[0], most: Math.max(...samples), last: samples.at(-1) },
  growth: Number(growth.toFixed(3)),
  samples,
};
mkdirSync('results', { recursive: true });
writeFileSync('results/soak.json', `${JSON.stringify(summary, undefined, 2)}\n`);
console.table([{ ...summary, samples: undefined, rssMegabytes: JSON.stringify(summary.rssMegabytes) }]);
process.exit(failed === 0 && growth < GROWTH ? 0 : 1);
