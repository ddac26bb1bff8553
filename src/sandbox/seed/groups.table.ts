import type { FunctionSpace, InventoryControl } from '../state/group.js';

/** A group before it is placed in a hotel's calendar; days count from the business date. */
export interface GroupPlan {
  readonly code: string;
  readonly name: string;
  readonly starts: number;
  readonly nights: number;
  readonly status: string;
  readonly control: InventoryControl;
  readonly booking: string;
  readonly origin: string;
  readonly cutOffDays?: number;
  /** Stays already booked that belong to it, at most. */
  readonly stays: number;
  /** Rooms a night by room type, beside those already taken. */
  readonly rooms: Readonly<Record<string, number>>;
  /** What it pays a night for one and for two, whole currency units. */
  readonly prices: readonly [number, number];
  readonly note: string;
  readonly cancelled?: string;
}

/** Groups of our own invention, in several languages. */
export const GROUPS: readonly GroupPlan[] = [
  {
    code: 'KAMMER',
    name: 'Kammerchor Nordlicht',
    starts: 0,
    nights: 3,
    status: 'DEF',
    control: 'Elastic',
    booking: 'LEIS',
    origin: 'MAIL',
    cutOffDays: 14,
    stays: 4,
    rooms: {},
    prices: [95, 115],
    note: 'Koffer bitte in den Probenraum. Abfahrt zur Kirche täglich 17:30 Uhr.',
  },
  {
    code: 'BIOTEC',
    name: 'Biotech Founders Forum',
    starts: 6,
    nights: 3,
    status: 'TEN',
    control: 'Elastic',
    booking: 'CONF',
    origin: 'WEB',
    cutOffDays: 3,
    stays: 2,
    rooms: { STQ: 4, STT: 2 },
    prices: [119, 139],
    note: 'Badge desk in the foyer from 07:00.',
  },
  {
    code: 'TOKYO12',
    name: '東京写真倶楽部',
    starts: 12,
    nights: 3,
    status: 'DEF',
    control: 'NonElastic',
    booking: 'LEIS',
    origin: 'MAIL',
    cutOffDays: 7,
    stays: 3,
    rooms: { STQ: 2, STT: 3, DLX: 1 },
    prices: [105, 125],
    note: '朝食は六時半から。',
  },
  {
    code: 'AZAHAR',
    name: 'Boda Azahar y Noé',
    starts: 24,
    nights: 2,
    status: 'DEF',
    control: 'NonElastic',
    booking: 'WEDD',
    origin: 'PHON',
    cutOffDays: 10,
    stays: 0,
    rooms: { STQ: 3, DLX: 2, FAM: 1 },
    prices: [110, 130],
    note: 'Flores en las habitaciones de los padres.',
  },
  {
    code: 'REGATA',
    name: 'Regata de Otoño',
    starts: 40,
    nights: 4,
    status: 'INQ',
    control: 'Elastic',
    booking: 'SPRT',
    origin: 'FAIR',
    stays: 0,
    rooms: { STT: 6 },
    prices: [99, 119],
    note: 'Space for twelve boards in the garage.',
  },
  {
    code: 'KONGRES',
    name: 'Kongres Chirurgów',
    starts: 18,
    nights: 2,
    status: 'CXL',
    control: 'Elastic',
    booking: 'CONF',
    origin: 'MAIL',
    stays: 0,
    rooms: { STQ: 5 },
    prices: [120, 140],
    note: 'Przeniesiony do innego miasta.',
    cancelled: 'DATE',
  },
];

const space = (
  code: string,
  name: string,
  floor: string,
  kind: string,
  squareMetres: number,
  rental: number,
  capacities: Readonly<Record<string, number>>,
  more: Partial<FunctionSpace> = {},
): FunctionSpace => ({
  code,
  name,
  floor,
  kind,
  squareMetres,
  rental: rental * 100,
  capacities,
  shareable: false,
  elements: [],
  ...more,
});

