import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../kernel/ids.js';
import { RedisLink } from '../redis/redis.link.js';
import { PaceModule } from '../throttle/pace/pace.module.js';
import { FileTokenStore } from './auth/file-token.store.js';
import { RedisTokenStore } from './auth/redis-token.store.js';
import { LayeredTokenStore, NoTokenStore, TokenStore } from './auth/token.store.js';
import { TokenClient } from './auth/token.client.js';
import { TokenSource } from './auth/token.source.js';
import { Catalogue } from './catalogue/catalogue.js';
import { CallLedger } from './client/call.ledger.js';
import { CatalogueBook } from './client/catalogue.book.js';
import { OperaClient } from './client/opera.client.js';
import { OperationBook } from './client/operation.book.js';
import { CallPlanner } from './client/planner.js';
import { Doctor } from './doctor/doctor.js';
import { Freshness } from './freshness/freshness.js';
import { GatewayDirectory } from './gateway/gateway.directory.js';
import { HotelsFileWatch } from './gateway/hotels-file.watch.js';
import { OperaJobs } from './jobs/opera-jobs.js';
import { OperaOptions, withDefaults, type OperaSettings } from './opera.options.js';
import { OperaService } from './opera.service.js';
import { ReadBack } from './readback/read-back.js';
import { ReleaseBook } from './release/release.book.js';
import { HttpTransport } from './transport/http.transport.js';
import { OperaTransport } from './transport/opera.transport.js';

/** The one door to OPERA. Needs KernelModule and CacheModule beside it, tells an `OperaObserver` if there is one; open to all. */
@Module({})
export class OperaModule {
  /**
   * @param settings gateways and whatever differs from the defaults
   * @throws TypeError when a gateway's URL cannot be parsed; HotelsFileError at start when the hotels file cannot be used
   */
  static forRoot(settings: OperaSettings): DynamicModule {
    const options = withDefaults(settings);
    return {
      module: OperaModule,
      global: true,
      imports: [PaceModule.forRoot(options.pace)],
      providers: [
        { provide: OperaOptions, useValue: options },
        { provide: Catalogue, useFactory: () => Catalogue.open(options.catalogueDirectory) },
        { provide: OperationBook, useClass: CatalogueBook },
        { provide: OperaTransport, useClass: HttpTransport },
        {
          provide: TokenStore,
          inject: [Ids, Clock, { token: RedisLink, optional: true }],
          useFactory: (ids: Ids, clock: Clock, link?: RedisLink) => tokenStoreOf(options, ids, clock, link),
        },
        GatewayDirectory,
        HotelsFileWatch,
        TokenClient,
        TokenSource,
        CallLedger,
        OperaClient,
        ReleaseBook,
        CallPlanner,
        Freshness,
        OperaService,
        ReadBack,
        OperaJobs,
        Doctor,
      ],
      exports: [
        OperaService,
        ReadBack,
        OperaJobs,
        Doctor,
        Catalogue,
        OperationBook,
        GatewayDirectory,
        OperaClient,
        OperaTransport,
        CallLedger,
        TokenSource,
        PaceModule,
      ],
    };
  }
}

function tokenStoreOf({ token }: OperaOptions, ids: Ids, clock: Clock, link?: RedisLink): TokenStore {
  if (token.store === undefined) return new NoTokenStore();
  const { directory, secret } = token.store;
  const stores: TokenStore[] = [];
  if (link?.configured === true) stores.push(new RedisTokenStore(link, secret, ids, clock));
  if (directory !== undefined) stores.push(new FileTokenStore({ directory, secret }, ids));
  return stores.length === 0 ? new NoTokenStore() : new LayeredTokenStore(stores);
}
