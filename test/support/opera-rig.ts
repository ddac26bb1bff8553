import { cacheOptionsSchema } from '../../src/cache/cache.options.js';
import { layersOf, storeAsKeyv } from '../../src/cache/cache.module.js';
import { CacheService } from '../../src/cache/cache.service.js';
import { MemoryStore } from '../../src/cache/memory-store.js';
import { MemoryTagLedger } from '../../src/cache/tag-ledger.js';
import { LOCAL_CALLER } from '../../src/auth/caller.js';
import type { CallContext } from '../../src/kernel/call-context.js';
import { SystemClock, type Clock } from '../../src/kernel/clock.js';
import { RandomIds } from '../../src/kernel/ids.js';
import { NoTokenStore, type TokenStore } from '../../src/opera/auth/token.store.js';
import { TokenClient } from '../../src/opera/auth/token.client.js';
import { TokenSource } from '../../src/opera/auth/token.source.js';
import { Catalogue } from '../../src/opera/catalogue/catalogue.js';
import { CallLedger } from '../../src/opera/client/call.ledger.js';
import { CatalogueBook } from '../../src/opera/client/catalogue.book.js';
import { OperaClient } from '../../src/opera/client/opera.client.js';
import { SILENT_OPERA_OBSERVER, type OperaObserver } from '../../src/opera/client/opera.observer.js';
import { CallPlanner } from '../../src/opera/client/planner.js';
import { Doctor } from '../../src/opera/doctor/doctor.js';
import { Freshness } from '../../src/opera/freshness/freshness.js';
import { GatewayDirectory } from '../../src/opera/gateway/gateway.directory.js';
import { withDefaults, type GatewayOptions, type OperaSettings } from '../../src/opera/opera.options.js';
import { OperaService } from '../../src/opera/opera.service.js';
import { ReleaseBook } from '../../src/opera/release/release.book.js';
import { HttpTransport } from '../../src/opera/transport/http.transport.js';
import { MemoryPace } from '../../src/throttle/pace/memory.pace.js';

/** Working credentials for a gateway under test; the hotel's version is given, so that no ping is sent. */
export function gatewayOptions(gatewayUrl: string, more: Partial<GatewayOptions> = {}): GatewayOptions {
  return {
    gatewayUrl,
    clientId: 'client',
    clientSecret: 'secret',
    appKey: '5a9db0c5-0000-4000-8000-000000000001',
    enterpriseId: 'CHAIN',
    hotels: [{ hotelId: 'SAND01', version: '26.2' }],
    ...more,
  };
}

let catalogue: Catalogue | undefined;

/** The OPERA module by hand, without Nest. Close it when done. */
export function operaRig(
  settings: OperaSettings,
  replaced: { clock?: Clock; observer?: OperaObserver; store?: TokenStore } = {},
) {
  const clock = replaced.clock ?? new SystemClock();
  const ids = new RandomIds();
  const options = withDefaults({ ...settings, retry: { baseDelayMilliseconds: 1, ...settings.retry } });
  const transport = new HttpTransport(options, clock);
  const pace = new MemoryPace(options.pace, clock);
  const tokenClient = new TokenClient(transport, pace, options, clock, ids);
  const tokens = new TokenSource(tokenClient, replaced.store ?? new NoTokenStore(), options, clock);
  const facts =
    options.catalogueDirectory === undefined
      ? (catalogue ??= Catalogue.open())
      : Catalogue.open(options.catalogueDirectory);
  const book = new CatalogueBook(facts);
  const client = new OperaClient(
    transport,
    tokens,
    pace,
    new CallLedger(options, clock),
    book,
    options,
    clock,
    ids,
    replaced.observer ?? SILENT_OPERA_OBSERVER,
  );
  const directory = new GatewayDirectory(options);
  const releases = new ReleaseBook(book, client, options, clock);
  const planner = new CallPlanner(book, directory, releases);
  const cache = memoryCache(clock);
  const service = new OperaService(
    planner,
    client,
    cache,
    new Freshness(options),
    releases,
    directory,
    options,
    clock,
  );
  const doctor = new Doctor(service, transport, tokens, book, pace, options, clock);
  const close = async () => {
    service.onApplicationShutdown();
    await transport.close();
  };
  return {
    close,
    doctor,
    service,
    client,
    planner,
    tokens,
    pace,
    transport,
    directory,
    releases,
    book,
    catalogue: facts,
    clock,
    options,
    cache,
  };
}

/** A caller's context for the sandbox hotel. */
export function callContext(clock: Clock, more: Partial<CallContext> = {}): CallContext {
  return {
    caller: LOCAL_CALLER,
    hotelId: 'SAND01',
    requestId: 'test',
    signal: new AbortController().signal,
    deadline: clock.monotonic() + 10_000,
    ...more,
  };
}

/** The cache of one process, in memory. */
export function memoryCache(clock: Clock): CacheService {
  const options = cacheOptionsSchema.parse({});
  const keyv = storeAsKeyv(new MemoryStore(options.maxMemoryEntries, options.maxMemoryBytes));
  const layers = layersOf({ stores: [keyv] }, clock);
  return new CacheService(options, layers, new MemoryTagLedger(options.maxTags), clock);
}
