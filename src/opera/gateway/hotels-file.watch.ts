import { Inject, Injectable, Optional, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { OperaObserver, SILENT_OPERA_OBSERVER } from '../client/opera.observer.js';
import { Masker } from '../../observability/masking/masker.js';
import { type GatewayOptions, OperaOptions } from '../opera.options.js';
import { GatewayDirectory } from './gateway.directory.js';
import { readHotelsFile, watchHotelsFile } from './hotels-file.js';

/** Keeps the directory in step with the hotels file, when there is one. */
@Injectable()
export class HotelsFileWatch implements OnModuleInit, OnApplicationShutdown {
  private stop: () => void = () => undefined;

  constructor(
    @Inject(GatewayDirectory) private readonly directory: GatewayDirectory,
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Optional() @Inject(OperaObserver) private readonly observer: OperaObserver = SILENT_OPERA_OBSERVER,
    @Optional() @Inject(Masker) private readonly masker?: Masker,
  ) {}

  /** @throws HotelsFileError, which stops the start */
  onModuleInit(): void {
    const { hotelsFile, gateways: own } = this.options;
    if (hotelsFile === undefined) return;
    this.take(readHotelsFile(hotelsFile.path), own);
    this.stop = watchHotelsFile(
      hotelsFile.path,
      hotelsFile.reloadSeconds * 1000,
      (gateways) => {
        this.take(gateways, own);
        this.observer.hotelsReloaded?.();
      },
      (error) => this.observer.hotelsReloaded?.(error.message),
    );
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  private take(gateways: readonly GatewayOptions[], own: readonly GatewayOptions[]): void {
    // Before they are used, so that no line can hold them.
    this.masker?.conceal(...gateways.flatMap(secretsOf));
    this.directory.replace([...gateways, ...own]);
  }
}

/** What of a gateway must never be shown, as it is written and as it is sent. */
function secretsOf({ clientId, clientSecret, appKey, password }: GatewayOptions): (string | undefined)[] {
  const basic = Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64');
  return [clientSecret, appKey, password, basic];
}