/** Rooms for meetings and meals of every hotel; the ballroom is two halls with the wall folded away. */
export const SPACES: readonly FunctionSpace[] = [
  space(
    'BALL',
    'Ballroom',
    '0',
    'BALL',
    320,
    2400,
    { BQT: 200, CLA: 160, COK: 320, THE: 280 },
    {
      elements: ['BALLA', 'BALLB'],
    },
  ),
  space('BALLA', 'Ballroom, east half', '0', 'BALL', 160, 1300, {
    BQT: 90,
    CLA: 70,
    COK: 150,
    THE: 130,
    USH: 40,
  }),
  space('BALLB', 'Ballroom, west half', '0', 'BALL', 160, 1300, {
    BQT: 90,
    CLA: 70,
    COK: 150,
    THE: 130,
    USH: 40,
  }),
  space('ALSTER', 'Alster room', '1', 'MEET', 60, 450, { BRD: 20, CLA: 30, THE: 50, USH: 22 }),
  space('ELBE', 'Elbe room', '1', 'MEET', 45, 380, { BRD: 16, CLA: 20, THE: 36, USH: 16 }),
  space('LIBRARY', 'Library', '1', 'MEET', 28, 260, { BRD: 10 }),
  space('FOYER', 'Foyer', '0', 'FOYE', 140, 300, { COK: 180 }, { shareable: true }),
  space('TERRACE', 'Roof terrace', '6', 'OUT', 200, 900, { BQT: 80, COK: 150 }),
];

/** Statuses of events: name, whether they take the space, what OPERA calls their kind. */
export const EVENT_STATUSES = [
  { code: 'INQ', name: 'Inquiry', color: 'White', takesSpace: false, kind: 'Inquiry' },
  { code: 'TEN', name: 'Tentative', color: 'Yellow', takesSpace: true, kind: 'Inquiry' },
  { code: 'DEF', name: 'Definite', color: 'Green', takesSpace: true, kind: 'Actual' },
  { code: 'ACT', name: 'Actual', color: 'Blue', takesSpace: true, kind: 'Actual' },
  { code: 'WAI', name: 'Waitlist', color: 'Magenta', takesSpace: false, kind: 'Waitlist' },
  { code: 'CXL', name: 'Cancelled', color: 'Red', takesSpace: false, kind: 'Cancel' },
] as const;

/** Things an event can be given: code, name, class, price, in stock. */
export const RESOURCES = [
  ['BEAM', 'Projector', 'AV', 90, 8],
  ['SCRE', 'Screen', 'AV', 35, 8],
  ['MICR', 'Microphone', 'AV', 25, 20],
  ['FLIP', 'Flipchart', 'EQ', 15, 15],
  ['LECT', 'Lectern', 'EQ', 20, 3],
  ['DANC', 'Dance floor', 'EQ', 280, 1],
] as const;

/** Packages of catering: code, name, net price a person, the events they bring: type, name, start and end. */
export const CATERING_PACKAGES = [
  {
    code: 'DDR',
    name: 'Day delegate rate',
    price: 6500,
    events: [
      ['COF', 'Coffee break', '10:30', '11:00'],
      ['LUN', 'Lunch', '12:30', '13:30'],
      ['COF', 'Coffee break', '15:30', '16:00'],
    ],
  },
  { code: 'RECP', name: 'Reception', price: 3800, events: [['REC', 'Reception', '18:30', '20:30']] },
] as const;

/** Events of the seeded groups: group, type, name, day of the group, start, end, space, setup, people. */
export const GROUP_EVENTS = [
  ['KAMMER', 'MEE', 'Probe', 0, '16:00', '18:00', 'BALLA', 'THE', 60],
  ['KAMMER', 'DIN', 'Abendessen', 0, '19:00', '21:30', 'TERRACE', 'BQT', 50],
  ['BIOTEC', 'CON', 'Plenary', 1, '09:00', '17:00', 'BALL', 'THE', 180],
  ['BIOTEC', 'REC', 'Evening reception', 1, '18:30', '21:00', 'FOYER', 'COK', 120],
  ['TOKYO12', 'MEE', '写真の選考会', 1, '14:00', '17:00', 'ALSTER', 'BRD', 14],
  ['AZAHAR', 'WED', 'Banquete', 1, '18:00', '23:30', 'BALL', 'BQT', 140],
] as const;
