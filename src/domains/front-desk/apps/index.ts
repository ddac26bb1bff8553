import { appOf } from '../../../mcp/declaration/app.resource.js';

/** Addresses of the front desk's pictures. */
export const ARRIVALS_BOARD = 'ui://opera/arrivals-board';

/** The front desk's pictures. */
export const FRONT_DESK_APPS = [
  appOf({
    uri: ARRIVALS_BOARD,
    name: 'arrivals_board',
    title: 'Arrivals',
    description: 'Arrivals of a day as a board: who, when, which room and whether it is ready.',
    toolset: 'front-desk',
    part: new URL('./arrivals-board.html', import.meta.url),
  }),
];
