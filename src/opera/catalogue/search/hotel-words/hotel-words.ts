import type { OperationId } from '../../operation.js';
import { CASHIER_WORDS } from './cashier.table.js';
import { FRONT_DESK_WORDS } from './front-desk.table.js';
import { GROUP_WORDS } from './group.table.js';
import { HOUSE_WORDS } from './house.table.js';
import { PROFILE_WORDS } from './profile.table.js';
import { RESERVATION_WORDS } from './reservation.table.js';
import { SELDOM_GUEST_WORDS } from './seldom-guest.table.js';
import { SELDOM_MONEY_WORDS } from './seldom-money.table.js';
import { SELDOM_SALES_WORDS } from './seldom-sales.table.js';
import { SELDOM_STAY_WORDS } from './seldom-stay.table.js';

/** What a hotel calls an operation, phrases parted by commas; written from the task, not from Oracle's texts. */
export type HotelWords = Readonly<Record<OperationId, string>>;

/** Of operations that are seldom the one meant. */
const SELDOM_WORDS: HotelWords = {
  ...SELDOM_STAY_WORDS,
  ...SELDOM_MONEY_WORDS,
  ...SELDOM_GUEST_WORDS,
  ...SELDOM_SALES_WORDS,
};

/** Of the operations that a hotel's day is made of. */
export const EVERYDAY_WORDS: HotelWords = {
  ...RESERVATION_WORDS,
  ...FRONT_DESK_WORDS,
  ...CASHIER_WORDS,
  ...PROFILE_WORDS,
  ...GROUP_WORDS,
  ...HOUSE_WORDS,
};

/** All of them; of a search in two forms the newer one carries the words. */
export const HOTEL_WORDS: HotelWords = { ...SELDOM_WORDS, ...EVERYDAY_WORDS };
