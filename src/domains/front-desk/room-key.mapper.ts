import type { PostRoomKeyBody } from '../../opera/wire/generated/fof.wire.js';

/** What a key is for; OPERA's words. */
export const KEY_KINDS = ['new', 'duplicate', 'lost'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];
export const WIRE_KEYS = {
  new: 'New',
  duplicate: 'Duplicate',
  lost: 'Lost',
} as const satisfies Record<KeyKind, string>;

/** Body of `fof.postRoomKey`. */
export function toRoomKey(
  reservationId: string,
  room: string,
  wish: { readonly kind: KeyKind; readonly count: number; readonly encoder?: string },
): PostRoomKeyBody {
  return {
    reservationIdList: [{ id: reservationId, type: 'Reservation' }],
    roomNumber: room,
    noOfKeys: wish.count,
    keyType: WIRE_KEYS[wish.kind],
    ...(wish.encoder !== undefined && { encoderId: { id: wish.encoder, type: 'EncoderId' } }),
  };
}
