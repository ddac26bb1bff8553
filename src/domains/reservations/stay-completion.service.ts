import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { seesGuests } from './guest-name.js';
import { StaySearchService } from './stay-search.service.js';
import type { Stay, StayStatus } from './stay.js';

/** Stays looked through for values to offer; a house with more guests is typed a little further. */
const LOOKED_THROUGH = 100;

/** Offers the stays of today while somebody types the reference of one. */
@Injectable()
export class StayCompletion {
  constructor(
    private readonly searches: StaySearchService,
    private readonly calendar: HotelCalendar,
  ) {}

  /**
   * References that begin with what was typed: confirmation numbers and rooms, names only for callers who may read them.
   * @param statuses the stays meant
   * Throws Fault OPERA_*.
   */
  async complete(context: CallContext, typed: string, statuses: readonly StayStatus[]): Promise<string[]> {
    const begun = typed.trim().toLowerCase();
    const named = begun !== '' && !/^\d/.test(begun);
    if (named && !seesGuests(context.caller)) return [];
    const today = await this.calendar.businessDate(context);
    const { stays } = await this.searches.search(context, {
      ...(named ? { surname: begun } : {}),
      ...(statuses.includes('due_in') ? { arrival: { from: today, to: today } } : { stayOn: today }),
      statuses,
      limit: LOOKED_THROUGH,
    });
    const values = stays.flatMap((stay) => referencesOf(stay, named));
    return [...new Set(values)].filter((value) => value.toLowerCase().startsWith(begun)).sort();
  }
}

function referencesOf({ room, confirmationNumber, guest }: Stay, named: boolean): string[] {
  const values = named
    ? [[guest.surname, guest.givenName].filter(Boolean).join(', ')]
    : [room, confirmationNumber];
  return values.filter((value) => value !== undefined && value !== '') as string[];
}
