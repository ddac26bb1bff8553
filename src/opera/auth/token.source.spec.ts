import { ManualClock, settle } from '../../../test/support/manual-clock.js';
import { gatewayOptions } from '../../../test/support/opera-rig.js';
import { RandomIds } from '../../kernel/ids.js';
import { MemoryPace } from '../../throttle/pace/memory.pace.js';
import { gatewayOf } from '../gateway/gateway.js';
import { withDefaults, type GatewayOptions } from '../opera.options.js';
import type { OperaTransport, WireAnswer, WireRequest } from '../transport/opera.transport.js';
import type { AccessToken } from './access-token.js';
import { LayeredTokenStore, NoTokenStore, type Release, type TokenStore } from './token.store.js';
import { TokenClient } from './token.client.js';
import { TokenSource } from './token.source.js';

function setUp(
  answer: (request: WireRequest, count: number) => WireAnswer | Promise<WireAnswer>,
  more: Partial<GatewayOptions> = {},
  store: TokenStore = new NoTokenStore(),
) {
  const clock = new ManualClock();
  const gateway = gatewayOf(gatewayOptions('https://gateway.example', more));
  const options = withDefaults({ gateways: [gateway] });
  const requests: WireRequest[] = [];
  const transport: OperaTransport = {
    send: async (request) => answer(request, requests.push(request)),
    close: async () => undefined,
  };
  const client = new TokenClient(
    transport,
    new MemoryPace(options.pace, clock),
    options,
    clock,
    new RandomIds(),
  );
  const source = new TokenSource(client, store, options, clock);
  const waiting = () => ({ signal: new AbortController().signal, deadline: clock.monotonic() + 30_000 });
  return { clock, gateway, requests, source, waiting };
}

const issued = (value: string, expiresIn: number | string = 3600): WireAnswer => ({
  status: 200,
  headers: {},
  text: JSON.stringify({ access_token: value, expires_in: expiresIn }),
});
const refusal = (status: number, text = ''): WireAnswer => ({ status, headers: {}, text });

/** What two processes share: one token, one lease at a time. */
class SharedStore implements TokenStore {
  token?: AccessToken;
  leased = false;

  async read(): Promise<AccessToken | undefined> {
    return this.token;
  }

  async write(_key: string, token: AccessToken | undefined): Promise<void> {
    this.token = token;
  }

  async lease(): Promise<Release | undefined> {
    if (this.leased) return undefined;
    this.leased = true;
    return () => (this.leased = false);
  }
}

