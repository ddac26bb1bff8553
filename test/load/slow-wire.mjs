/** The way to OPERA: passes every request on after a while and counts it. */
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';

const TOKEN = '/oauth/';

export class SlowWire {
  /** Requests of OPERA's operations, tokens not counted. */
  calls = 0;
  /** Reads under way. */
  reading = 0;
  /** Reads that began so far. */
  reads = 0;
  /** How often each operation was asked, by method and path without ids. */
  asked = new Map();

  #agent = new Agent({ keepAlive: true, maxSockets: 100 });
  #server = createServer((incoming, outgoing) => void this.#pass(incoming, outgoing));

  /** @param milliseconds that every answer takes longer */
  constructor(target, milliseconds) {
    this.target = new URL(target);
    this.milliseconds = milliseconds;
  }

  /** Its own address, once it listens. */
  async open() {
    this.#server.keepAliveTimeout = 60_000;
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }

  #count({ method, url }) {
    this.calls += 1;
    const name = `${method} ${url.replace(/\?.*/, '').replaceAll(/\/(?:\d+|SAND\d+|\d+-[^/]+)(?=\/|$)/g, '/*')}`;
    this.asked.set(name, (this.asked.get(name) ?? 0) + 1);
  }

  async #pass(incoming, outgoing) {
    const counted = !incoming.url.startsWith(TOKEN);
    const reading = counted && (incoming.method === 'GET' || incoming.url.includes('/search'));
    if (counted) this.#count(incoming);
    if (reading) {
      this.reads += 1;
      this.reading += 1;
    }
    outgoing.once('close', () => (this.reading -= reading ? 1 : 0));
    const body = await incoming.toArray();
    await new Promise((resolve) => setTimeout(resolve, counted ? this.milliseconds : 0));
    const { hostname, port } = this.target;
    const { method, url: path, headers } = incoming;
    const onward = request({ hostname, port, method, path, headers, agent: this.#agent }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    onward.end(Buffer.concat(body));
  }
}
