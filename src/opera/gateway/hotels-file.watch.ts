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
  private own: readonly GatewayOptions[] = [];
  private fromFile: readonly GatewayOptions[] = [];

  constructor(
    @Inject(GatewayDirectory) private readonly directory: GatewayDirectory,
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Optional() @Inject(OperaObserver) private readonly observer: OperaObserver = SILENT_OPERA_OBSERVER,
    @Optional() @Inject(Masker) private readonly masker?: Masker,
  ) {}

  /** @throws HotelsFileError, which stops the start */
  onModuleInit(): void {
    const { hotelsFile, gateways } = this.options;
    this.own = gateways;
    if (hotelsFile === undefined) return;
    this.take(readHotelsFile(hotelsFile.path));
    this.stop = watchHotelsFile(
      hotelsFile.path,
      hotelsFile.reloadSeconds * 1000,
      (gateways) => {
        this.take(gateways);
        this.observer.hotelsReloaded?.();
      },
      (error) => this.observer.hotelsReloaded?.(error.message),
    );
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  /** Other credentials for the gateways that are configured beside the file: a rotation without a restart. */
  replaceOwn(gateways: readonly GatewayOptions[]): void {
    this.own = gateways;
    this.take(this.fromFile);
  }

  private take(gateways: readonly GatewayOptions[]): void {
    this.fromFile = gateways;
    const all = [...gateways, ...this.own];
    // Before they are used, so that no line can hold them.
    this.masker?.conceal(...all.flatMap(secretsOf));
    this.directory.replace(all);
  }
}

/** What of a gateway must never be shown, as it is written and as it is sent. */
function secretsOf(gateway: GatewayOptions): (string | undefined)[] {
  const { clientId, clientSecret, previousClientSecret: previous, appKey, password } = gateway;
  const basic = (secret: string): string => Buffer.from(`${clientId}:${secret}`, 'utf8').toString('base64');
  return [
    clientSecret,
    basic(clientSecret),
    ...(previous === undefined ? [] : [previous, basic(previous)]),
    appKey,
    password,
  ];
}
