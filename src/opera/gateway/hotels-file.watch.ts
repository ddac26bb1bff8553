import { Inject, Injectable, Optional, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { OperaObserver, SILENT_OPERA_OBSERVER } from '../client/opera.observer.js';
import { OperaOptions } from '../opera.options.js';
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
  ) {}

  /** @throws HotelsFileError, which stops the start */
  onModuleInit(): void {
    const { hotelsFile, gateways: own } = this.options;
    if (hotelsFile === undefined) return;
    this.directory.replace([...readHotelsFile(hotelsFile.path), ...own]);
    this.stop = watchHotelsFile(
      hotelsFile.path,
      hotelsFile.reloadSeconds * 1000,
      (gateways) => {
        this.directory.replace([...gateways, ...own]);
        this.observer.hotelsReloaded?.();
      },
      (error) => this.observer.hotelsReloaded?.(error.message),
    );
  }

  onApplicationShutdown(): void {
    this.stop();
  }
}
