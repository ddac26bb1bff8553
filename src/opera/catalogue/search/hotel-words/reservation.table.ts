import type { HotelWords } from './hotel-words.js';

/** Availability, rates, inventory and reservations. */
export const RESERVATION_WORDS: HotelWords = {
  // Availability and rates
  'par.searchHotelAvailability':
    'check availability, availability and prices for dates, is a room free for these dates, do we have a room next weekend, any rooms left for sale, what can we sell, what can I offer for these dates, cheapest rate for a stay, quote a price for a stay, price of a double room, how much is a room, room for two adults, shop rates, price difference between room types, can we still sell singles, compare room prices',
  'par.searchHotelAvailabilityCRO':
    'availability in several hotels at once, which of our hotels has a room, sister hotel has rooms, availability across the chain',
  'par.searchAlternateAvailability':
    'alternatives when sold out, we are full what else, other dates with rooms, another room type free instead, alternative dates',
  'par.searchAnalyzeRateAvailability':
    'why can a rate not be sold, why is the rate closed, why is the rate not available, why restricted, explain the restriction, rate does not show up',
  'par.getAvailabilityRatePlanInfo':
    'what does the rate include, text of the rate for the guest, conditions of a rate, rate description, terms of the rate',
  'par.getReservationGuarantees':
    'guarantee choices for a booking, which guarantee is needed, is a deposit or card required to book, payment guarantee, six pm hold, guarantee types',
  'par.getAvailableUpsells':
    'upgrade offers for a stay, which upgrade can be offered, better room for a supplement, offer the guest a better room, upsell offers available',
  'par.getRestrictionsByDateRange':
    'restrictions by date, which dates are closed, minimum stay in place, closed to arrival, what is restricted',
  'par.postRestriction':
    'close dates for sale, close out a room type, stop selling, set a minimum stay, minimum length of stay, closed to arrival, no arrivals on a date, close a rate for a date, do not sell',
  'par.clearAllRestrictions':
    'open dates for sale again, lift all restrictions, open everything, remove all closings, reopen the hotel for sale',
  'par.deleteRestriction':
    'lift one restriction, remove a minimum stay, open a date again, remove a close-out, reopen a date for arrivals, reopen for sale, reopen a closed rate',
  'par.getRestrictionsHistory': 'who closed a date, history of restrictions',
  'par.getHurdleRates': 'hurdle rates, minimum acceptable price, revenue management floor',
  'rtp.getRatePlan': 'set-up of one rate plan, settings of a rate, how is a rate built',
  'rtp.getRatePlansByHotel':
    'all rate plans, list of rates, which rates does the hotel have, rate codes of the hotel',
  'rtp.postRatePlan': 'create a new rate plan, new rate code, set up a rate',
  'rtp.putRatePlan': 'change a rate plan, edit a rate code, change settings of a rate',
  'rtp.deleteRatePlan': 'delete a rate plan, remove a rate code',
  'rtp.getRatePlanSchedules':
    'prices of a rate plan by date and room type, price of a rate in a season, rate amounts, pricing schedule of a rate',
  'rtp.postRatePlanSchedules': 'enter prices for a rate plan, load rates, add prices for next season',
  'rtp.putRatePlanSchedules':
    'change prices of a rate plan, raise the price of a rate, lower the price, increase rates, adjust room price',
  'rtp.setDailyRatePlanScheduleRange':
    'set daily prices of a rate for a range of dates, raise the price for some days, price per day during a fair',
  'rtp.getPackages':
    'packages and extras that can be sold, which packages exist, breakfast price, what extras can we sell, price of parking, half board, add-ons',
  'rtp.postPackage': 'create a package, new package code, set up breakfast package',
  'rtp.putPackage':
    'change a package, change price of breakfast, breakfast costs more, make an extra dearer or cheaper, parking fee goes up',
  'rtp.getBestAvailableRates': 'bar by day, best rate per day, best price of the day, daily bar levels',
  'rtp.postBestAvailableRates': 'set bar levels, set the best available rate',
  'rtp.getNegotiatedRates': 'negotiated rates, corporate rates, contract rates of companies',
  'rtp.getNegotiatedRatesForGivenProfile':
    'which corporate rate does a company have, special rate of a company, contract price of an agent',
  'rtp.postNegotiatedRates':
    'give a company a special rate, add a corporate rate to a company, attach negotiated rate',
  'rtp.getPromotionCodes': 'promotions running, promo codes, offers of the season',
  'rtp.postPromotionCode': 'create a promotion, new promo code',
  'rtp.validateRatePromotion': 'is a promotion code valid, check a promo code',
  'rtp.validateRateCoupon': 'is a coupon valid, check a coupon of a promotion',
  'rtp.getRateActivityLog': 'who changed a rate, history of price changes',
  'rtp.getRatePlanMetrics': 'how does a rate plan perform, figures of a rate',
  'inv.getHotelInventory':
    'rooms left to sell per day, how many rooms are left by date, inventory by room type, remaining rooms, unsold rooms, how many singles are left, remaining doubles',
  'inv.getInventoryStatistics':
    'forecast, occupancy forecast, occupancy by day, outlook for the next weeks, how full will we be, rooms sold per day, availability grid by room type, detailed availability, house forecast',
  'inv.changeSellLimitByDate':
    'set sell limits, allow overbooking, oversell rooms on a date, how many rooms may be sold on a date, overbook a room type',
  'inv.changeSellLimitByDateRange':
    'set sell limits for a range of dates, allow overbooking for a week, overbooking level',
  'inv.getItemInventory':
    'cots and rollaway beds left, available baby beds, items to lend, how many cribs do we have',
  'inv.getBlockInventoryStatistics': 'rooms held by groups per day, group rooms in the forecast',

  // Finding and reading reservations
  'rsv.searchHotelReservations':
    'find a reservation, find a booking by name, look up a booking, search by confirmation number, bookings of a company, booking in a room, who is arriving, arrivals of a day, who is departing, guests in house, waitlist entries, list no-shows, cancelled bookings, vips arriving, bookings made today, find a guest staying with us, who is in room 204, which guest is in a room, reservation of a guest',
  'rsv.searchReservationsSummary':
    'short list of reservations, look up a booking by name or confirmation number, reservation list with status and balance, booking by cancellation number',
  'rsv.searchReservations': 'find a reservation in all hotels of the chain, booking in any hotel',
  'rsv.getReservation':
    'open one reservation, show a booking, everything about a booking, comments of a booking, notes on a stay, packages and total cost of a stay, details of a reservation, special requests of a booking',
  'rsv.getReservationByExtId':
    'find a reservation by the number of a booking channel, reservation by external number',
  'rsv.getReservationPolicies':
    'cancellation policy of a booking, cancellation penalty, what does it cost to cancel, can the guest cancel free of charge, deposit rules of a booking, until when can he cancel',
  'rsv.searchRateInfo':
    'what does the stay cost, total price of a booking, price breakdown by night, taxes of a stay, total cost with tax, price of the nights of a booking',
  'rsv.getReservationActivityLog':
    'who changed a reservation, changes made to a booking, audit trail of a booking, when was the booking modified, history of a reservation',
  'rsv.getLinkedReservationsSummary':
    'bookings that belong together, linked bookings, family party travelling together, multi room party',
  'rsv.getPackage': 'packages on a booking, does the booking have breakfast, extras on a stay',
  'rsv.getShareReservations': 'who shares the room, sharers of a reservation, roommate of the guest',
  'rsv.getReservationPreference': 'wishes for this stay, preferences on a booking, specials of a reservation',
  'rsv.getConfirmationLetters': 'confirmations that were sent, was the confirmation sent',
  'rsv.getRoomCalendar':
    'room plan, tape chart, rooms and stays as a calendar, room diary, which rooms are taken on which days',
  'rsv.getFutureReservationsOrBlocks':
    'future bookings of a guest, next stay of a guest, upcoming stays of a company, when does the guest come again',
  'rsv.getReservationPace':
    'pace, pick-up pace, how fast do bookings come in, how bookings build up for a date, booking curve, on the books compared with lead time',
  'rsv.getReservationStatistics':
    'statistics of bookings, room nights and revenue by period, production by market or source, business mix',
  'rsv.getCancellationHistory': 'when and why was it cancelled, cancellations of a booking',
  'rsv.getReservationAttachments': 'files of a booking, scanned passport, documents attached to a booking',
  'rsv.getPaymentMethods':
    'how will the booking be paid, card on file of a booking, payment method of a reservation',
  'rsv.getReservationUpsellInfo': 'which upgrade was sold, upsell on a booking',
  'rsv.getRecentlyAccessedReservations': 'bookings I looked at last, recently opened reservations',
  'rsv.getTickets': 'tickets of a booking',

  // Making and changing reservations
  'rsv.postReservation':
    'make a booking, create a reservation, book a room, take a booking, new booking for a guest, new reservation, walk-in without reservation, add to the waitlist, put somebody on the waiting list, reserve a room',
  'rsv.putReservation':
    'change a booking, modify a reservation, change arrival or departure date, extend a stay, one more night, stay longer, shorten a stay, change room type, change the rate of a booking, more guests, add a child, add accompanying guest, add second guest, spouse travels along, write a comment on a booking, add a special request, add a trace, expected arrival time, late arrival, market code of a booking, flight number, resolve a trace, trace is done, add a trace for a department, guest comes late, change the source of a booking, guest arrives late in the evening, arrival at eleven, late check-out, confirm a tentative booking, turn a quote into a booking, confirm a waitlisted guest, change to a suite, add flight details, room preference of a booking',
  'rsv.postCancelReservation':
    'cancel a booking, cancel a reservation, guest is not coming, call off a stay, cancel',
  'rsv.postCancelReservations':
    'cancel several bookings at once, mass cancellation, cancel many reservations',
  'rsv.putReinstateReservation':
    'reinstate a cancelled booking, bring a booking back, undo a cancellation, revive a cancelled reservation, reactivate',
  'rsv.putValidateReservationChanges':
    'would a change of the booking be possible, test a change before saving',
  'rsv.putValidateOverlappingStay':
    'does the guest have another booking at the same time, overlapping stay, double booking of a guest',
  'rsv.postReservationCopy': 'copy a booking, duplicate a reservation, same booking again, clone',
  'rsv.putSplitMultiRoomReservation':
    'split a booking of several rooms, split a multi-room reservation into single ones, separate the rooms of one booking',
  'rsv.postCombineShareReservations':
    'let two bookings share one room, combine as share, share a room, put two guests into one room, make a share',
  'rsv.deleteShareReservation': 'end a share, remove a sharer, guests no longer share',
  'rsv.putSeparateShareReservation': 'break a share, separate guests who share a room',
  'rsv.putShareRateAmount':
    'divide the rate between sharers, who pays how much in a share, split the room rate',
  'rsv.putReservationHotelMove':
    'move a booking to another hotel, transfer a reservation to a sister hotel, walk the guest to another property',
  'rsv.postReservationLinks':
    'link bookings that travel together, connect reservations, tie a family of bookings, tie bookings together, link bookings of a party, bookings that travel together, connect reservations of a family',
  'rsv.deleteReservationLinks':
    'unlink bookings, bookings no longer belong together, untie bookings, separate bookings that were linked, booking no longer part of the party',
  'rsv.postReservationPackage':
    'add breakfast to a booking, add parking to a stay, add a package to a reservation, book half board, sell an extra to a guest',
  'rsv.putReservationPackage': 'change a package on a booking',
  'rsv.deleteReservationPackage': 'take a package off a booking, remove breakfast from a stay',
  'rsv.postReservationPreference':
    'note a wish for this stay, quiet room on this booking, preference on a reservation, high floor for this stay',
  'rsv.postConfirmationLetters':
    'send the confirmation, send a booking confirmation by e-mail, resend the confirmation to the guest, confirm the booking in writing',
  'rsv.postTurnawayReservation':
    'record a turnaway, log a regret, we had to refuse a guest, denied because sold out, enquiry we could not accept',
  'rsv.postPreCheckInReservation':
    'pre-register a guest, register before arrival, online check-in before arrival, express arrival',
  'rsv.deletePreCheckInReservation': 'undo a pre-registration',
  'rsv.postDeletePreCheckInReservation': 'undo a pre-registration, cancel the online check-in',
  'rsv.postUpsellReservation':
    'upgrade a booking, apply an upsell, sell the guest a better room, upgrade to a suite for a supplement, accept an upgrade offer',
  'rsv.deleteUpsell': 'take back an upgrade, remove an upsell, guest does not want the upgrade',
  'rsv.putReservationsUpgradeEligibility': 'mark bookings as eligible for an upgrade',
  'rsv.mergeReservations': 'merge two bookings, same booking was made twice, combine double reservations',
  'rsv.postReserveInventoryItems':
    'reserve a cot for a stay, baby bed for a booking, rollaway bed for a room, extra bed, book an item for a guest',
  'rsv.putPaymentMethods': 'change how a booking will be paid, new card for a booking, change payment method',
  'rsv.postECoupons':
    'put a coupon on a booking, give a coupon to a stay, issue a drink voucher, hand out a voucher',
  'rsv.postTickets': 'add tickets to a booking, sell theatre tickets',
  'rsv.postMasterAccount': 'master account of a booking',
  'rsv.putAcquireReservationLock': 'lock a booking so that nobody else changes it',
  'rsv.postBreakReservationLock': 'unlock a booking that a colleague has open, break the lock',
  'rsv.putCancellationPolicy': 'change the cancellation policy of bookings',
  'rsv.deleteCancellationPolicy': 'waive the cancellation fee, remove the cancellation penalty of a booking',
  'rsv.putDepositPolicy': 'change the deposit rule of bookings',
  'rsv.deleteDepositPolicy': 'waive the deposit, remove the deposit request of a booking',
  'rsv.postDepositPolicy': 'request a deposit for a booking',

  // Messages, traces, alerts, routing
  'rsv.getGuestMessages':
    'messages waiting for guests, has the guest got a message, read messages, undelivered messages, messages not yet delivered',
  'rsv.postGuestMessages':
    'leave a message for a guest, take a message, somebody called for a guest, write a message to the guest in a room, a caller left a note for a guest, take a message for a guest, somebody called for the guest, tell the guest when he comes back, write down a message',
  'rsv.putGuestMessages': 'mark a message as delivered, message was handed over, guest received the message',
  'rsv.getTracesByReservation':
    'traces of a stay, tasks of departments for a booking, reminders on a reservation',
  'blk.getTracesByDateRange':
    'traces due today, open traces by department, tasks for the front desk by date, what has to be done for guests today',
  'rsv.getTracesByRoom': 'traces of a room',
  'rsv.getAlertNotices':
    'alerts on a stay, warnings at check-in, pop-up notices of a booking, is there an alert',
  'rsv.postBulkReservationAlerts':
    'add an alert, warning that pops up at check-in, alert at check-out, flag a booking with a warning',
  'rsv.getReservationLocators':
    'where can a guest be found now, locator of a guest, guest is in the bar, guest cannot be reached where is he, where is the guest at the moment',
  'rsv.postReservationLocators': 'note where a guest can be found, guest will be at the pool',
  'rsv.getRoutingInstructions': 'who pays what, routing of a stay, which charges go to the company',
  'rsv.postRoutingInstructions':
    'route charges, company pays the room, send room charges to another window, route to another room, charges to company account, guest pays extras himself, set up billing instructions',
  'rsv.putRoutingInstructions': 'change routing of a stay',
  'rsv.deleteRoutingInstructions': 'stop routing charges, remove routing',
  'rsvasync.startReservationsDailySummaryProcess':
    'extract of all reservations as a job, reservations changed since a date',
};
