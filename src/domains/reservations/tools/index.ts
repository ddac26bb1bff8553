import { CancelReservationTool } from './cancel-reservation.tool.js';
import { CreateReservationTool } from './create-reservation.tool.js';
import { GetReservationTool } from './get-reservation.tool.js';
import { ModifyReservationTool } from './modify-reservation.tool.js';
import { SearchReservationsTool } from './search-reservations.tool.js';

/** Tools of the toolset reservations, in the order of a stay's life. */
export const RESERVATION_TOOLS = [
  SearchReservationsTool,
  GetReservationTool,
  CreateReservationTool,
  ModifyReservationTool,
  CancelReservationTool,
];
