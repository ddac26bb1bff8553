import type { PingReservationServiceAnswer } from '../../opera/wire/generated/rsv.wire.js';

/** OPERA's version as a ping tells it; undefined when it does not. */
export function readVersion(body: PingReservationServiceAnswer | undefined): string | undefined {
  return body?.operaVersion?.slice(0, 40);
}
