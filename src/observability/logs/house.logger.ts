import { Inject, Injectable } from '@nestjs/common';
import { Logger, type Params, PARAMS_PROVIDER_TOKEN, PinoLogger } from 'nestjs-pino';

/** Contexts in which Nest tells of every module and route at start. */
const CHATTER = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory']);

/** Nest's own lines on the house's log; what it says of every module and route at start only at DEBUG. */
@Injectable()
export class HouseLogger extends Logger {
  constructor(@Inject(PinoLogger) logger: PinoLogger, @Inject(PARAMS_PROVIDER_TOKEN) params: Params) {
    super(logger, params);
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (CHATTER.has(String(rest.at(-1)))) this.debug(message, ...rest);
    else super.log(message, ...rest);
  }
}
