import type { OperationId } from '../../operation.js';
import { CASHIER_WORDS } from './cashier.table.js';
import { FRONT_DESK_WORDS } from './front-desk.table.js';
import { GROUP_WORDS } from './group.table.js';
import { HOUSE_WORDS } from './house.table.js';
import { PROFILE_WORDS } from './profile.table.js';
import { RESERVATION_WORDS } from './reservation.table.js';

/** What a hotel calls an operation, phrases parted by commas; written from the task, not from Oracle's texts. */
export type HotelWords = Readonly<Record<OperationId, string>>;

/** All of them; of a search in two forms the newer one carries the words. */
export const HOTEL_WORDS: HotelWords = {
  ...RESERVATION_WORDS,
  ...FRONT_DESK_WORDS,
  ...CASHIER_WORDS,
  ...PROFILE_WORDS,
  ...GROUP_WORDS,
  ...HOUSE_WORDS,
};
