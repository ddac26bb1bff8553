import { appOf } from '../../../mcp/declaration/app.resource.js';

/** Addresses of the front desk's pictures. */
export const ARRIVALS_BOARD = 'ui://opera/arrivals-board';
export const TAPE_CHART = 'ui://opera/tape-chart';

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
  appOf({
    uri: TAPE_CHART,
    name: 'tape_chart',
    title: 'Tape chart',
    description: 'Rooms by days: stays, arrivals to come and blocked rooms.',
    toolset: 'front-desk',
    part: new URL('./tape-chart.html', import.meta.url),
  }),
];
