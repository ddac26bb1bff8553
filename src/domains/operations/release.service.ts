import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { RELEASES, type Release } from '../../opera/catalogue/operation.js';
import { OperaService } from '../../opera/opera.service.js';

/** Looking something up does not wait long for OPERA to say its version. */
const PATIENCE_MS = 2000;

/** Which release of the catalogue to read from for a call's hotel. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly opera: OperaService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The hotel's release; the newest one when there is no hotel or it does not say in time. Throws nothing. */
  async of(call: CallContext): Promise<Release> {
    if (call.hotelId === '') return RELEASES[0];
    const deadline = Math.min(call.deadline, this.clock.monotonic() + PATIENCE_MS);
    try {
      return await this.opera.release({ ...call, deadline });
    } catch {
      // Without its hotel the catalogue is still right, only perhaps newer than the hotel.
      return RELEASES[0];
    }
  }
}
