import { z } from 'zod';

/** A room as a receptionist looks at it. */
export const HotelRoom = z.object({
  room: z.string(),
  roomType: z.string().optional(),
  floor: z.string().optional(),
  status: z.string().optional(),
  occupancy: z.string().optional(),
  features: z.array(z.string()).optional(),
  accessible: z.boolean().optional(),
  /** OPERA proposes it for the stay asked about. */
  suggested: z.boolean().optional(),
});
export type HotelRoom = z.infer<typeof HotelRoom>;

/** What find_rooms answers. */
export const RoomList = z.object({
  arrivalDate: z.string(),
  departureDate: z.string(),
  roomType: z.string().optional(),
  rooms: z.array(HotelRoom),
  total: z.int().optional(),
});
export type RoomList = z.infer<typeof RoomList>;
