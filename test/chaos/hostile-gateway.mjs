/**
 * A gateway that means no good, as a process of its own. Every scenario has its own base path `/s<seed>`, mood and ledger of
 * what was really done. Asked over IPC: `{ ledger: seed }`, `{ sockets: true }`.
 */
import { createServer } from 'node:http';
import { BEHAVIOURS, MOODS } from './behaviours.mjs';
import { pick, seeded } from './random.mjs';

const scenarios = new Map();
const sockets = new Set();

function scenarioOf(seed) {
  let scenario = scenarios.get(seed);
  if (scenario === undefined) {
    const random = seeded(seed);
    const moods = Object.values(MOODS);
    scenario = {
      random,
      mood: moods[Math.floor(random() * moods.length)],
      done: new Map(),
      tokens: 0,
      happened: {},
    };
    scenarios.set(seed, scenario);
  }
  return scenario;
}

const server = createServer((request, response) => {
  const [, seed, path] = /^\/s(\d+)(\/.*)$/.exec(request.url) ?? [];
  if (seed === undefined) return void response.writeHead(404).end();
  const scenario = scenarioOf(Number(seed));
  const chunks = [];
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (path === '/oauth/v1/tokens') return issueToken(scenario, response);
    const name = pick(scenario.random, scenario.mood);
    scenario.happened[name] = (scenario.happened[name] ?? 0) + 1;
    const execute = () => perform(scenario, request.method, path, Buffer.concat(chunks).toString());
    void BEHAVIOURS[name](execute, response, scenario.random);
  });
});
server.on('connection', (socket) => {
  sockets.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
});
server.keepAliveTimeout = 60_000;

/** Even the identity service has its days. */
function issueToken(scenario, response) {
  scenario.tokens += 1;
  if (scenario.random() < 0.1) return void response.writeHead(503, { 'retry-after': '0' }).end();
  const body = JSON.stringify({
    access_token: `token-${scenario.tokens}`,
    expires_in: scenario.random() < 0.3 ? 1 : 3600,
  });
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

/** Does what a request wants, and says how the hotel would answer it. */
function perform(scenario, method, path, text) {
  if (method === 'POST') {
    const reference = JSON.parse(text).reservations.reservation[0].customReference;
    scenario.done.set(reference, (scenario.done.get(reference) ?? 0) + 1);
    return { status: 201, headers: { location: `/rsv/v1/hotels/H/reservations/${reference}` }, body: {} };
  }
  const reference = path.split('/').at(-1);
  return scenario.done.has(reference) ? { status: 200, body: { reference } } : { status: 204 };
}

process.on('message', ({ id, ledger }) => {
  if (ledger === undefined) return process.send({ id, sockets: sockets.size });
  const { done, tokens, happened } = scenarioOf(ledger);
  process.send({ id, done: [...done], tokens, happened });
  scenarios.delete(ledger);
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
