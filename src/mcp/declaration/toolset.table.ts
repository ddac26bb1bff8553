/** Toolsets by role, in the order in which tools are listed. */
export const TOOLSETS = {
  reservations: 'Find, book, change and cancel stays',
  availability: 'Rooms and rates for sale',
  profiles: 'Guests, companies, agents and groups',
  'front-desk': 'Arrivals, check-in, rooms and departures',
  housekeeping: 'Room status, tasks and maintenance',
  cashiering: 'Folios, charges, payments and check-out',
  blocks: 'Groups and events',
  activities: 'Sales and leisure activities',
  reporting: 'Business date, occupancy and briefings',
  configuration: 'Hotels, rooms, rates and lists of values',
  system: 'Health of this server and its link to OPERA',
  operations: 'Every OPERA operation by search',
} as const;

export type Toolset = keyof typeof TOOLSETS;
