import { ManualClock, settle } from '../../test/support/manual-clock.js';
import { gatewayOptions } from '../../test/support/opera-rig.js';
import { RandomIds } from '../kernel/ids.js';
import { NoTokenStore } from '../opera/auth/token.store.js';
import { TokenClient } from '../opera/auth/token.client.js';
import { TokenSource } from '../opera/auth/token.source.js';
import { GatewayDirectory } from '../opera/gateway/gateway.directory.js';
import { withDefaults } from '../opera/opera.options.js';
import type { WireAnswer } from '../opera/transport/opera.transport.js';
import { MemoryPace } from '../throttle/pace/memory.pace.js';
import { OperaProbe } from './opera.probe.js';

const TOKEN = { status: 200, headers: {}, text: '{"access_token":"t","expires_in":3600}' };

/** @param answer of each gateway's identity service, by the first label of its host */
function setUp(answer: (host: string) => WireAnswer | Promise<WireAnswer>, spared: readonly string[] = []) {
  const clock = new ManualClock();
  const hosts = ['one', 'two'];
  const gateways = hosts.map((host) => gatewayOptions(`https://${host}.example`));
  const options = withDefaults({ gateways });
  const transport = {
    send: async ({ url }: { url: string }) => answer(new URL(url).host.split('.')[0]!),
    close: async () => undefined,
  };
  const pace = new MemoryPace(options.pace, clock);
  const tokens = new TokenSource(
    new TokenClient(transport, pace, options, clock, new RandomIds()),
    new NoTokenStore(),
    options,
    clock,
  );
  const client = { sparedModules: () => spared };
  const probe = new OperaProbe(clock, new GatewayDirectory(options), tokens, client);
  const look = async () => {
    const began = clock.monotonic();
    let ended = Number.NaN;
    const verdict = probe.look(new AbortController().signal).then((found) => {
      ended = clock.monotonic();
      return found;
    });
    await clock.advance(5000);
    return { ...(await verdict), tookMs: ended - began };
  };
  return { look };
}

describe('OperaProbe', () => {
  it('is up when every gateway gives a token', async () => {
    expect(await setUp(() => TOKEN).look()).toEqual({
      status: 'up',
      facts: { gateways: 2, reachable: 2 },
      tookMs: 0,
    });
  });

  it('answers soon when a gateway refuses or hangs, at first with its haste, later with the reason', async () => {
    const { look } = setUp((host) =>
      host === 'one' ? { status: 503, headers: {}, text: '' } : new Promise(() => undefined),
    );
    const first = await look();
    expect(first).toMatchObject({ status: 'down', facts: { reachable: 0, reason: 'OPERA_TIMEOUT' } });
    expect(first.tookMs).toBeLessThanOrEqual(300);
    await settle();
    const later = await look();
    expect(later).toMatchObject({ status: 'down', facts: { reason: 'OPERA_UNAVAILABLE' } });
    expect(later.tookMs).toBeLessThanOrEqual(300);
  });

  it('is degraded when one of two gateways is away, or a service is left alone', async () => {
    const half = setUp((host) => (host === 'one' ? TOKEN : { status: 401, headers: {}, text: '' }));
    expect(await half.look()).toMatchObject({
      status: 'degraded',
      facts: { gateways: 2, reachable: 1, reason: 'OPERA_UNAUTHENTICATED' },
    });
    expect(await setUp(() => TOKEN, ['rsv', 'csh']).look()).toMatchObject({
      status: 'degraded',
      facts: { reachable: 2, spared: 'csh rsv' },
    });
  });
});
