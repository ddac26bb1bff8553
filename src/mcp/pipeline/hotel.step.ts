import type { Caller } from '../../auth/caller.js';
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
  const everywhere = caller.hotels.includes('*');
  if (!everywhere && !caller.hotels.includes(hotelId)) {
    throw new Fault('AUTH_HOTEL_FORBIDDEN', {
      message: 'This caller may not act for that hotel.',
      field: 'hotelId',
      data: { hotels: [...caller.hotels] },
    });
  }
  if (everywhere && settings.hotels.length > 0 && !settings.hotels.includes(hotelId)) {
    throw new Fault('OPERA_HOTEL_UNKNOWN', {
      message: 'That hotel is not configured on this server.',
      field: 'hotelId',
      data: { hotels: [...settings.hotels] },
    });
  }
  return hotelId;
}

/** The hotel of a call that needs none: whichever could be assumed, or ''. */
export function hotelInPassing(caller: Caller, settings: HotelSettings): string {
  return assumed(caller, settings) ?? '';
}

function assumed(caller: Caller, settings: HotelSettings): string | undefined {
  if (caller.hotels.length === 1 && caller.hotels[0] !== '*') return caller.hotels[0];
  const allowed = mayAct(caller, settings);
  const { defaultHotelId } = settings;
  if (defaultHotelId !== undefined && (caller.hotels.includes('*') || allowed.includes(defaultHotelId))) {
    return defaultHotelId;
  }
  return allowed.length === 1 ? allowed[0] : undefined;
}

function mayAct(caller: Caller, settings: HotelSettings): string[] {
  return caller.hotels.includes('*') ? [...settings.hotels] : [...caller.hotels];
}
