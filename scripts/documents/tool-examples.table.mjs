/**
 * What somebody might say, and the call that answers it, for every tool: shown with the sandbox's answer in docs/tools. `first`
 * are calls that have to be made before; their answers are found by `$0.name`, the first value of that name in answer 0.
 */
const EUR = (amount) => ({ amount, currency: 'EUR' });

/** In house in 205, leaves tomorrow. */
const GUEST = '205';
/** Due in today. */
const DUE = '71000033';
/** Comes in three days. */
const LATER = '71000510';
const FIRST_GROUP = { block: 'Kammerchor Nordlicht' };

export const EXAMPLES = {
  add_accompanying_guest: [
    "Mr Oakhurst's wife Clara comes too",
    { reservation: DUE, guestName: 'Oakhurst, Clara' },
  ],
  add_alert: [
    'Warn us at check-in that the passport must be copied',
    { reservation: DUE, code: 'PASS', area: 'CheckIn', text: 'Copy the passport' },
  ],
  add_fixed_charge: [
    'Parking every day for 205',
    { reservation: GUEST, transactionCode: '3010', amount: EUR('15.00'), frequency: 'daily' },
  ],
  add_reservation_package: ['Add breakfast to booking 71000510', { reservation: LATER, package: 'BRKF' }],
  add_routing: ['The company pays the room of 71000510', { reservation: LATER, codes: ['ROOM'], window: 2 }],
  add_to_waitlist: [
    'Put Ms Sommer on the waiting list for a suite tonight',
    {
      guestName: 'Sommer, Ida',
      arrivalDate: 'today',
      departureDate: 'tomorrow',
      roomType: 'SUI',
      ratePlan: 'BAR',
    },
  ],
  add_trace: [
    'Remind housekeeping to put a cot into 205',
    { reservation: GUEST, department: 'HK', text: 'Cot please' },
  ],
  adjust_transaction: [
    'Take ten percent off the room charge of 205',
    { reservation: GUEST, transactionNo: '$0.transactionNo', percent: 10, reason: 'GOOD' },
    [['get_guest_folio', { reservation: GUEST, detail: 'full' }]],
  ],
  apply_upsell: ['Mr Oakhurst takes the queen room', { reservation: DUE, offer: 'SGL-STQ' }],
  assign_room: ['Give Mr Oakhurst a room', { reservation: DUE }],
  authorize_card: ['Authorise 200 euro on the card of 205', { reservation: GUEST, amount: EUR('200.00') }],
  auto_assign_rooms: ["Give today's arrivals their rooms", { readyOnly: true }],
  book_in_block: [
    'Kim Sanger joins the choir',
    { ...FIRST_GROUP, guestName: 'Sanger, Kim', roomType: 'STQ' },
  ],
  book_leisure_activity: [
    'A massage for 205 at three',
    { reservation: GUEST, type: 'SPA', date: 'today', start: '15:00', end: '16:00' },
  ],
  bulk_create_reservations: [
    'Book these two',
    {
      batch: 'crew-1',
      stays: [
        {
          guestName: 'Kranich, Uwe',
          arrivalDate: '+10d',
          departureDate: '+11d',
          roomType: 'STT',
          ratePlan: 'BAR',
          adults: 1,
        },
        {
          guestName: 'Reiher, Ana',
          arrivalDate: '+10d',
          departureDate: '+11d',
          roomType: 'STT',
          ratePlan: 'BAR',
          adults: 1,
        },
      ],
    },
  ],
  call_read_operation: [
    'What does OPERA itself say of 71000510?',
    {
      operation: 'rsv.getReservation',
      parameters: { reservationId: '300510' },
      fields: ['reservations.reservation.reservationStatus'],
    },
  ],
  call_write_operation: [
    'Set the do-not-move flag by the operation itself',
    {
      operation: 'rsv.putReservation',
      parameters: { reservationId: '300510' },
      body: {
        reservations: [
          { reservationIdList: [{ id: '300510', type: 'Reservation' }], hotelId: 'SAND01', comments: [] },
        ],
      },
    },
  ],
  cancel_leisure_booking: [
    '205 does not want the massage',
    { reservation: GUEST, bookingId: '$0.bookingId' },
    [
      [
        'book_leisure_activity',
        { reservation: GUEST, type: 'SPA', date: 'today', start: '15:00', end: '16:00' },
      ],
    ],
  ],
  cancel_reservation: ['71000510 does not come', { reservation: LATER, reason: 'CHPL' }],
  cancel_wake_up_call: [
    '205 wants to sleep',
    { reservation: GUEST },
    [['set_wake_up_call', { reservation: GUEST, time: '06:30' }]],
  ],
  change_block_status: ['The choir is only tentative after all', { ...FIRST_GROUP, status: 'TEN' }],
  check_in_guest: ['Mr Oakhurst is here', { reservation: DUE, ignoreWarnings: true }],
  check_out_guest: ['602 leaves and pays cash', { reservation: '602', settlementMethod: 'CA' }],
  check_room_availability: [
    'Anything free for two nights from today, two people?',
    { arrivalDate: 'today', departureDate: '+2d', adults: 2 },
  ],
  close_service_request: [
    'The towels are there',
    { requestId: '$0.requestId' },
    [['create_service_request', { room: GUEST, code: 'TOWE' }]],
  ],
  combine_share: [
    'These two share a room',
    { reservation: LATER, with: '$0.confirmationNumber', price: 'first_pays' },
    [
      [
        'create_reservation',
        {
          guestName: 'Sommer, Ida',
          arrivalDate: '2026-11-26',
          departureDate: '2026-12-04',
          roomType: 'STQ',
          ratePlan: 'BAR',
        },
      ],
    ],
  ],
  complete_housekeeping_task: [
    '205 is done',
    { room: '$0.room', status: 'clean' },
    [['get_housekeeping_tasks', { sheet: 1 }]],
  ],
  complete_sales_activity: [
    'The call with the agency is done',
    { activityId: '$0.id', result: 'Wants an offer' },
    [['list_sales_activities', {}]],
  ],
  copy_reservation: ['The same stay again in a month', { reservation: LATER, arrivalDate: '+30d' }],
  create_block: [
    'A group of eight for the weekend',
    {
      name: 'Ruderclub',
      startDate: '2026-12-04',
      endDate: '2026-12-06',
      rooms: [{ roomType: 'STT', rooms: 4, price: '95.00' }],
      ratePlan: 'BAR',
    },
  ],
  create_event: [
    'A dinner for twenty for the choir',
    { ...FIRST_GROUP, name: 'Dinner', type: 'DIN', date: 'tomorrow', from: '19:00', to: '22:00', people: 20 },
  ],
  create_guest_profile: [
    'A new guest, Ida Sommer from Vienna',
    { surname: 'Sommer', givenName: 'Ida', city: 'Wien', country: 'AT' },
  ],
  create_maintenance_request: ['The tap in 310 drips', { rooms: ['310'], code: 'BATH', remark: 'Tap drips' }],
  create_reservation: [
    'Book Ida Sommer a queen room for next Monday',
    {
      guestName: 'Sommer, Ida',
      arrivalDate: '2026-11-30',
      departureDate: '2026-12-01',
      roomType: 'STQ',
      ratePlan: 'BAR',
    },
  ],
  create_room_key: ['A second key for 205', { reservation: GUEST, kind: 'duplicate' }],
  create_sales_activity: [
    'Call the agency tomorrow at ten',
    {
      kind: 'appointment',
      type: 'CALL',
      purpose: 'Contract 2027',
      date: 'tomorrow',
      start: '10:00',
      end: '10:30',
    },
  ],
  create_service_request: ['205 needs towels', { room: GUEST, code: 'TOWE' }],
  describe_operation: ['What does getting a reservation take?', { operation: 'rsv.getReservation' }],
  email_folio: ['Mail 205 the bill', { reservation: GUEST, email: 'guest@mail.example' }],
  enroll_membership: [
    'Enrol this guest into the club',
    { guest: '$0.profileId', type: 'DUNE' },
    [['create_guest_profile', { surname: 'Sommer', givenName: 'Ida' }]],
  ],
  explain_unavailability: [
    'Why is there no suite tonight?',
    { arrivalDate: 'today', departureDate: 'tomorrow', roomType: 'SUI' },
  ],
  find_alternatives: [
    'No suite tonight; what else?',
    { arrivalDate: 'today', departureDate: 'tomorrow', roomType: 'SUI' },
  ],
  find_function_space: [
    'A room for twenty tomorrow morning',
    { date: 'tomorrow', from: '09:00', to: '12:00', people: 20 },
  ],
  find_rooms: ['Which rooms are ready?', { condition: 'ready', limit: 5 }],
  forget_guest: [
    'This guest wants to be forgotten',
    { profileId: '$0.profileId' },
    [['create_guest_profile', { surname: 'Sommer', givenName: 'Ida' }]],
  ],
  generate_folio_report: ['Print the bill of 205', { reservation: GUEST }],
  generate_task_sheets: ['Make the cleaning sheets', { task: 'STAY', sheets: 3 }],
  get_arrivals_report: ['Who comes today?', { limit: 3 }],
  get_best_available_rates: ['Best rates of the week', { from: 'today', to: '+2d' }],
  get_block: ['How is the choir booked?', FIRST_GROUP],
  get_block_pickup: ['How many of the choir have booked?', FIRST_GROUP],
  get_bulk_operation_status: [
    'How far is batch crew-1?',
    { batch: 'crew-1', count: 1 },
    [
      [
        'bulk_create_reservations',
        {
          batch: 'crew-1',
          stays: [
            {
              guestName: 'Kranich, Uwe',
              arrivalDate: '+10d',
              departureDate: '+11d',
              roomType: 'STT',
              ratePlan: 'BAR',
              adults: 1,
            },
          ],
        },
      ],
    ],
  ],
  get_business_date: ['What day is it in the hotel?', {}],
  get_cashier_report: ["Cashier 1's shift", { cashierId: 1 }],
  get_cleaning_schedule: ['When will linen be changed?', { reservation: GUEST }],
  get_daily_revenue_report: ['What did we earn yesterday?', { date: 'yesterday' }],
  get_departures_report: ['Who leaves today?', { limit: 3 }],
  get_discrepancies: ['Sleeps and skips?', {}],
  get_end_of_day_readiness: ['Can we close the day?', {}],
  get_folio_document: ['The bill of 205 as a document', { reservation: GUEST }],
  get_forecast: ['The next three days', { from: 'today', to: '+2d' }],
  get_front_desk_summary: ['How is the desk?', {}],
  get_guest_folio: ['What does 205 owe?', { reservation: GUEST }],
  get_guest_loyalty_info: ["Mr Oakhurst's points", { guest: 'Oakhurst, Desmond' }],
  get_guest_preferences: ['What does Mr Oakhurst like?', { guest: 'Oakhurst, Desmond' }],
  get_guest_profile: ['Who is Mr Oakhurst?', { guest: 'Oakhurst, Desmond' }],
  get_guest_stay_history: [
    'Has Mr Oakhurst been here before?',
    { guest: 'Oakhurst, Desmond', show: 'both', limit: 3 },
  ],
  get_hotel: ['The address of the hotel?', {}],
  get_house_status: ['How is the house tonight?', {}],
  get_housekeeping_tasks: ["Today's cleaning sheets", {}],
  get_in_house_guests: ['Who is in the house?', { limit: 3 }],
  get_inventory: ['Rooms left, today and tomorrow', { from: 'today', to: 'tomorrow' }],
  get_morning_brief: ['Good morning, what is on?', {}],
  get_no_show_report: ['Who did not come yesterday?', { from: 'yesterday' }],
  get_occupancy_report: ['Occupancy of the week', { from: 'today', to: '+2d' }],
  get_outstanding_balances: ['Who owes us most?', { limit: 3 }],
  get_rate_plan: ['What is in BARBB?', { ratePlan: 'BARBB' }],
  get_reservation: ['Show booking 71000510', { reservation: LATER }],
  get_reservation_activity: ['What happened to 71000510?', { reservation: LATER }],
  get_reservation_pace: ['How does Christmas Eve book?', { stayDate: '2026-12-24' }],
  get_room_status: ['Which rooms on the second floor are dirty?', { floor: '2', status: 'dirty' }],
  get_server_info: ['What are you connected to?', {}],
  get_tape_chart: ['Rooms by days, second floor', { floor: '2', days: 3 }],
  health_check: ['Is everything running?', {}],
  hold_room: ['Keep 116 free for now', { room: '116', reason: 'VIP on the way' }],
  inspect_cache: ['What do you remember?', {}],
  link_profiles: [
    'These two are married',
    { guest: '$0.profileId', other: '$1.profileId', guestIs: 'SPOUSE', otherIs: 'SPOUSE' },
    [
      ['create_guest_profile', { surname: 'Sommer', givenName: 'Ida' }],
      ['create_guest_profile', { surname: 'Sommer', givenName: 'Paul' }],
    ],
  ],
  list_alerts: ['Any warnings for Mr Oakhurst?', { reservation: DUE }],
  list_block_reservations: ['Who is in the choir?', { ...FIRST_GROUP, limit: 3 }],
  list_clean_next: ['What should be cleaned next?', { limit: 3 }],
  list_deposits: ['Has 71000510 paid a deposit?', { reservation: LATER }],
  list_events: ['Events of the week', {}],
  list_fixed_charges: ['What is charged to 205 every day?', { reservation: GUEST }],
  list_guest_messages: ['Messages for 205?', { reservation: GUEST }],
  list_hotels: ['Which hotels do you know?', {}],
  list_leisure_activities: ['What has 205 booked?', { reservation: GUEST }],
  list_maintenance_requests: ['What is broken?', { limit: 3 }],
  list_out_of_order_rooms: ['Rooms out of order', {}],
  list_packages: ['What extras are there?', {}],
  list_queue: ['Who waits for a room?', {}],
  list_rate_plans: ['Which rates do we sell?', { limit: 3 }],
  list_reservation_packages: ['Extras of 71000510', { reservation: LATER }],
  list_restrictions: ['Restrictions of the week', {}],
  list_room_moves: ['Has 205 moved?', { reservation: GUEST }],
  list_room_types: ['Our room types', {}],
  list_rooms: ['The suites', { roomType: 'SUI' }],
  list_routing: ['Who pays for 205?', { reservation: GUEST }],
  list_sales_activities: ['What is open in sales?', {}],
  list_service_requests: ['Open requests', { limit: 3 }],
  list_traces: ['What is to be done today?', {}],
  list_tracked_items: ['What do we keep for guests?', { limit: 3 }],
  list_upsell_offers: ['What can we offer Mr Oakhurst?', { reservation: DUE }],
  list_values: ['Reasons for a cancellation?', { list: 'cancellation reasons' }],
  list_wake_up_calls: ['Wake-up calls tomorrow', {}],
  mark_message_delivered: [
    '205 got the message',
    { reservation: GUEST, messageId: '$0.messageId' },
    [['send_guest_message', { reservation: GUEST, message: 'Call home' }]],
  ],
  merge_guest_profiles: [
    'These are the same person',
    { keep: '$0.profileId', remove: '$1.profileId' },
    [
      ['create_guest_profile', { surname: 'Sommer', givenName: 'Ida' }],
      ['create_guest_profile', { surname: 'Sommer', givenName: 'Ida', allowDuplicate: true }],
    ],
  ],
  modify_reservation: ['71000510 leaves a day earlier', { reservation: LATER, departureDate: '2026-12-03' }],
  move_room: ['It is too loud in 205', { reservation: GUEST, reason: 'NOIS' }],
  post_charge_to_room: [
    'Minibar 12.50 on 205',
    { reservation: GUEST, transactionCode: '2050', amount: EUR('12.50') },
  ],
  post_deposit: [
    '71000510 pays 100 euro deposit',
    { reservation: LATER, paymentMethod: 'CA', amount: EUR('100.00') },
  ],
  pre_register_guest: [
    'Mr Oakhurst has registered on his telephone',
    { reservation: DUE, arrivalTime: '17:00' },
  ],
  process_payment: [
    '205 pays 50 euro in cash',
    { reservation: GUEST, paymentMethod: 'CA', amount: EUR('50.00') },
  ],
  process_refund: [
    'Give 205 ten euro back',
    { reservation: GUEST, paymentMethod: 'CA', amount: EUR('10.00') },
    [['process_payment', { reservation: GUEST, paymentMethod: 'CA', amount: EUR('300.00') }]],
  ],
  process_walk_in: [
    'Somebody at the desk wants a room for tonight',
    { guestName: 'Sommer, Ida', roomType: 'STQ', ratePlan: 'BAR' },
  ],
  purge_cache: ['Forget what you remember of room 205', { tags: ['room:205'] }],
  queue_room: ['Mr Oakhurst waits for a room', { reservation: DUE }],
  quote_cancellation: ['What does it cost to cancel 71000510?', { reservation: LATER }],
  record_turnaway: [
    'We had to send somebody away, it was too dear',
    { reason: 'PRIC', arrivalDate: 'today', departureDate: 'tomorrow' },
  ],
  redeem_award: ['Points for a free night', { guest: 'Oakhurst, Desmond', award: 'NIGHT' }],
  reinstate_check_out: [
    '602 is still here after all',
    { reservation: '$0.reservationId' },
    [['check_out_guest', { reservation: '602', settlementMethod: 'CA' }]],
  ],
  reinstate_reservation: [
    '71000510 comes after all',
    { reservation: LATER },
    [['cancel_reservation', { reservation: LATER, reason: 'CHPL' }]],
  ],
  release_room: [
    '116 may be sold again',
    { room: '116' },
    [['hold_room', { room: '116', reason: 'VIP on the way' }]],
  ],
  remove_upsell: [
    'Mr Oakhurst wants the single after all',
    { reservation: DUE },
    [['apply_upsell', { reservation: DUE, offer: 'SGL-STQ' }]],
  ],
  resolve_maintenance_request: [
    'The tap is mended',
    { requestId: '$0.id' },
    [['list_maintenance_requests', {}]],
  ],
  resolve_trace: [
    'The cot is there',
    { reservation: GUEST, traceId: '$0.traceId' },
    [['add_trace', { reservation: GUEST, department: 'HK', text: 'Cot please' }]],
  ],
  return_room_to_service: [
    'The room can be sold again',
    { rooms: ['$0.room'], status: 'clean' },
    [['list_out_of_order_rooms', {}]],
  ],
  run_doctor: ['Check the connection to OPERA', {}],
  search_ar: ['Which companies owe us?', { openOnly: true, limit: 3 }],
  search_blocks: ['Groups of the month', { limit: 3 }],
  search_guests: ['Find Oakhurst', { name: 'Oakhurst' }],
  search_operations: ['Is there an operation for parking?', { query: 'parking spaces', limit: 3 }],
  search_reservations: [
    'Who of the company comes this week?',
    { arrivalFrom: 'today', arrivalTo: '+7d', limit: 3 },
  ],
  search_transaction_codes: ['The code for minibar?', { query: 'minibar' }],
  send_confirmation_letter: [
    'Send 71000510 the confirmation',
    { reservation: LATER, email: 'guest@mail.example' },
  ],
  send_guest_message: ['Tell 205 to call home', { reservation: GUEST, message: 'Please call home' }],
  set_block_allocation: ['Two more rooms for the choir', { ...FIRST_GROUP, roomType: 'STQ', rooms: 3 }],
  set_block_cutoff: ['The choir has until tomorrow', { ...FIRST_GROUP, cutOffDate: 'tomorrow' }],
  set_cleaning_priority: ['Clean 310 first', { rooms: ['310'] }],
  set_do_not_disturb: ['205 does not want to be disturbed', { rooms: [GUEST] }],
  set_reservation_preference: [
    '71000510 wants a high floor',
    { reservation: LATER, type: 'FLOOR', value: 'HIGH' },
  ],
  set_restriction: [
    'At least two nights over Christmas',
    { kind: 'min_nights', count: 2, from: '2026-12-24', to: '2026-12-26' },
  ],
  set_room_out_of_order: [
    '310 is broken until Friday',
    { rooms: ['310'], until: '2026-11-27', reason: 'WATR' },
  ],
  set_room_out_of_service: ['Do not give 310 away today', { rooms: ['310'], until: 'today', reason: 'DEEP' }],
  set_sell_limit: ['Overbook Christmas Eve by three rooms', { from: '2026-12-24', rooms: 3 }],
  set_wake_up_call: ['Wake 205 at half past six', { reservation: GUEST, time: '06:30' }],
  split_reservation: [
    'Make single bookings of it',
    { reservation: '$0.confirmationNumber', all: true },
    [
      [
        'create_reservation',
        {
          guestName: 'Sommer, Ida',
          arrivalDate: '+9d',
          departureDate: '+10d',
          roomType: 'STT',
          ratePlan: 'BAR',
          rooms: 2,
        },
      ],
    ],
  ],
  start_housekeeping_task: ['I begin with 310', { room: '310' }],
  swap_rooms: ['These two change rooms', { reservation: '71000268', room: '302' }],
  track_item: [
    '205 left a parcel with us',
    { reservation: GUEST, group: 'parcel', description: 'Small box', location: 'FO' },
  ],
  transfer_charges: [
    'Put the charges of 205 on the second bill',
    { reservation: GUEST, fromWindow: 1, toWindow: 2 },
  ],
  unassign_room: ['Take the room from Mr Oakhurst', { reservation: DUE }],
  undo_check_in: [
    'Mr Oakhurst has not come after all',
    { reservation: DUE },
    [['check_in_guest', { reservation: DUE, ignoreWarnings: true }]],
  ],
  unqueue_room: [
    'Mr Oakhurst does not wait any more',
    { reservation: DUE },
    [['queue_room', { reservation: DUE }]],
  ],
  update_event: ['The dinner is for 24', { eventId: '$0.eventId', people: 24 }, [['list_events', {}]]],
  update_guest_preferences: [
    'Mr Oakhurst likes a quiet room',
    { guest: 'Oakhurst, Desmond', add: [{ type: 'FLOOR', value: 'HIGH' }] },
  ],
  update_guest_profile: ['Mr Oakhurst has moved to Leeds', { guest: 'Oakhurst, Desmond', city: 'Leeds' }],
  update_room_status: ['310 is clean', { rooms: ['310'], status: 'clean' }],
  upload_rooming_list: [
    'Two names for the choir',
    {
      ...FIRST_GROUP,
      guests: [
        { name: 'Sanger, Kim', roomType: 'STQ', adults: 1, arrivalDate: 'today', departureDate: 'tomorrow' },
      ],
    },
  ],
  void_transaction: [
    'The minibar was a mistake',
    { reservation: GUEST, transactionNo: '$0.transactionNos', reason: 'DUPL' },
    [['post_charge_to_room', { reservation: GUEST, transactionCode: '2050', amount: EUR('12.50') }]],
  ],
};

