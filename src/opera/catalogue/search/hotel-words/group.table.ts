import type { HotelWords } from './hotel-words.js';

/** Groups, events, sales and leisure. */
export const GROUP_WORDS: HotelWords = {
  'blk.searchBlocks':
    'find a group, search blocks, groups arriving next week, blocks by status, groups in house, which groups do we have, tentative groups, find an allotment, list of blocks, group by name',
  'blk.getBlock': 'open a group, show a block, details of a group',
  'blk.postBlock':
    'create a group, new block, new allotment, set up a block for a wedding, create a block for a tour, new group booking',
  'blk.putBlock':
    'change a group, change the market code of a block, edit a block, rename a group, notes of a group, reservation type of a block, change group dates in the header, change the contact of a group',
  'blk.putBlockStatus':
    'change the status of a group, make a group definite, turn a block definite, confirm the group, cancel a group, cancel a block, group is lost',
  'blk.getNextBlockStatus': 'which status can the group have next',
  'blk.deleteBlock': 'delete a group, delete a block',
  'blk.postCopyBlock': 'copy a group, repeat a group next year, duplicate a block',
  'blk.getBlockStatistics':
    'pick-up of a group, how many rooms has the group picked up, rooms held and picked up, group pick-up report, how many rooms are left of a block, contracted against picked up',
  'blk.getBlockDailyStatistics': 'pick-up of many groups by day, group rooms per day',
  'blk.getBlockRoomRateGrid':
    'rooms and rates of a group by day, room grid of a block, which prices has the group',
  'blk.putBlockAllocation':
    'change how many rooms are held for a group, add rooms to a block, hold more rooms for a group, reduce the rooms of a block, room allocation of a group, ten more rooms, group needs more rooms, extra rooms for the tour, rooms of a group, give the group more rooms, group needs fewer rooms, tour operator returns rooms, set rooms held for a block, change number of rooms of a block',
  'blk.putBlockAllocationRange':
    'change rooms held for a group over several dates, allocate rooms to a block',
  'blk.putBlockCutoff':
    'change the cut-off date of a group, extend the release date, release rooms that are not picked up, cut off a block, release unsold group rooms',
  'blk.putBlockRates': 'change the prices of a group, group rate, new rate for the block',
  'blk.getBlockWashInfo': 'wash of a group, rooms expected to fall off',
  'blk.putBlockAllocationWash': 'wash a block, reduce held rooms by expected drop',
  'blk.getBlockReservations':
    'who is in the group, names of a group, guests of a block, reservations of a block, members of a group, rooming list of a group as booked',
  'blk.getBlockAvailability':
    'rooms left in a group, can I still book into the block, rooms available in the allotment',
  'rsv.postReservationByBlock':
    'book a guest into a group, pick up a room from a block, reservation in a block, guest belongs to the conference, book within an allotment',
  'blk.postRoomingList':
    'enter the rooming list, names of the participants, upload the rooming list of a group, names for a tour group',
  'rsvasync.startRoomingListCreationProcess': 'big rooming list as a job, upload a long rooming list',
  'rsvasync.startRoomingListValidationProcess': 'check a rooming list before creating it',
  'blk.postBlockPostingMaster':
    'posting master for a group, group account for common charges, paymaster of a group',
  'blk.putBlockShift':
    'move a group to other dates, postpone a group, shift a block, group comes a week later',
  'blk.getBlockRestrictions': 'restrictions of a group',
  'blk.postBlockRestriction': 'restrict a block, close a block for a date',
  'blk.getBlockOwners': 'who is responsible for a group, sales manager of a block',
  'blk.getBlockActivityLog': 'who changed a group, changes made to a block',
  'blk.getBlockStatusChanges': 'groups whose status changed, groups turned definite lately',
  'blk.getBlockAttachments': 'files of a group, contract of a group',
  'blk.getBlockRevenueChanges': 'changes of the revenue of groups',

  'evm.getEventsOneHotel':
    'events of the day, banquets today, meetings today, function sheet, beo list, which events are in the house, conferences this week, which meeting rooms are booked, what is on in the function rooms',
  'evm.getEvent': 'open one event, details of a banquet, times and attendees of an event',
  'evm.getEventCalendar': 'diary of function rooms, function diary, calendar of meeting rooms',
  'evm.getFunctionSpaceAvailability':
    'is a meeting room free, is the ballroom free, which room fits forty people, free conference room, function room available, space for a banquet',
  'evm.postEvents':
    'create an event, book a meeting room, book the ballroom, add a dinner to a group, plan a banquet, add a coffee break, new event',
  'evm.changeEvents':
    'change an event, change the time of a banquet, more attendees, move a meeting, notes on an event, start later',
  'evm.deleteEvents': 'delete an event, cancel a banquet',
  'evm.getEventsResources':
    'menus of an event, items and equipment ordered for an event, what was ordered for the banquet',
  'evm.changeEventsResources':
    'add food or drinks to an event, order a projector for an event, equipment for a meeting, change the menu of a banquet, order coffee for the conference',
  'evm.copyCateringEvents': 'copy an event to another day',
  'evm.getWaitlistedEvents': 'events on the waitlist',
  'evm.getCateringPackages': 'catering packages of a group',
  'evm.postCateringPackage': 'add a catering package to a group',
  'evm.getEventsMultipleHotels': 'events in several hotels',
  'evmcfg.getFunctionSpaces': 'which meeting rooms do we have, list of function rooms',
  'evmcfg.getCateringMenus': 'which menus can we offer, list of banquet menus',

  'act.getActivities':
    'sales activities, sales calls of the week, my appointments, my to-do list, open tasks of sales, follow-ups',
  'act.getActivity': 'open one sales activity',
  'act.postActivities':
    'create a sales call, plan an appointment with a client, new task for sales, schedule a site inspection, follow up with a customer, log a sales visit, record a call with a client',
  'act.putActivities': 'change a sales activity, postpone an appointment',
  'act.deleteActivities': 'delete a sales activity',
  'act.postSingleActivityCompletion':
    'sales activity is done, complete a sales task, mark an appointment as done',

  'lms.getActivityBookings':
    'spa bookings, spa appointments today, golf tee times, massages booked, leisure bookings',
  'lms.postActivityBooking':
    'book a massage, book a spa treatment for a guest, book a tee time, reserve the tennis court',
  'lms.putActivityBooking': 'change a spa booking, massage at another time',
  'lms.deleteActivityBooking': 'cancel a massage, cancel a spa booking',
  'lms.getActivityTypes': 'which treatments and activities exist',
  'blk.getDefaultBlockCode': 'suggest a block code, code for a new group',
};
