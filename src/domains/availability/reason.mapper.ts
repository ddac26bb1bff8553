import type {
  SearchAnalyzeRateAvailabilityAnswer,
  SearchAnalyzeRateAvailabilityBody,
} from '../../opera/wire/generated/par.wire.js';
import type { AvailabilityWish } from './availability.mapper.js';
import { HOUSE_RESTRICTIONS } from './restriction.table.js';

/** One thing that keeps the house from selling. */
export interface ClosedReason {
  readonly date?: string;
  readonly reason: string;
}

/** The body that asks why a rate is closed (Oracle's par.json, searchAnalyzeRateAvailability). */
export function toAnalysis(
  wish: AvailabilityWish & { readonly roomType: string; readonly ratePlan: string },
): SearchAnalyzeRateAvailabilityBody {
  return {
    ratePlanCode: wish.ratePlan,
    roomType: wish.roomType,
    startDate: wish.arrival,
    endDate: wish.departure,
    numberOfRooms: wish.rooms,
    adults: wish.adults,
    children: wish.children,
  };
}

/** The reasons of an answer, OPERA's own words before ours; `Open` is no reason. */
export function readReasons(body: SearchAnalyzeRateAvailabilityAnswer | undefined): ClosedReason[] {
  return (body?.analysis ?? []).flatMap((row) => {
    if (row.code?.startsWith('Open') === true) return [];
    const known = row.code === undefined ? undefined : HOUSE_RESTRICTIONS[row.code];
    const said = row.description === undefined || row.description === '' ? undefined : row.description;
    return [{ date: row.date?.slice(0, 10), reason: said ?? known ?? row.code ?? 'not stated' }];
  });
}
