import { Inject, Injectable } from '@nestjs/common';
import { OperaObserver, type OperaAttempt } from '../../opera/client/opera.observer.js';
import { Telemetry } from '../telemetry.js';

/** Hears of attempts at the gateway. */
@Injectable()
export class OperaListener implements OperaObserver {
  constructor(@Inject(Telemetry) private readonly telemetry: Telemetry) {}

  attempt(attempt: OperaAttempt): void {
    this.telemetry.operaCall(attempt);
  }

  paced(waitMs: number): void {
    this.telemetry.paceWait(waitMs);
  }
}

/** Makes the listener the ear of the OPERA room. */
export const OPERA_LISTENER = { provide: OperaObserver, useClass: OperaListener };
