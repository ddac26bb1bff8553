import { z } from 'zod';
import type { Caller } from '../../auth/caller.js';
import { guestText } from '../../mcp/declaration/guest-text.js';
import { guestName } from '../reservations/guest-name.js';
import type { TrackedItem } from './tracked-item.mapper.js';

/** A thing that the hotel keeps, as it is shown. */
export const TrackedItemShown = z.object({
  itemId: z.string(),
  group: z.string().optional(),
  type: z.string().optional(),
  status: z.string(),
  location: z.string().optional(),
  description: z.string().optional(),
  guest: z.string().optional(),
  room: z.string().optional(),
});
export type TrackedItemShown = z.infer<typeof TrackedItemShown>;

/** The thing as this caller may see it; words of guests are fenced. */
export function shownItem(item: TrackedItem, caller: Caller): TrackedItemShown {
  const state = item.open ? 'open' : 'closed';
  return {
    itemId: item.itemId,
    group: item.group,
    type: item.type,
    status: item.action === undefined ? state : `${state}, ${item.action.toLowerCase()}`,
    location: item.location,
    ...(item.description !== undefined && { description: guestText(item.description, 200) }),
    ...(item.guest !== undefined && { guest: guestName(item.guest, caller) }),
    room: item.room,
  };
}

/** One line of it. */
export function sayItem(item: TrackedItemShown): string {
  return [
    `${item.type ?? item.group ?? 'item'}, item ${item.itemId}`,
    item.status,
    item.location ?? '',
    item.guest ?? '',
    item.room === undefined ? '' : `room ${item.room}`,
    item.description ?? '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
