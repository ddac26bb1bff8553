import { TOOLSETS, type Toolset } from '../declaration/toolset.table.js';

/** Groups of toolsets by the role that works with them. */
export const PROFILES = {
  'front-desk': [
    'reservations',
    'availability',
    'profiles',
    'front-desk',
    'cashiering',
    'reporting',
    'system',
  ],
  housekeeping: ['front-desk', 'housekeeping', 'reporting', 'system'],
  cashier: ['front-desk', 'cashiering', 'reporting', 'system'],
  sales: ['reservations', 'availability', 'profiles', 'blocks', 'activities', 'reporting', 'system'],
  revenue: ['reservations', 'availability', 'blocks', 'reporting', 'configuration', 'system'],
  manager: [
    'reservations',
    'availability',
    'profiles',
    'front-desk',
    'housekeeping',
    'cashiering',
    'blocks',
    'reporting',
    'configuration',
    'system',
  ],
  all: Object.keys(TOOLSETS) as Toolset[],
} as const satisfies Record<string, readonly Toolset[]>;

export type Profile = keyof typeof PROFILES;