/** What is measured against OPERA's own answers: task, tool, arguments, and how many tokens it may cost. */
/** @type {readonly (readonly [string, string, object, number])[]} */
export const MEASURED = [
  ['one reservation', 'get_reservation', { reservation: DUE }, 250],
  ['one of eight nights at four prices', 'get_reservation', { reservation: LATER }, 300],
  ['twenty arrivals', 'get_arrivals_report', { limit: 20 }, 2500],
  ['twenty departures', 'get_departures_report', { limit: 20 }, 2500],
  ['a folio with its postings', 'get_guest_folio', { reservation: GUEST, detail: 'full' }, 1500],
  ['a folio in short', 'get_guest_folio', { reservation: GUEST }, 300],
  ['a guest profile', 'get_guest_profile', { guest: 'Oakhurst, Desmond' }, 400],
  ['ten bookings found', 'search_reservations', { arrivalFrom: 'today', arrivalTo: '+7d', limit: 10 }, 1500],
  [
    'what is free for two nights',
    'check_room_availability',
    { arrivalDate: 'today', departureDate: '+2d' },
    2000,
  ],
  ['rooms left over a week', 'get_inventory', { from: 'today', to: '+6d' }, 700],
  ['the rooms of a floor', 'get_room_status', { floor: '2' }, 1800],
  ['the house tonight', 'get_house_status', {}, 500],
  ['the morning brief', 'get_morning_brief', {}, 1800],
  ['reasons to cancel', 'list_values', { list: 'cancellation reasons' }, 500],
];
