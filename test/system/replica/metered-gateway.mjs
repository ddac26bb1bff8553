/**
 * A gateway that notes when each request came, as a process of its own, so that a busy test cannot blur its clock. Asked over
 * IPC: `{ seen: true }` answers with arrival times (milliseconds) and the number of token requests, and forgets them.
 * `lifetime` seconds of a token, `slowToken` milliseconds that its issue takes, `complainAt` numbers of calls answered with 429.
 */
import { createServer } from 'node:http';

const { lifetime = 3600, slowToken = 0, complainAt = [] } = JSON.parse(process.argv[2] ?? '{}');
let arrivals = [];
let tokens = 0;
let calls = 0;
const valid = new Map();

const server = createServer((request, response) => {
  arrivals.push(performance.now());
  request.resume();
  request.on('end', () => {
    if (request.url === '/oauth/v1/tokens') {
      tokens += 1;
      const value = `token-${tokens}`;
      valid.set(`Bearer ${value}`, performance.now() + lifetime * 1000);
      const body = JSON.stringify({ access_token: value, expires_in: lifetime });
      const send = () => response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      return slowToken > 0 ? void setTimeout(send, slowToken) : send();
    }
    calls += 1;
    const until = valid.get(request.headers.authorization) ?? 0;
    if (until < performance.now()) return response.writeHead(401).end();
    if (complainAt.includes(calls)) return response.writeHead(429, { 'retry-after': '2' }).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"reservations":{}}');
  });
});

process.on('message', () => {
  process.send({ arrivals, tokens });
  arrivals = [];
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
