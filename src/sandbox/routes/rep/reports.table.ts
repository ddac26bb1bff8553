/** One report of the catalogue. */
export interface ReportRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly group: string;
  /** Name, label, kind and preset of what it asks for. */
  readonly parameters: readonly (readonly [name: string, label: string, type: string, value?: string])[];
}

/** Groups of reports by name. */
export const REPORT_GROUPS: Readonly<Record<string, string>> = {
  ARRIVALS: 'Arrivals and departures',
  HOUSEKEEPING: 'Rooms and housekeeping',
  FINANCIAL: 'Money and folios',
  STATISTICS: 'Statistics and forecast',
};

const onDate = ['P_DATE', 'Business date', 'Date'] as const;
const period = [
  ['P_FROM_DATE', 'From', 'Date'],
  ['P_TO_DATE', 'To', 'Date'],
] as const;

export const REPORTS: readonly ReportRow[] = [
  {
    id: '1101',
    name: 'ARRIVALS_DETAIL',
    description: 'Arrivals of a day',
    group: 'ARRIVALS',
    parameters: [...period, ['P_VIP_ONLY', 'VIP guests only', 'CheckBox', 'N']],
  },
  {
    id: '1102',
    name: 'DEPARTURES_ALL',
    description: 'Departures of a day',
    group: 'ARRIVALS',
    parameters: [onDate],
  },
  {
    id: '1103',
    name: 'IN_HOUSE_BY_NAME',
    description: 'Guests in the house by name',
    group: 'ARRIVALS',
    parameters: [],
  },
  {
    id: '1201',
    name: 'ROOM_STATUS',
    description: 'Status of every room',
    group: 'HOUSEKEEPING',
    parameters: [['P_FLOOR', 'Floor', 'Char']],
  },
  {
    id: '1202',
    name: 'OUT_OF_ORDER',
    description: 'Rooms out of order by reason',
    group: 'HOUSEKEEPING',
    parameters: [...period],
  },
  {
    id: '1301',
    name: 'GUEST_LEDGER',
    description: 'Open balances of guests in the house',
    group: 'FINANCIAL',
    parameters: [],
  },
  {
    id: '1302',
    name: 'JOURNAL_BY_CASHIER',
    description: 'Postings by cashier and transaction code',
    group: 'FINANCIAL',
    parameters: [onDate, ['P_CASHIER', 'Cashier', 'Number']],
  },
  {
    id: '1401',
    name: 'MANAGER_FLASH',
    description: 'Occupancy and revenue of the day, month and year',
    group: 'STATISTICS',
    parameters: [onDate],
  },
  {
    id: '1402',
    name: 'HISTORY_FORECAST',
    description: 'Rooms, occupancy and revenue by day',
    group: 'STATISTICS',
    parameters: [...period],
  },
];
