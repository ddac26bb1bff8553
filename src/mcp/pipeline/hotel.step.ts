import type { Caller } from '../../auth/caller.js';
import { actsEverywhere, hotelsAmong, mayActFor } from '../../auth/rights.js';
import { Fault } from '../../kernel/fault.js';

/** What the configuration says of hotels. */
export interface HotelSettings {
  readonly defaultHotelId?: string;
  /** Empty: OPERA decides which exist. */
  readonly hotels: readonly string[];
}

/**
 * The hotel a call is for: the argument, else the caller's only one, else the configured default, else the only configured one.
 * @throws Fault AUTH_HOTEL_FORBIDDEN when the caller may not act for it; OPERA_HOTEL_UNKNOWN when it is not configured;
 *   INPUT_INVALID when none is named and none can be assumed
 */
export function resolveHotel(caller: Caller, settings: HotelSettings, named: string | undefined): string {
  const hotelId = named ?? assumed(caller, settings);
  if (hotelId === undefined) {
    throw new Fault('INPUT_INVALID', {
      message: 'Which hotel? Name it with "hotelId".',
      field: 'hotelId',
      data: { hotels: mayAct(caller, settings) },
    });
  }
  if (!mayActFor(caller, hotelId)) {
    throw new Fault('AUTH_HOTEL_FORBIDDEN', {
      message: 'This caller may not act for that hotel.',
      field: 'hotelId',
      data: { hotels: mayAct(caller, settings) },
    });
  }
  if (caller.hotels.includes('*') && settings.hotels.length > 0 && !settings.hotels.includes(hotelId)) {
    throw new Fault('OPERA_HOTEL_UNKNOWN', {
      message: 'That hotel is not configured on this server.',
      field: 'hotelId',
      data: { hotels: mayAct(caller, settings) },
    });
  }
  return hotelId;
}

/** The hotel of a call that needs none: whichever could be assumed, else one of the caller's, or ''. */
export function hotelInPassing(caller: Caller, settings: HotelSettings): string {
  return assumed(caller, settings) ?? mayAct(caller, settings)[0] ?? '';
}

function assumed(caller: Caller, settings: HotelSettings): string | undefined {
  if (caller.hotels.length === 1 && caller.hotels[0] !== '*') return caller.hotels[0];
  const allowed = mayAct(caller, settings);
  const { defaultHotelId } = settings;
  if (defaultHotelId !== undefined && mayActFor(caller, defaultHotelId)) return defaultHotelId;
  return allowed.length === 1 ? allowed[0] : undefined;
}

function mayAct(caller: Caller, settings: HotelSettings): string[] {
  const { hotels } = caller.hotels.includes('*') ? settings : caller;
  return actsEverywhere(caller) ? [...hotels] : hotelsAmong(caller, hotels);
}
