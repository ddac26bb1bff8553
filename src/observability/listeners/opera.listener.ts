import { Inject, Injectable } from '@nestjs/common';
import { OperaObserver, type OperaAttempt } from '../../opera/client/opera.observer.js';
import { Telemetry } from '../telemetry.js';

/** Hears of attempts at the gateway and of changes of the hotels file. */
@Injectable()
export class OperaListener implements OperaObserver {
  constructor(@Inject(Telemetry) private readonly telemetry: Telemetry) {}

  attempt(attempt: OperaAttempt): void {
    this.telemetry.operaCall(attempt);
  }

  paced(waitMs: number): void {
    this.telemetry.paceWait(waitMs);
  }

  hotelsReloaded(problem?: string): void {
    if (problem === undefined) this.telemetry.log('info', 'hotels_reloaded');
    else this.telemetry.log('error', 'hotels_refused', { problem });
  }
}

/** Makes the listener the ear of the OPERA room. */
export const OPERA_LISTENER = { provide: OperaObserver, useClass: OperaListener };
