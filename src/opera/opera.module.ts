import { type DynamicModule, Module } from '@nestjs/common';
import { Ids } from '../kernel/ids.js';
import { PaceModule } from '../throttle/pace/pace.module.js';
import { FileTokenStore } from './auth/file-token.store.js';
import { NoTokenStore, TokenStore } from './auth/token.store.js';
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
        { provide: Catalogue, useFactory: () => Catalogue.open() },
        { provide: OperationBook, useClass: CatalogueBook },
        { provide: OperaTransport, useClass: HttpTransport },
        { provide: TokenStore, inject: [Ids], useFactory: (ids: Ids) => tokenStoreOf(options, ids) },
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
        CallLedger,
        TokenSource,
        PaceModule,
      ],
    };
  }
}

function tokenStoreOf({ token }: OperaOptions, ids: Ids): TokenStore {
  return token.store === undefined ? new NoTokenStore() : new FileTokenStore(token.store, ids);
}
