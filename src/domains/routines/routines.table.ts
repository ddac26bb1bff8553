import type { Routine, RoutineArgument } from './routine.js';

const HOTEL: RoutineArgument = { name: 'hotelId', description: 'Hotel code; the default hotel when absent' };
const DATE: RoutineArgument = {
  name: 'date',
  description: 'YYYY-MM-DD, today, tomorrow or +3d',
  absent: 'today',
};

/** The routines of a hotel's day, in the order of the day. */
export const ROUTINES: readonly Routine[] = [
  {
    name: 'morning_briefing',
    title: 'Morning briefing',
    description:
      'The day ahead on one page: occupancy, arrivals, VIPs, rooms, money and what needs a decision.',
    toolset: 'reporting',
    arguments: [HOTEL],
    goal: 'Prepare the morning briefing of the hotel for the department heads.',
    steps: [
      { tools: ['get_morning_brief'], text: 'Read the brief of the day; it already joins the reports.' },
      {
        tools: ['get_arrivals_report'],
        text: 'If there are VIPs or groups among the arrivals, look at their rooms and times.',
      },
      {
        tools: ['list_clean_next', 'list_out_of_order_rooms'],
        text: 'Where rooms are short, see which are cleaned next and which are out of order.',
      },
    ],
    result:
      'Answer with at most 15 lines: the figures first, then what needs a decision today and by whom, most urgent first.',
  },
  {
    name: 'arrivals_review',
    title: 'Arrivals review',
    description:
      'Goes through the arrivals of a day before the guests stand at the desk: rooms, VIPs, wishes, problems.',
    toolset: 'front-desk',
    arguments: [DATE, HOTEL],
    goal: 'Review the arrivals of {date} so that every guest finds a ready room.',
    steps: [
      { tools: ['get_arrivals_report'], text: 'List the arrivals of {date}, all pages.' },
      {
        tools: ['get_reservation', 'list_alerts', 'list_traces'],
        text: 'For VIPs, bookings with alerts and bookings without a room, open the booking with its alerts and comments.',
      },
      {
        tools: ['find_rooms', 'assign_room', 'auto_assign_rooms'],
        text: 'Propose rooms for those without one; assign them once the person agrees.',
      },
      { tools: ['list_clean_next'], text: 'See which assigned rooms are not clean and when they will be.' },
    ],
    result:
      'Answer with the arrivals that need attention, what you propose for each, and the count of those that are fine.',
  },
  {
    name: 'check_in_guest',
    title: 'Check in a guest',
    description: 'From the name at the desk to the room key.',
    toolset: 'front-desk',
    arguments: [
      {
        name: 'reservation',
        description: 'Confirmation number or guest name',
        required: true,
        stays: ['due_in'],
      },
      HOTEL,
    ],
    goal: 'Check in the guest of booking {reservation}.',
    steps: [
      {
        tools: ['get_reservation'],
        text: 'Open the booking: dates, room type, rate, guarantee, alerts, comments. Read the alerts to the person.',
      },
      {
        tools: ['find_rooms', 'assign_room'],
        text: 'If no room is assigned or it is not ready, offer rooms that are.',
      },
      { tools: ['check_in_guest'], text: 'Check in.' },
      {
        tools: ['create_room_key', 'list_guest_messages'],
        text: 'Offer the room key and hand over messages that wait for the guest.',
      },
    ],
    result: 'Answer with room, departure date, rate and what to tell the guest. Never ask for a card number.',
  },
  {
    name: 'check_out_guest',
    title: 'Check out a guest',
    description: 'Bill, payment, check-out.',
    toolset: 'cashiering',
    arguments: [
      {
        name: 'reservation',
        description: 'Room number, confirmation number or guest name',
        required: true,
        stays: ['due_out', 'in_house'],
      },
      HOTEL,
    ],
    goal: 'Check out the guest of {reservation}.',
    steps: [
      { tools: ['get_guest_folio'], text: 'Read the bill, every window, and tell the balance.' },
      {
        tools: ['void_transaction', 'adjust_transaction', 'transfer_charges'],
        text: 'Settle what the guest disputes, only as the person decides.',
      },
      { tools: ['process_payment'], text: 'Take the payment by the method the guest chose.' },
      { tools: ['check_out_guest'], text: 'Check out; confirm what the preview shows.' },
      { tools: ['email_folio'], text: 'Offer the bill by e-mail.' },
    ],
    result: 'Answer with what was paid, the folio numbers and the balance, which has to be zero.',
  },
  {
    name: 'handle_overbooking',
    title: 'Handle an overbooking',
    description: 'More guests than rooms: who can move, who can wait, what is still free, whom to walk.',
    toolset: 'front-desk',
    arguments: [DATE, HOTEL],
    goal: 'The house may be overbooked on {date}. Find the way that hurts fewest guests.',
    steps: [
      { tools: ['get_inventory', 'get_house_status'], text: 'How many rooms are short, by room type.' },
      {
        tools: ['list_out_of_order_rooms', 'get_in_house_guests', 'get_departures_report'],
        text: 'Rooms that could come back: out of order with little left to do, due-outs, early departures.',
      },
      {
        tools: ['get_arrivals_report'],
        text: 'Arrivals that could be upgraded, share, come later or are not guaranteed. VIPs, long stays and members are walked last.',
      },
      {
        tools: ['get_no_show_report', 'search_blocks'],
        text: 'What usually does not come: no-shows of the last days, blocks not picked up before their cut-off.',
      },
      {
        tools: ['find_alternatives'],
        text: 'Other room types, dates or hotels for the guests who have to move.',
      },
    ],
    result:
      'Answer with the shortage, a plan in order (who, what, why, cost), and the words for the guests. Change nothing before a manager agrees.',
  },
  {
    name: 'group_arrival',
    title: 'Group arrival',
    description: 'Prepares the arrival of a group: pick-up, rooming list, rooms, keys, bill.',
    toolset: 'blocks',
    arguments: [{ name: 'block', description: 'Block code or name', required: true }, HOTEL],
    goal: 'Prepare the arrival of the group {block}.',
    steps: [
      { tools: ['get_block', 'get_block_pickup'], text: 'The block: dates, rooms, pick-up, cut-off, rate.' },
      {
        tools: ['list_block_reservations'],
        text: 'The bookings in it: names missing, rooms missing, shares.',
      },
      {
        tools: ['upload_rooming_list', 'book_in_block'],
        text: 'Enter the names that the person gives you.',
      },
      {
        tools: ['auto_assign_rooms', 'pre_register_guest', 'list_routing'],
        text: 'Rooms for all, pre-registration, and who pays what.',
      },
    ],
    result:
      'Answer with what is ready, what is missing, and a list for the desk: name, room, sharers, who pays.',
  },
  {
    name: 'end_of_day_readiness',
    title: 'Ready for end of day',
    description: 'What has to be done before the business date can be closed.',
    toolset: 'reporting',
    arguments: [HOTEL],
    goal: 'Check that the hotel is ready for the end of its business day.',
    steps: [
      { tools: ['get_end_of_day_readiness'], text: 'Read what is open.' },
      {
        tools: ['get_arrivals_report', 'get_departures_report'],
        text: 'Due-ins that will not come any more, due-outs still in house: propose what to do with each.',
      },
      {
        tools: ['get_outstanding_balances', 'get_cashier_report'],
        text: 'Balances and cashiers that are open.',
      },
    ],
    result: 'Answer with a checklist: done, open (who does what), and whether the date can be closed.',
  },
  {
    name: 'guest_recovery',
    title: 'Guest recovery',
    description:
      'A guest complains: the facts of the stay, what the guest is worth, and what can be offered.',
    toolset: 'reservations',
    arguments: [
      {
        name: 'reservation',
        description: 'Room number, confirmation number or guest name',
        required: true,
        stays: ['in_house', 'due_out'],
      },
      { name: 'complaint', description: 'What went wrong, in a few words', absent: 'not told yet' },
      HOTEL,
    ],
    goal: 'A guest of {reservation} complains. What is said to be wrong: {complaint}. Help to win the guest back.',
    steps: [
      {
        tools: ['get_reservation', 'get_guest_folio'],
        text: 'The stay: room, rate, alerts, traces, comments, bill.',
      },
      {
        tools: ['get_guest_profile', 'get_guest_stay_history'],
        text: 'The guest: stays, membership, preferences, earlier trouble.',
      },
      {
        tools: ['list_service_requests', 'create_service_request', 'create_maintenance_request'],
        text: 'What was reported already; propose to report what was not.',
      },
      {
        tools: ['find_rooms', 'move_room', 'adjust_transaction', 'add_trace'],
        text: 'What can be offered: another room, a correction of the bill, a follow-up. Only what the person decides is done.',
      },
    ],
    result:
      'Answer with the facts, two or three offers with their cost, the words for the guest, and what was noted for later.',
  },
];
