import type { BusinessEvent } from '../state/business-event.js';
import type { World } from '../state/world.js';
import { nextId } from '../state/world.js';

/** How many events are kept for systems that do not fetch them; OPERA keeps some days. */
const KEPT = 2000;

/** Writes an event down for every outside system to fetch. */
export function announce(world: World, event: Omit<BusinessEvent, 'id'>): void {
  const { log } = world.events;
  log.push({ ...event, id: nextId(world, 'event') });
  if (log.length > KEPT) log.splice(0, log.length - KEPT);
}

/**
 * The oldest events that this system has not had yet, of one hotel or of all; they count as fetched from now on.
 * @param system code of the outside system; every system has a queue of its own
 */
export function fetchEvents(
  world: World,
  system: string,
  hotelId: string | undefined,
  limit: number,
): BusinessEvent[] {
  const fetched = (world.events.fetched[system] ??= {});
  const found: BusinessEvent[] = [];
  for (const event of world.events.log) {
    if (found.length >= limit) break;
    if (hotelId !== undefined && event.hotelId !== hotelId) continue;
    if (Number(event.id) <= (fetched[event.hotelId] ?? 0)) continue;
    found.push(event);
  }
  for (const event of found) fetched[event.hotelId] = Number(event.id);
  return found;
}
