import { fetchEvents } from '../../desk/business-events.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import type { BusinessEvent } from '../../state/business-event.js';

/** Most events of one answer (ODE09998 above it). */
const MOST = 20;

/** Fetches events and removes them from the system's queue, as OPERA does for a GET. */
function poll(hotelOnly: boolean) {
  return (call: Call): Answer => {
    const limit = call.query.number('limit') ?? MOST;
    const hotelId = hotelOnly ? call.hotel.profile.id : undefined;
    const events = fetchEvents(call.world, call.param('extSystemCode'), hotelId, Math.max(1, limit));
    return events.length === 0 ? NONE : ok({ businessEventData: events.map(wire) });
  };
}

function wire(event: BusinessEvent): object {
  return {
    businessEvent: {
      header: {
        moduleName: event.module,
        actionType: event.action,
        actionId: Number(event.id),
        primaryKey: event.key,
        publisherId: 1,
        createdDateTime: event.at,
        hotelId: event.hotelId,
      },
      details: event.details.map(({ element, from, to }, index) => ({
        dataElement: element,
        oldValue: from,
        newValue: to,
        elementSequence: index + 1,
        elementType: 'COLUMN',
        hotelId: event.hotelId,
      })),
    },
    businessEventId: { type: 'BusinessEvent', id: event.id },
  };
}

/** Business events for outside systems that poll. */
export const BUSINESS_EVENT_ROUTES: Routes = {
  'int.getBusinessEvents': poll(true),
  'int.getBusinessEventsByExternalSystem': poll(false),
};