describe('TokenSource', () => {
  it('asks once for a thousand callers', async () => {
    const { source, gateway, requests, waiting } = setUp((_request, count) => issued(`token-${count}`));
    const tokens = await Promise.all(Array.from({ length: 1000 }, () => source.token(gateway, waiting())));
    expect(requests).toHaveLength(1);
    expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['token-1']));
  });

  it('sends client credentials with enterprise and scope', async () => {
    const { source, gateway, requests, waiting } = setUp(() => issued('t'));
    await source.token(gateway, waiting());
    const { url, headers, body } = requests[0]!;
    expect(url).toBe('https://gateway.example/oauth/v1/tokens');
    expect(headers).toMatchObject({
      authorization: `Basic ${Buffer.from('client:secret').toString('base64')}`,
      'x-app-key': gateway.appKey,
      enterpriseId: 'CHAIN',
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(body).toBe('grant_type=client_credentials&scope=urn%3Aopc%3Ahgbu%3Aws%3A__myscopes__');
  });

  it('uses the password grant without enterprise and scope when there is an integration user', async () => {
    const { source, gateway, requests, waiting } = setUp(() => issued('t'), {
      username: 'user',
      password: 'p&w',
    });
    await source.token(gateway, waiting());
    expect(requests[0]!.body).toBe('grant_type=password&username=user&password=p%26w');
    expect(requests[0]!.headers).not.toHaveProperty('enterpriseId');
  });

  it('renews in the background before expiry while the old token serves', async () => {
    const renewal = Promise.withResolvers<WireAnswer>();
    const { source, gateway, requests, clock, waiting } = setUp((_request, count) =>
      count === 1 ? issued('old') : renewal.promise,
    );
    await source.token(gateway, waiting());
    await clock.advance(3_480_000 - 1);
    expect((await source.token(gateway, waiting())).value).toBe('old');
    expect(requests).toHaveLength(1);
    await clock.advance(2);
    for (let call = 0; call < 50; call += 1)
      expect((await source.token(gateway, waiting())).value).toBe('old');
    await settle();
    expect(requests).toHaveLength(2);
    renewal.resolve(issued('new'));
    await settle();
    expect((await source.token(gateway, waiting())).value).toBe('new');
  });

  it('goes on with the old token when the renewal fails, and tries again after a pause', async () => {
    const { source, gateway, requests, clock, waiting } = setUp((_request, count) =>
      count === 1 ? issued('old') : refusal(401),
    );
    await source.token(gateway, waiting());
    await clock.advance(3_500_000);
    for (let call = 0; call < 20; call += 1)
      expect((await source.token(gateway, waiting())).value).toBe('old');
    await settle();
    await source.token(gateway, waiting());
    expect(requests).toHaveLength(2);
    await clock.advance(16_000);
    await source.token(gateway, waiting());
    await settle();
    expect(requests).toHaveLength(3);
    await clock.advance(120_000);
    await expect(source.token(gateway, waiting())).rejects.toMatchObject({ code: 'OPERA_UNAUTHENTICATED' });
  });

  it('asks again after expiry', async () => {
    const { source, gateway, requests, clock, waiting } = setUp((_request, count) =>
      issued(`token-${count}`, '600'),
    );
    await source.token(gateway, waiting());
    await clock.advance(600_001);
    expect((await source.token(gateway, waiting())).value).toBe('token-2');
    expect(requests).toHaveLength(2);
  });

  it('replaces a refused token once for everybody who holds it', async () => {
    const { source, gateway, requests, clock, waiting } = setUp((_request, count) =>
      issued(`token-${count}`),
    );
    const token = await source.token(gateway, waiting());
    await clock.advance(60_000);
    expect(Array.from({ length: 100 }, () => source.refused(gateway, token))).not.toContain(false);
    const renewed = await Promise.all(Array.from({ length: 100 }, () => source.token(gateway, waiting())));
    expect(requests).toHaveLength(2);
    expect(renewed[0]!.value).toBe('token-2');
    expect(source.refused(gateway, renewed[0]!)).toBe(false);
    expect(requests).toHaveLength(2);
  });

  it('does not hammer the identity service with credentials it refused', async () => {
    const { source, gateway, requests, clock, waiting } = setUp(() =>
      refusal(401, '{"error":"invalid_client"}'),
    );
    for (let call = 0; call < 10; call += 1) {
      await expect(source.token(gateway, waiting())).rejects.toMatchObject({ code: 'OPERA_UNAUTHENTICATED' });
    }
    expect(requests).toHaveLength(1);
    await clock.advance(15_001);
    await expect(source.token(gateway, waiting())).rejects.toThrow('client');
    expect(requests).toHaveLength(2);
  });

  it('takes the other secret while the secret is being rotated', async () => {
    const right = `Basic ${Buffer.from('client:the-old-one', 'utf8').toString('base64')}`;
    const { source, gateway, requests, waiting } = setUp(
      ({ headers }) =>
        headers['authorization'] === right ? issued('t') : { status: 401, headers: {}, text: '{}' },
      { clientId: 'client', clientSecret: 'the-new-one', previousClientSecret: 'the-old-one' },
    );
    expect((await source.token(gateway, waiting())).value).toBe('t');
    expect(requests).toHaveLength(2);
  });

  it('tries again while the identity service is busy, honouring Retry-After', async () => {
    const busy = { status: 503, headers: { 'retry-after': '2' }, text: '' };
    const { source, gateway, requests, clock, waiting } = setUp((_request, count) =>
      count < 3 ? busy : issued('t'),
    );
    const token = source.token(gateway, waiting());
    await clock.advance(1900);
    expect(requests).toHaveLength(1);
    await clock.advance(3000);
    expect((await token).value).toBe('t');
    expect(requests).toHaveLength(3);
  });

  it('lets a caller go at its own deadline or cancellation while the others wait on', async () => {
    const slow = Promise.withResolvers<WireAnswer>();
    const { source, gateway, clock, waiting } = setUp(() => slow.promise);
    const abort = new AbortController();
    const hasty = source.token(gateway, { ...waiting(), deadline: clock.monotonic() + 100 });
    const cancelled = source.token(gateway, { ...waiting(), signal: abort.signal });
    const patient = source.token(gateway, waiting());
    const outcomes = Promise.allSettled([hasty, cancelled]);
    abort.abort();
    await clock.advance(101);
    expect(await outcomes).toMatchObject([
      { reason: { code: 'OPERA_TIMEOUT' } },
      { reason: { code: 'OPERA_CANCELLED' } },
    ]);
    slow.resolve(issued('t'));
    expect((await patient).value).toBe('t');
  });

  it('says so when the address is no gateway', async () => {
    const { source, gateway, waiting } = setUp(() => ({ status: 200, headers: {}, text: '<html>' }));
    await expect(source.token(gateway, waiting())).rejects.toMatchObject({ code: 'OPERA_UNEXPECTED_SHAPE' });
  });

  it('waits while another process asks, and takes what it got', async () => {
    const store = new SharedStore();
    store.leased = true;
    const { source, gateway, requests, clock, waiting } = setUp(() => issued('own'), {}, store);
    const token = source.token(gateway, waiting());
    await clock.advance(200);
    expect(requests).toHaveLength(0);
    store.token = { value: 'theirs', issuedAt: clock.now(), expiresAt: clock.now() + 3_600_000 };
    await clock.advance(50);
    expect((await token).value).toBe('theirs');
    expect(requests).toHaveLength(0);
  });

  it('asks itself when the other process ends without a token', async () => {
    const store = new SharedStore();
    store.leased = true;
    const { source, gateway, requests, clock, waiting } = setUp(() => issued('own'), {}, store);
    const token = source.token(gateway, waiting());
    await clock.advance(200);
    store.leased = false;
    await clock.advance(50);
    expect([(await token).value, store.token?.value, store.leased]).toEqual(['own', 'own', false]);
    expect(requests).toHaveLength(1);
  });

  it('takes the token that another process renewed, and never again the one that was refused', async () => {
    const store = new SharedStore();
    const { source, gateway, requests, clock, waiting } = setUp(
      (_request, count) => issued(`token-${count}`),
      {},
      store,
    );
    const first = await source.token(gateway, waiting());
    await clock.advance(3_500_000);
    store.token = { value: 'theirs', issuedAt: clock.now(), expiresAt: clock.now() + 3_600_000 };
    await source.token(gateway, waiting());
    await settle();
    const second = await source.token(gateway, waiting());
    expect([first.value, second.value, requests.length]).toEqual(['token-1', 'theirs', 1]);
    await clock.advance(60_000);
    source.refused(gateway, second);
    expect((await source.token(gateway, waiting())).value).toBe('token-2');
  });

  it('is kept by all stores and believed of the first that has one', async () => {
    const [near, far] = [new SharedStore(), new SharedStore()];
    const store = new LayeredTokenStore([near, far]);
    const token = { value: 't', issuedAt: 1, expiresAt: 2 };
    await store.write('g', token);
    expect([near.token, far.token]).toEqual([token, token]);
    near.token = undefined;
    expect(await store.read('g')).toEqual(token);
    await store.lease('g');
    expect([near.leased, far.leased]).toEqual([true, false]);
  });
});
