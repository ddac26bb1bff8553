import { z } from 'zod';
import { lineOf, RoomNumber } from '../../shared/parameters.schema.js';

/** Rooms a change is for. */
export const Rooms = z
  .array(RoomNumber)
  .refine((list) => list.length > 0 && list.length <= 30, 'must have 1 to 30 rooms')
  .describe('Room numbers');

/** A remark for colleagues. */
export const Remark = lineOf(1, 500);

/** A room on the status board. */
export const RoomRow = z.object({
  room: z.string(),
  roomType: z.string().optional(),
  status: z.string().optional(),
  occupied: z.boolean(),
  today: z.array(z.string()).optional(),
  guest: z.string().optional(),
  flags: z.array(z.string()).optional(),
});
export type RoomRow = z.infer<typeof RoomRow>;

/** A room before and after a change. */
export const ChangedRoom = z.object({
  room: z.string(),
  before: z.string().optional(),
  now: z.string().optional(),
});
