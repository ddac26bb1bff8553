/** What staff ask and do, by role, as `[weight, tool, arguments of the house and the dice]`. Half of all work is looking at lists. */
const EUR = (amount) => ({ amount, currency: 'EUR' });
const one = (list, random) => list[Math.floor(random() * list.length)];
/** The few that today is about are asked for most. */
const busy = (list, random) => list[Math.floor(random() ** 3 * list.length)];

/** Three to six rooms that an attendant has done in one go. */
const round = (rooms, random) => {
  const from = Math.floor(random() * rooms.length);
  return rooms.slice(from, from + 3 + Math.floor(random() * 4));
};

const QUESTIONS = {
  arrivals: () => ['get_arrivals_report', { limit: 20 }],
  departures: () => ['get_departures_report', { limit: 20 }],
  inHouse: () => ['get_in_house_guests', { limit: 20 }],
  desk: () => ['get_front_desk_summary', {}],
  house: () => ['get_house_status', {}],
  day: () => ['get_business_date', {}],
  stay: ({ stays }, dice) => ['get_reservation', { reservation: `id:${busy(stays, dice)}` }],
  folio: ({ inHouse }, dice) => ['get_guest_folio', { reservation: `id:${busy(inHouse, dice)}` }],
  balances: () => ['get_outstanding_balances', { limit: 20 }],
  codes: (_house, dice) => ['search_transaction_codes', { query: one(['minibar', 'laundry', 'bar'], dice) }],
  floor: (_house, dice) => ['get_room_status', { floor: one(['1', '2', '3', '4'], dice) }],
  ready: () => ['find_rooms', { condition: 'ready', limit: 10 }],
  next: () => ['list_clean_next', { limit: 10 }],
  broken: () => ['list_maintenance_requests', { limit: 10 }],
  free: (_house, dice) => {
    const from = Math.floor(dice() ** 2 * 14);
    return ['check_room_availability', { arrivalDate: `+${from}d`, departureDate: `+${from + 2}d` }];
  },
  left: () => ['get_inventory', { from: 'today', to: '+6d' }],
  forecast: () => ['get_forecast', { from: 'today', to: '+6d' }],
  rates: () => ['list_rate_plans', { limit: 20 }],
  plan: () => ['get_rate_plan', { ratePlan: 'BARBB' }],
  types: () => ['list_room_types', {}],
  groups: () => ['search_blocks', { limit: 10 }],
  reasons: () => ['list_values', { list: 'cancellation reasons' }],
};

/** What is done, and the question whose answer shows it. */
const WORKS = {
  checkIn: ({ arrivals }, dice) => {
    const reservation = `id:${one(arrivals, dice)}`;
    return [
      ['check_in_guest', { reservation, ignoreWarnings: true }],
      ['get_reservation', { reservation }],
    ];
  },
  checkOut: ({ departures }, dice) => {
    const reservation = `id:${one(departures, dice)}`;
    return [
      ['check_out_guest', { reservation, settlementMethod: 'CA' }],
      ['get_reservation', { reservation }],
    ];
  },
  room: ({ rooms }, dice) => [
    ['update_room_status', { rooms: round(rooms, dice), status: one(['clean', 'dirty', 'inspected'], dice) }],
    ['get_room_status', { floor: '2' }],
  ],
  charge: ({ inHouse }, dice) => {
    const reservation = `id:${one(inHouse, dice)}`;
    const amount = EUR(`${1 + Math.floor(dice() * 40)}.50`);
    return [
      ['post_charge_to_room', { reservation, transactionCode: '2050', amount }],
      ['get_guest_folio', { reservation }],
    ];
  },
  payment: ({ inHouse }, dice) => {
    const reservation = `id:${one(inHouse, dice)}`;
    return [
      ['process_payment', { reservation, paymentMethod: 'CA', amount: EUR('20.00') }],
      ['get_guest_folio', { reservation }],
    ];
  },
  booking: (_house, dice) => {
    const from = 3 + Math.floor(dice() * 20);
    const surname = `Tagwerk${String.fromCodePoint(97 + Math.floor(dice() * 26))}`;
    return [
      [
        'create_reservation',
        {
          guestName: `${surname}, Robin`,
          arrivalDate: `+${from}d`,
          departureDate: `+${from + 2}d`,
          roomType: 'STQ',
          ratePlan: 'BAR',
        },
      ],
      ['get_inventory', { from: 'today', to: '+6d' }],
    ];
  },
};

/** People by role: how many, what share of what they want changes something, what they look at and what they do. */
export const ROLES = [
  {
    role: 'front desk',
    people: 10,
    changes: 0.02,
    asks: 'arrivals arrivals departures inHouse desk stay stay stay folio ready day house',
    does: 'checkIn checkIn checkOut charge',
  },
  {
    role: 'housekeeping',
    people: 6,
    changes: 0.015,
    asks: 'floor floor next next broken house',
    does: 'room',
  },
  {
    role: 'cashier',
    people: 4,
    changes: 0.015,
    asks: 'folio folio balances codes departures stay day',
    does: 'charge charge payment',
  },
  {
    role: 'sales',
    people: 3,
    changes: 0.01,
    asks: 'free free rates plan types groups left reasons',
    does: 'booking',
  },
  {
    role: 'revenue',
    people: 2,
    changes: 0,
    asks: 'forecast left free rates plan types house',
    does: 'booking',
  },
];

/** What one of this role wants next: calls in their order, the first perhaps a change. */
export function wish({ changes, asks, does }, house, dice) {
  if (dice() < changes) {
    const [change, look] = WORKS[one(does.split(' '), dice)](house, dice);
    return [
      { name: change[0], args: change[1], changes: true },
      { name: look[0], args: look[1], changes: false },
    ];
  }
  const [name, args] = QUESTIONS[one(asks.split(' '), dice)](house, dice);
  return [{ name, args, changes: false }];
}
