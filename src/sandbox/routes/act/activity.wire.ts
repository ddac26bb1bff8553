import { refuse } from '../../errors/opera.error.js';
import type { Call } from '../../gateway/call.js';
import type { Hotel } from '../../state/hotel.js';
import type { Numbered } from '../../state/document.js';
import { Fields } from '../../wire/fields.js';

/** An activity with the hotel that has it. */
export interface Found {
  readonly hotel: Hotel;
  readonly entry: Numbered;
}

/** Detail of an activity as stored. */
export function detailOf(entry: Numbered): Fields {
  return new Fields(entry.document).object('activityDetail');
}

/** The activity of an id, at this hotel or, without a hotel in the path, anywhere in the chain. Throws 404. */
export function findActivity(call: Call, id = call.param('activityId')): Found {
  const here = call.params.has('hotelId') ? [call.hotel] : [...call.world.hotels.values()];
  for (const hotel of here) {
    const entry = hotel.sales.activities.get(id);
    if (entry) return { hotel, entry };
  }
  throw refuse('NOT_FOUND', `Activity ${id} is not known.`, 'activityId');
}

/** An activity as the lists and the single read show it. */
export function activityWire(hotel: Hotel, { id, document }: Numbered): object {
  const types = hotel.lists.get('ActivityTypes') ?? [];
  const detail = new Fields(document).object('activityDetail');
  const type = detail.text('activityType');
  return {
    ...document,
    activityId: { type: 'Activity', id },
    activityDetail: {
      ...detail.raw,
      activityTypeDescription: types.find((item) => item.code === type)?.description,
    },
  };
}

/** Writes a line into the history of an activity. */
export function logActivity(call: Call, hotel: Hotel, activityId: string, type: string, text: string): void {
  hotel.sales.log.push({ activityId, at: call.at, type, text });
}
