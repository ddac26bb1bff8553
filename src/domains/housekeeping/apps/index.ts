import { appOf } from '../../../mcp/declaration/app.resource.js';

/** Address of the room status board. */
export const ROOM_BOARD = 'ui://opera/room-board';

/** Housekeeping's pictures. */
export const HOUSEKEEPING_APPS = [
  appOf({
    uri: ROOM_BOARD,
    name: 'room_board',
    title: 'Room status',
    description: 'All rooms with cleaning status, occupancy, arrivals and departures.',
    toolset: 'housekeeping',
    part: new URL('./room-board.html', import.meta.url),
  }),
];
