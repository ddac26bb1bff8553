/** Room statuses in hotel words. */
export const ROOM_STATUSES = [
  'clean',
  'dirty',
  'pickup',
  'inspected',
  'out_of_order',
  'out_of_service',
] as const;
export type RoomStatus = (typeof ROOM_STATUSES)[number];

/** What housekeeping can set a room to; the other two statuses are blockings. */
export const CLEAN_STATUSES = ['clean', 'dirty', 'pickup', 'inspected'] as const;
export type CleanStatus = (typeof CLEAN_STATUSES)[number];

/** What a guest hung on the door. */
export const GUEST_WISHES = ['do_not_disturb', 'make_up_room', 'service_declined'] as const;
export type GuestWish = (typeof GUEST_WISHES)[number];

/** How a stay of today relates to a room. */
export type RoomUse = 'arrival' | 'arrived' | 'day_use' | 'due_out' | 'departed' | 'stay_over';

/** A stay as the room board knows it; the name is unmasked. */
export interface RoomStay {
  readonly reservationId?: string;
  readonly guest?: string;
  readonly use?: RoomUse;
  /** Hotel-local `HH:MM`. */
  readonly arrivalTime?: string;
  readonly departureTime?: string;
  readonly vip?: string;
  /** The guest waits for the room; lower numbers first. */
  readonly queuePriority?: number;
}

/** A room as housekeeping looks at it. */
export interface BoardRoom {
  readonly room: string;
  readonly roomType?: string;
  readonly floor?: string;
  readonly status?: RoomStatus;
  readonly occupied: boolean;
  readonly uses: readonly RoomUse[];
  readonly wish?: GuestWish;
  /** Place in the order of cleaning. */
  readonly priority?: number;
  readonly discrepancy?: 'sleep' | 'skip' | 'persons';
  /** Last day of the blocking in force. */
  readonly blockedUntil?: string;
  readonly stays: readonly RoomStay[];
}
