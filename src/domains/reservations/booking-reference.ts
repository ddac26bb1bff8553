import { createHash } from 'node:crypto';
import type { CallContext } from '../../kernel/call-context.js';
import type { Ids } from '../../kernel/ids.js';
import type { BookingReference } from './booking-order.js';

/** Marks our references among those of other systems. */
const MARK = 'MCP-';

/**
 * The reference a booking is stamped with. Without a key it is fresh; with one it follows from tenant, hotel and key, so that
 * the same request finds its own booking, and nobody else's. At most 50 characters, the length of OPERA's custom reference.
 * @param system OPERA's code of our external system, when one is configured
 */
export function bookingReference(
  context: CallContext,
  ids: Ids,
  system: string | undefined,
  requestKey: string | undefined,
): BookingReference {
  if (requestKey === undefined) return { id: `${MARK}${ids.uuid()}`, system };
  const subject = JSON.stringify([context.caller.tenant, context.hotelId, requestKey]);
  const digest = createHash('sha256').update(subject).digest('base64url').slice(0, 32);
  return { id: `${MARK}${digest}`, system };
}
