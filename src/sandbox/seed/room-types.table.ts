import type { RoomType } from '../state/room.js';

type Row = Omit<RoomType, 'sequence'> & {
  /** Table price for two in the middle season, whole currency units. */ readonly price: number;
};

const row = (
  code: string,
  name: string,
  description: string,
  roomClass: string,
  bedType: string,
  adults: number,
  children: number,
  features: readonly string[],
  price: number,
  suite = false,
): Row => ({
  code,
  name,
  description,
  roomClass,
  bedType,
  maximumAdults: adults,
  maximumChildren: children,
  maximumOccupancy: adults + children,
  defaultOccupancy: Math.min(2, adults),
  features,
  suite,
  price,
});

/** Every room type of the chain. */
export const ROOM_TYPES: readonly Row[] = [
  row(
    'SGL',
    'Single',
    'Quiet single room with a desk facing the courtyard',
    'STD',
    'S',
    1,
    0,
    ['WRK', 'QUI'],
    99,
  ),
  row('STQ', 'Standard Queen', 'Queen bed, walk-in shower, city side', 'STD', 'Q', 2, 1, ['CTY', 'WRK'], 129),
  row(
    'STT',
    'Standard Twin',
    'Two single beds, walk-in shower, city side',
    'STD',
    'T',
    2,
    1,
    ['CTY', 'WRK'],
    129,
  ),
  row(
    'SUP',
    'Superior King',
    'King bed, espresso machine, partly with harbour view',
    'SUP',
    'K',
    2,
    1,
    ['COF', 'WRK', 'SEA'],
    159,
  ),
  row(
    'DLX',
    'Deluxe King',
    'King bed, bathtub and balcony over the water',
    'DLX',
    'K',
    3,
    1,
    ['BAL', 'BTH', 'COF', 'SEA'],
    199,
  ),
  row('FAM', 'Family Room', 'Queen bed and bunk beds, kitchenette', 'SUP', 'Q', 2, 3, ['KIT', 'CON'], 189),
  row(
    'JSU',
    'Junior Suite',
    'Open suite with sofa bed and balcony',
    'STE',
    'K',
    3,
    2,
    ['BAL', 'BTH', 'COF', 'HFL'],
    259,
    true,
  ),
  row(
    'SUI',
    'Harbour Suite',
    'Two rooms, bathtub with a view, dining table for six',
    'STE',
    'K',
    4,
    2,
    ['BAL', 'BTH', 'COF', 'HFL', 'SEA', 'KIT'],
    389,
    true,
  ),
];

/** Room features by code. */
export const FEATURES: Readonly<Record<string, string>> = {
  ACC: 'Accessible bathroom and wide doors',
  BAL: 'Balcony',
  BTH: 'Bathtub',
  COF: 'Espresso machine',
  CON: 'Connecting door',
  CTY: 'City side',
  HFL: 'High floor',
  KIT: 'Kitchenette',
  QUI: 'Quiet side',
  SEA: 'Water view',
  WRK: 'Writing desk',
};

export const ROOM_CLASSES: Readonly<Record<string, string>> = {
  STD: 'Standard',
  SUP: 'Superior',
  DLX: 'Deluxe',
  STE: 'Suites',
};
