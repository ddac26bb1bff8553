import { appOf } from '../../../mcp/declaration/app.resource.js';

/** Address of the calendar of occupancy and rates. */
export const OCCUPANCY_CALENDAR = 'ui://opera/occupancy-calendar';

/** Pictures of reports. */
export const REPORTING_APPS = [
  appOf({
    uri: OCCUPANCY_CALENDAR,
    name: 'occupancy_calendar',
    title: 'Occupancy and rates',
    description: 'Days as a calendar: occupancy, rooms sold and left, room revenue.',
    toolset: 'reporting',
    part: new URL('./occupancy-calendar.html', import.meta.url),
  }),
];
