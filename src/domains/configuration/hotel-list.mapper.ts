import type { GetHotelsAnswer } from '../../opera/wire/generated/entcfg.wire.js';

/** A hotel of the chain. */
export interface HotelSummary {
  readonly hotelId: string;
  readonly name: string;
  readonly chainCode?: string;
}

/** The hotels of a list; those without a code are left out, since nothing can be asked of them. */
export function readHotels(body: GetHotelsAnswer | undefined): HotelSummary[] {
  return (body?.hotelSummaryInfoList ?? []).flatMap(({ hotelId, hotelName, chainCode }) =>
    hotelId === undefined || hotelId === '' ? [] : [{ hotelId, name: hotelName ?? hotelId, chainCode }],
  );
}
