import { EVENT_STATUSES } from '../seed/groups.table.js';
import type { FunctionEvent, FunctionSpace } from '../state/group.js';
import type { Hotel } from '../state/hotel.js';

/** From when to when a space is wanted; local timestamps `YYYY-MM-DD HH:MM:SS.0`. */
export interface SpaceUse {
  readonly start: string;
  readonly end: string;
}

/** What the status of an event means; undefined for a code that is not used. */
export function eventStatus(code: string): (typeof EVENT_STATUSES)[number] | undefined {
  return EVENT_STATUSES.find((candidate) => candidate.code === code);
}

/** True when the event keeps its space from others. */
export function takesSpace(event: FunctionEvent): boolean {
  return !event.waitlisted && (eventStatus(event.status)?.takesSpace ?? false);
}

/** The event that stands in the way of using the space then: in it, in a part of it or in the whole of which it is a part. */
export function spaceConflict(
  hotel: Hotel,
  space: FunctionSpace,
  use: SpaceUse,
  except?: string,
): FunctionEvent | undefined {
  const related = relatedSpaces(hotel, space);
  return [...hotel.groups.events.values()].find(
    (event) =>
      event.id !== except &&
      event.space !== undefined &&
      related.has(event.space) &&
      takesSpace(event) &&
      event.start < use.end &&
      use.start < event.end,
  );
}

function relatedSpaces(hotel: Hotel, space: FunctionSpace): Set<string> {
  const wholes = [...hotel.groups.spaces.values()].filter((other) => other.elements.includes(space.code));
  return new Set([space.code, ...space.elements, ...wholes.map((other) => other.code)]);
}

/** Most people in a space with a setup; with none given, with the setup that takes most. */
export function capacityOf(space: FunctionSpace, setup: string | undefined): number {
  return setup === undefined ? Math.max(...Object.values(space.capacities)) : (space.capacities[setup] ?? 0);
}
