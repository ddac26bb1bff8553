import { Inject, Injectable } from '@nestjs/common';
import { ThrottleObserver, type ThrottleDenial } from '../../throttle/throttle-observer.js';
import { Telemetry } from '../telemetry.js';

/** Hears of calls that a quota refused. */
@Injectable()
export class ThrottleListener implements ThrottleObserver {
  constructor(@Inject(Telemetry) private readonly telemetry: Telemetry) {}

  denied({ quota, context, subject, tenant, tool }: ThrottleDenial): void {
    this.telemetry.throttleDenial(quota, context, { caller: subject, tenant, tool });
  }
}

/** Makes the listener the ear of the throttle. */
export const THROTTLE_LISTENER = { provide: ThrottleObserver, useClass: ThrottleListener };
