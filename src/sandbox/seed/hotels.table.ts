import type { HotelProfile } from '../state/hotel.js';

/** Rooms and floors of a seeded hotel; `types` gives room type codes and how many rooms of each there are. */
export interface HotelPlan {
  readonly profile: Omit<HotelProfile, 'chainCode' | 'chainName'>;
  readonly floors: number;
  readonly types: readonly (readonly [code: string, rooms: number])[];
  /** Factor on the table prices, in hundredths. */
  readonly priceLevel: number;
  /** How likely a room that becomes free is taken again at once; about 0.12 less than the share of rooms then sold. */
  readonly occupancy: number;
  /** Taxes of this country, by transaction code: hundredths of a percent. */
  readonly taxes: Readonly<Record<string, number>>;
}

export const CHAIN = { code: 'SANDBOX', name: 'Sandbox Hotels' } as const;

export const HOTELS: readonly HotelPlan[] = [
  {
    profile: {
      id: 'SAND01',
      name: 'Hotel Sandbank am Hafen',
      release: '26.2',
      currency: 'EUR',
      country: 'DE',
      city: 'Dünenstadt',
      street: 'Am Alten Kai 7',
      postalCode: '20999',
      language: 'E',
      timeZone: 'Europe/Berlin',
      phone: '+49 40 5550 100',
      email: 'frontoffice@sand01.example',
      checkInTime: '15:00',
      checkOutTime: '11:00',
      opened: '2009-05-01',
      latitude: 53.54,
      longitude: 9.98,
    },
    floors: 6,
    types: [
      ['SGL', 12],
      ['STQ', 32],
      ['STT', 22],
      ['SUP', 20],
      ['DLX', 14],
      ['FAM', 8],
      ['JSU', 8],
      ['SUI', 4],
    ],
    priceLevel: 100,
    occupancy: 0.5,
    taxes: { '7010': 700, '7020': 500, '7030': 1900 },
  },
  {
    profile: {
      id: 'SAND02',
      name: 'The Little Dune Inn',
      release: '25.5',
      currency: 'USD',
      country: 'US',
      city: 'Port Halcyon',
      street: '12 Lighthouse Lane',
      postalCode: '04999',
      language: 'E',
      timeZone: 'America/New_York',
      phone: '+1 207 555 0140',
      email: 'desk@sand02.example',
      checkInTime: '16:00',
      checkOutTime: '11:00',
      opened: '2016-06-15',
      latitude: 43.66,
      longitude: -70.25,
    },
    floors: 4,
    types: [
      ['STQ', 14],
      ['STT', 10],
      ['DLX', 10],
      ['FAM', 4],
      ['SUI', 2],
    ],
    priceLevel: 115,
    occupancy: 0.45,
    taxes: { '7010': 900, '7020': 250, '7030': 550 },
  },
];
