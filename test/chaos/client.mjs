/** The OPERA room by hand, from the build, pointed at one scenario of the hostile gateway. */
import 'reflect-metadata';
import { MemoryTagLedger } from '../../dist/cache/tag-ledger.js';
import { layersOf, storeAsKeyv } from '../../dist/cache/cache.module.js';
import { cacheOptionsSchema } from '../../dist/cache/cache.options.js';
import { CacheService } from '../../dist/cache/cache.service.js';
import { MemoryStore } from '../../dist/cache/memory-store.js';
import { SystemClock } from '../../dist/kernel/clock.js';
import { RandomIds } from '../../dist/kernel/ids.js';
import { NoTokenStore } from '../../dist/opera/auth/token.store.js';
import { TokenClient } from '../../dist/opera/auth/token.client.js';
import { TokenSource } from '../../dist/opera/auth/token.source.js';
import { Catalogue } from '../../dist/opera/catalogue/catalogue.js';
import { CallLedger } from '../../dist/opera/client/call.ledger.js';
import { CatalogueBook } from '../../dist/opera/client/catalogue.book.js';
import { OperaClient } from '../../dist/opera/client/opera.client.js';
import { CallPlanner } from '../../dist/opera/client/planner.js';
import { Freshness } from '../../dist/opera/freshness/freshness.js';
import { GatewayDirectory } from '../../dist/opera/gateway/gateway.directory.js';
import { withDefaults } from '../../dist/opera/opera.options.js';
import { OperaService } from '../../dist/opera/opera.service.js';
import { ReadBack } from '../../dist/opera/readback/read-back.js';
import { ReleaseBook } from '../../dist/opera/release/release.book.js';
import { HttpTransport } from '../../dist/opera/transport/http.transport.js';
import { MemoryPace } from '../../dist/throttle/pace/memory.pace.js';
import { RedisPace } from '../../dist/throttle/pace/redis.pace.js';

export const clock = new SystemClock();
export const ids = new RandomIds();
const book = new CatalogueBook(Catalogue.open());

/** @param shared what replicas have in common: a link to Redis, a store of tokens; neither by default */
export function clientOf(gatewayUrl, settings, { link, store = new NoTokenStore() } = {}) {
  const options = withDefaults({
    gateways: [
      {
        gatewayUrl,
        clientId: 'client',
        clientSecret: 'secret',
        appKey: 'key',
        enterpriseId: 'CHAOS',
        hotels: [{ hotelId: 'H', version: '26.2' }],
      },
    ],
    ...settings,
  });
  const transport = new HttpTransport(options, clock);
  const pace = link ? new RedisPace(options.pace, clock, link) : new MemoryPace(options.pace, clock);
  const tokens = new TokenSource(
    new TokenClient(transport, pace, options, clock, ids),
    store,
    options,
    clock,
  );
  const client = new OperaClient(
    transport,
    tokens,
    pace,
    new CallLedger(options, clock),
    book,
    options,
    clock,
    ids,
  );
  const directory = new GatewayDirectory(options);
  const releases = new ReleaseBook(book, client, options, clock);
  const cacheOptions = cacheOptionsSchema.parse({});
  const layers = layersOf({ stores: [storeAsKeyv(new MemoryStore(1000, 10_000_000))] }, clock);
  const cache = new CacheService(cacheOptions, layers, new MemoryTagLedger(1000), clock);
  const planner = new CallPlanner(book, directory, releases);
  const opera = new OperaService(
    planner,
    client,
    cache,
    new Freshness(options),
    releases,
    directory,
    options,
    clock,
  );
  return {
    opera,
    client,
    planner,
    transport,
    readBack: new ReadBack(options, clock),
    close: () => (opera.onApplicationShutdown(), transport.close()),
  };
}
