import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { guestName } from './guest-name.js';
import { readReference, type NamedGuest } from './stay-reference.js';
import type { StayCriteria } from './stay-search.mapper.js';
import { StaySearchService } from './stay-search.service.js';
import { isActive, isInHouse, type Stay, type StayStatus } from './stay.js';

export interface FindOptions {
  /** Only stays standing like this are meant; others with the same name do not make the answer ambiguous. */
  readonly statuses?: readonly StayStatus[];
  /** The argument's name in errors; `reservation` unless told. */
  readonly field?: string;
}

/** Most stays offered to choose from. */
const CHOICES = 10;

/** Turns what staff say of a stay into one stay. */
@Injectable()
export class StayFinder {
  constructor(
    private readonly searches: StaySearchService,
    private readonly calendar: HotelCalendar,
  ) {}

  /**
   * One stay by confirmation number, OPERA id (also written `id:123`), room number (in house) or guest name.
   * An exact number beats a name, whatever its status: the caller's own check says why it does not fit.
   * Throws Fault NOT_FOUND; INPUT_AMBIGUOUS with `data.choices` (reservationId, confirmationNumber, guest, dates, room, status).
   */
  async find(context: CallContext, reference: string, options: FindOptions = {}): Promise<Stay> {
    const meant = readReference(reference);
    const byNumber =
      meant.id === undefined ? [] : await this.byNumber(context, meant.id, meant.exactId, options);
    const found =
      byNumber.length > 0 || meant.exactId || meant.names.length === 0
        ? byNumber
        : await this.byName(context, meant.names, options);
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return only;
    throw only === undefined ? unknown(options) : ambiguous(context, found, options);
  }

  /** Stays that a number means: confirmation and id first, or the room first when it is short. */
  private async byNumber(
    context: CallContext,
    number: string,
    exactId: boolean,
    options: FindOptions,
  ): Promise<Stay[]> {
    if (exactId) return this.list(context, { reservationId: number });
    const tries = [
      () => this.byConfirmationOrId(context, number),
      () => this.byRoom(context, number, options),
    ];
    if (number.length <= 4) tries.reverse();
    for (const attempt of tries) {
      const found = await attempt();
      if (found.length > 0) return found;
    }
    return [];
  }

  private async byConfirmationOrId(context: CallContext, number: string): Promise<Stay[]> {
    const both = await Promise.all([
      this.list(context, { confirmationNumber: number }),
      this.list(context, { reservationId: number }),
    ]);
    // The confirmation number of one stay may be the id of another: then both are offered.
    return [...new Map(both.flat().map((stay) => [stay.reservationId, stay])).values()];
  }

  private async byRoom(context: CallContext, room: string, { statuses }: FindOptions): Promise<Stay[]> {
    const today = await this.calendar.businessDate(context);
    const stays = await this.list(context, { room, departure: { from: today } });
    const wanted = stays.filter((stay) => statuses?.includes(stay.status) ?? false);
    return wanted.length > 0 ? wanted : stays.filter((stay) => isInHouse(stay.status));
  }

  /** Stays still going on or to come before those that are over; the first spelling that finds any counts. */
  private async byName(
    context: CallContext,
    names: readonly NamedGuest[],
    { statuses }: FindOptions,
  ): Promise<Stay[]> {
    const today = await this.calendar.businessDate(context);
    for (const departure of [{ from: today }, undefined]) {
      for (const name of names) {
        const stays = await this.list(context, { ...name, departure });
        const fitting =
          statuses === undefined ? stays : stays.filter((stay) => statuses.includes(stay.status));
        const active = fitting.filter((stay) => isActive(stay.status));
        if (active.length > 0) return active;
        if (fitting.length > 0 && (statuses !== undefined || departure === undefined)) return fitting;
      }
    }
    return [];
  }

  private async list(context: CallContext, criteria: Omit<StayCriteria, 'limit'>): Promise<Stay[]> {
    const page = await this.searches.search(context, { ...criteria, limit: 50 });
    return [...page.stays];
  }
}

function unknown({ statuses, field }: FindOptions): Fault {
  const which = statuses === undefined ? '' : ` that is ${statuses.join(' or ').replaceAll('_', ' ')}`;
  return new Fault('NOT_FOUND', {
    message: `No stay${which} fits this reference.`,
    advice: 'Check the number or the spelling of the name, or find the stay with search_reservations.',
    field: field ?? 'reservation',
  });
}

function ambiguous(context: CallContext, stays: readonly Stay[], { field }: FindOptions): Fault {
  const choices = stays.slice(0, CHOICES).map((stay) => ({
    reservationId: stay.reservationId,
    confirmationNumber: stay.confirmationNumber,
    guest: guestName(stay.guest, context.caller),
    arrivalDate: stay.arrivalDate,
    departureDate: stay.departureDate,
    room: stay.room,
    status: stay.status,
  }));
  const more = stays.length > CHOICES ? ` The first ${CHOICES} are listed.` : '';
  return new Fault('INPUT_AMBIGUOUS', {
    message: `${stays.length} stays fit this reference.${more}`,
    advice:
      'Ask the person which one is meant, then call again with `id:` and its reservationId, for example id:12345.',
    field: field ?? 'reservation',
    data: { choices },
  });
}
