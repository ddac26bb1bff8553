import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { Catalogue } from '../../opera/catalogue/catalogue.js';
import type { Release } from '../../opera/catalogue/operation.js';
import { OperaService } from '../../opera/opera.service.js';

/** Looking something up does not wait long for OPERA to say its version. */
const PATIENCE_MS = 2000;

/** Which release of the catalogue to read from for a call's hotel. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly opera: OperaService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /** The hotel's release; the newest one when there is no hotel or it does not say in time. Throws nothing. */
  async of(call: CallContext): Promise<Release> {
    const newest = this.catalogue.releases[0] ?? '';
    if (call.hotelId === '') return newest;
    const deadline = Math.min(call.deadline, this.clock.monotonic() + PATIENCE_MS);
    try {
      return await this.opera.release({ ...call, deadline });
    } catch {
      // Without its hotel the catalogue is still right, only perhaps newer than the hotel.
      return newest;
    }
  }
}
