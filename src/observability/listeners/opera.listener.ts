import { Inject, Injectable } from '@nestjs/common';
import { OperaObserver, type OperaAttempt } from '../../opera/client/opera.observer.js';
import { DegradationWatch } from '../degradation/degradation-watch.service.js';
import { Telemetry } from '../telemetry.js';

/** Hears of attempts at the gateway and of changes of the hotels file. */
@Injectable()
export class OperaListener implements OperaObserver {
  constructor(
    @Inject(Telemetry) private readonly telemetry: Telemetry,
    @Inject(DegradationWatch) private readonly watch: DegradationWatch,
  ) {}

  attempt(attempt: OperaAttempt): void {
    this.telemetry.operaCall(attempt);
    // A caller that left, a refusal at the door and a limit of ours say nothing of how OPERA does.
    if (attempt.aborted || attempt.status === 429) return;
    const { operation, hotelId, gateway, durationMs, statusClass } = attempt;
    const failed = statusClass === '5xx' || statusClass === 'error';
    for (const change of this.watch.note({ operation, hotelId, gateway, durationMs, failed })) {
      this.telemetry.degradation(change);
    }
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
