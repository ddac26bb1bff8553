import type { HotelWords } from './hotel-words.js';

/** Front desk and housekeeping. */
export const FRONT_DESK_WORDS: HotelWords = {
  // Lists and figures of the day
  'fof.getReservationSummaries':
    'arrivals list, who is arriving today, guests arriving tomorrow, arrivals of a day, departures list, who is leaving today, guests checking out, departures of a day, in-house list, who is in house, guests staying tonight, day use guests, vips arriving, due in, due out, expected arrivals, guests still to arrive, who has not arrived yet, stayovers',
  'fof.getReservationStatusStatistics':
    'how many arrivals, how many departures, number of guests still to come, how many have checked in so far, how many checked out, count of due in, count of arrivals and departures by room type',
  'fof.getFrontOfficeStatistics':
    'house status, how full are we tonight, occupancy today, occupancy and revenue of today, revpar, average rate today, house summary, how many rooms occupied, front desk dashboard, vip guests in figures, projection for tonight, house count, how many people are in the house, no-shows today, walk-ins today',
  'fof.getFrontOfficeStatisticsWithDateRange': 'house statistics for several days, house status of the week',
  'fof.getDailyDocket': 'notes of the day for the team, read the log book, hand-over notes, docket of today',
  'fof.postDailyDocket': 'write a note for the team, log book entry, hand-over note, tell the next shift',
  'fof.getFloorPlans': 'map of a floor, plan of the floor with its rooms, where is the room',
  'fof.getReservationsForBilling': 'stays ready for billing, guests to be billed',

  // Rooms for guests
  'fof.getHotelRooms':
    'find a room for an arrival, vacant clean rooms, which rooms are free and clean, rooms ready for check-in, inspected vacant rooms, free rooms with sea view, empty rooms on a floor, rooms by type or feature, available room numbers, accessible room free',
  'fof.getSuggestedRooms':
    'suggest a room for a booking, best matching room for the guest, which room shall I give the guest, propose a room',
  'fof.postRoomAssignment':
    'assign a room, give a guest a room number, put the guest into room, block a room for an arrival, pre-assign a room, assign a different room to the arrival, change the assigned room, pre-assign rooms for tomorrow',
  'fof.deleteAssignRoom':
    'unassign a room, take the room number off a booking, remove the room assignment, free the room of an arrival',
  'fof.autoAssignRoom':
    'assign rooms automatically, assign rooms to all arrivals at once, auto room assignment',
  'fof.autoUnAssignRoom': 'unassign all rooms of arrivals',
  'fof.assignRoomsAI': 'assign rooms by artificial intelligence, smart room assignment',
  'fof.moveInHouseGuest':
    'move a guest to another room, room move during the stay, change the room of an in-house guest, guest wants another room, give the staying guest a different room, relocate a guest, guest wants to change rooms because of noise, guest is unhappy with his room',
  'fof.getRoomMoveHistory':
    'rooms the guest had before, history of room moves, was the guest moved, room changes of a stay',
  'fof.swapRooms': 'swap the rooms of two bookings, exchange rooms between guests',
  'fof.shiftRooms': 'shift rooms between bookings, take over the room of another booking',
  'fof.placeRoomsOnHold':
    'hold a room, keep a room back, reserve a room number so that nobody assigns it, put a room on hold',
  'fof.releaseRoomsOnHold': 'release a held room, take a room off hold, room no longer held',

  // Check-in
  'fof.verifyCheckinReservation':
    'can the guest be checked in, what is missing before check-in, is everything ready for check-in',
  'fof.postCheckIn':
    'check in a guest, check the guest in, guest is here, guest has arrived at the desk, check in an arrival, check in',
  'fof.deleteCheckin':
    'undo a check-in, check-in was a mistake, reverse a check-in, wrong guest checked in, cancel check-in',
  'fof.postAdvanceCheckIn': 'advance check-in, check in before the room is ready, early check-in',
  'fof.deleteAdvanceCheckIn': 'undo an advance check-in',
  'fof.postMassCheckIn':
    'check in a whole group, check in many guests at once, mass check-in, check in the tour group',
  'fof.getReservationsInQueue':
    'guests waiting for a room, who is in the queue, queue rooms, list of waiting guests',
  'fof.addReservationToQueue':
    'put a guest on the queue, guest waits for the room to be ready, queue a reservation, room not ready yet guest waits',
  'fof.deleteReservationFromQueue': 'take a guest off the queue, guest no longer waits',
  'fof.putReservationQueuePriority': 'change the order of the queue, guest goes first in the queue',
  'fof.getReservationQueueStatistics': 'how long do guests wait, average waiting time for rooms',
  'fof.postRoomKey':
    'make a key card, cut a new key, key for a room, guest lost the key, second key, encode a key',
  'fof.deleteRoomKey': 'cancel a key card, make a key invalid',
  'fof.getRoomKeys': 'keys made for a stay, how many keys does the guest have',

  // Services for guests
  'fof.searchWakeUpCalls': 'wake-up calls of the day, list of wake-up calls, who wants to be woken',
  'fof.postWakeUpCall':
    'set a wake-up call, order a wake-up call, wake the guest at six, guest wants to be woken',
  'fof.putWakeUpCall': 'change a wake-up call, wake the guest later',
  'fof.deleteWakeUpCall': 'cancel a wake-up call, guest does not want to be woken any more',
  'fof.getServiceRequests':
    'open requests of guests, open complaints, what did guests ask for, unresolved guest issues',
  'fof.postServiceRequests':
    'guest asks for towels, guest needs an iron, extra pillow to the room, bring something to the room, log a complaint, guest complains about noise, register a guest request, send a bellboy',
  'fof.putServiceRequests':
    'close a request of a guest, mark a guest request as done, update a complaint, request was fulfilled',
  'fof.deleteServiceRequests': 'delete a request of a guest',
  'cms.searchTrackItItems':
    'lost and found, was something found, find a lost item, lost umbrella, is there a parcel for a guest, where is the luggage, stored suitcases, cars with the valet, forgotten phone, deliveries for guests',
  'cms.postTrackItItems':
    'record a found item, something was found in a room, a parcel came for a guest, store luggage, take in a package delivery, guest left his charger behind, park a car with the valet',
  'cms.putTrackItItems':
    'item was handed over, hand out a parcel, guest picked up his luggage, return a found item to the owner, bring the car back',

  // Commissions
  'fof.getCommissions': 'commissions owed to travel agents, which agents get commission',
  'fof.processCommissionPayments': 'pay commissions, pay the travel agents',

  // Room status
  'hsk.getHousekeepingOverview':
    'room status board, which rooms are dirty, rooms still to be cleaned, clean dirty inspected rooms, is the room ready, is room 305 clean, vacant and occupied rooms, status of all rooms, housekeeping board, what has to be cleaned next, pick-up rooms',
  'fof.getRoomsByRoomStatus': 'how many rooms are clean, number of dirty rooms, count of rooms by status',
  'hsk.putRoomRelatedStatus':
    'mark a room clean, set a room to dirty, change the status of a room, room is inspected now, room was cleaned, update room status, room is vacant according to housekeeping',
  'hsk.postOutOfOrderRooms':
    'put a room out of order, room cannot be sold, block a room for repair, take a room out of sale, water damage close the room, close a floor for renovation',
  'hsk.getOutOfOrderRooms':
    'rooms out of order, which rooms are out of order and why, since when is the room out of order, until when, blocked rooms for repair, when will the room be back in inventory',
  'hsk.completeOutOfOrderRooms':
    'bring a room back from out of order, end out of order, put the room back into sale, repaired room can be sold again, remove out of order, room is available again',
  'hsk.postOutOfServiceRooms': 'put a room out of service, room not to be used for a few hours',
  'hsk.getOutOfServiceRooms': 'rooms out of service',
  'hsk.completeOutOfServiceRooms':
    'bring a room back from out of service, end out of service, back into service',
  'hsk.getHousekeepingDiscrepancies':
    'sleeper and skipper rooms, discrepancies between front desk and housekeeping, housekeeping says occupied front desk says vacant, room status does not agree, person count differs, sleep and skip, sleeper rooms, skipper rooms',
  'hsk.setRoomCondition': 'mark the condition of a room, show room, room for inspection visit',
  'hsk.getRoomConditions': 'rooms with a special condition',

  // Work of housekeeping and engineering
  'hsk.setGuestHousekeepingServiceRequest':
    'do not disturb, guest wants no cleaning, guest does not want to be disturbed, please make up the room, green choice no service today',
  'hsk.getRoomMaintenance':
    'open maintenance jobs, what needs repair, list for engineering, rooms under maintenance, broken things, technical problems',
  'hsk.postRoomMaintenance':
    'report something broken, the shower is broken, tap is leaking, no hot water, air conditioning does not work, tv is not working, light is out, call engineering, open a repair job, maintenance request, send a technician, toilet blocked, defect in a room',
  'hsk.resolveRoomMaintenance':
    'repair is done, maintenance job finished, close a maintenance request, engineering fixed it, problem is solved',
  'hsk.unResolveRoomMaintenance': 'repair is not done after all, open a maintenance job again',
  'hsk.deleteRoomMaintenance': 'delete a maintenance request',
  'hsk.putRoomMaintenance': 'change a maintenance request',
  'hsk.getHouseKeepingTasks':
    'cleaning tasks of the day, who cleans which room, task sheets of today, rooms of an attendant, which rooms does a maid clean',
  'hsk.autoGenerateTaskSheets':
    'make the cleaning sheets, generate task sheets, divide rooms among attendants, cleaning lists for the maids, divide the work between the maids',
  'hsk.postTaskSheet': 'make a task sheet by hand',
  'hsk.startServicingTaskRoom': 'attendant starts cleaning a room, cleaning begins',
  'hsk.completeServicingTaskRoom':
    'attendant finished a room, cleaning of a room is complete, room done by the maid',
  'hsk.skipServicingTaskRoom':
    'attendant skips a room, room could not be cleaned, maid could not get into the room, no access to the room, guest refused service',
  'hsk.setRoomCleaningPriority':
    'clean this room first, rush room, urgent cleaning, cleaning priority of a room, room is needed quickly, clean a room next',
  'hsk.putRoomCleaningPriority': 'take back a cleaning priority, room no longer urgent',
  'hsk.getReservationHousekeepingSchedule':
    'when is linen changed for a stay, cleaning schedule of a guest, linen change plan',
  'hsk.getHousekeepingAttendantsSchedule':
    'which attendants work today, roster of housekeeping staff, schedule of the maids',
  'hsk.getFacilityForecast': 'forecast of cleaning work and linen, how much linen will be needed',
  'hsk.getGuestHousekeepingNotes': 'housekeeping notes of a stay',
  'hsk.setGuestHousekeepingNotes': 'write a note for housekeeping about a stay',
  'hsk.moveTaskRooms':
    'move rooms between task sheets, reassign rooms to another attendant, give rooms of one maid to another',
};
