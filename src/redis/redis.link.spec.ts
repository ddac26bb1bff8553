import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SystemClock } from '../kernel/clock.js';
import { RedisAway } from './redis-away.error.js';
import { RedisLink } from './redis.link.js';
import { redisOptionsSchema, type RedisSettings } from './redis.options.js';

/** What a Redis says to each command, in its protocol. */
type Script = (command: string) => string;

/** Enough of a Redis to connect to: answers every command of a pipeline by the script. */
async function fakeRedis(script: Script) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('data', (data) => {
      // Commands come as arrays of bulk strings; the first string is the name.
      for (const [, name] of data.toString('utf8').matchAll(/\*\d+\r\n\$\d+\r\n([^\r]+)\r\n/g)) {
        socket.write(script(name!.toLowerCase()));
      }
    });
    socket.on('error', () => undefined);
    sockets.push(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, sockets, url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const POLITE: Script = (command) => (command === 'info' ? '$15\r\nredis_version:7\r\n' : '+OK\r\n');

describe('RedisLink', () => {
  const links: RedisLink[] = [];
  const servers: Server[] = [];

  afterEach(async () => {
    await Promise.all(links.splice(0).map((link) => link.close()));
    for (const server of servers.splice(0)) server.close();
  });

  function linkTo(settings: RedisSettings) {
    const told: string[] = [];
    const observer = { redisUp: () => void told.push('up'), redisDown: (why: string) => void told.push(why) };
    const link = new RedisLink(redisOptionsSchema.parse(settings), new SystemClock(), observer);
    links.push(link);
    return { link, told };
  }

  async function up(script: Script, settings: RedisSettings = {}) {
    const { server, sockets, url } = await fakeRedis(script);
    servers.push(server);
    const made = linkTo({ url, ...settings });
    await made.link.open();
    return { server, sockets, ...made };
  }

  it('is nothing without a URL: no connection, every use fails at once', async () => {
    const { link, told } = linkTo({});
    await link.open();
    expect(link.facts()).toEqual({ configured: false, up: false, failures: 0 });
    await expect(link.run((redis) => redis.ping())).rejects.toBeInstanceOf(RedisAway);
    expect(told).toEqual([]);
  });

  it('lets the server start without a Redis that is not there, and fails at once', async () => {
    const { link } = linkTo({ url: 'redis://127.0.0.1:9', startWaitMilliseconds: 50 });
    await link.open();
    expect(link.facts()).toMatchObject({ configured: true, up: false });
    await expect(link.run((redis) => redis.ping())).rejects.toBeInstanceOf(RedisAway);
  });

  it('is up when the start is over, prefixes keys, and tells of the end of the connection', async () => {
    const { link, told, server, sockets } = await up(POLITE, { prefix: 'chain' });
    expect(link.up).toBe(true);
    expect(link.key('pace', 'g')).toBe('chain:pace:g');
    await expect(link.run((redis) => redis.ping())).resolves.toBe('OK');
    const changes: boolean[] = [];
    const away = new Promise<void>((resolve) => {
      link.onChange((isUp) => resolve(void changes.push(isUp)));
    });
    server.close();
    for (const socket of sockets) socket.destroy();
    await away;
    expect([told, changes]).toEqual([['up', 'closed'], [false]]);
  });

  it('leaves a Redis that does not answer alone for a while and comes back to it', async () => {
    const { link, told, sockets } = await up(POLITE, {
      commandTimeoutMilliseconds: 30,
      failuresBeforeRest: 2,
      restMilliseconds: 60,
    });
    for (const socket of sockets) socket.pause();
    const ping = () => link.run((redis) => redis.ping());
    await expect(ping()).rejects.toBeInstanceOf(RedisAway);
    expect(link.up).toBe(true);
    await expect(ping()).rejects.toBeInstanceOf(RedisAway);
    expect([link.up, link.facts().failures, told]).toEqual([false, 2, ['up', 'not answering']]);
    for (const socket of sockets) socket.resume();
    await new SystemClock().sleep(80);
    await expect(ping()).resolves.toBe('OK');
    expect([link.up, told]).toEqual([true, ['up', 'not answering', 'up']]);
  });

  it('passes on what Redis itself says of a command', async () => {
    const { link, told } = await up((command) => (command === 'ping' ? '-ERR no\r\n' : POLITE(command)));
    await expect(link.run((redis) => redis.ping())).rejects.toMatchObject({ name: 'ReplyError' });
    expect([link.facts().failures, told]).toEqual([0, ['up']]);
  });
});
