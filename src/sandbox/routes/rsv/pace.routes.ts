import { addDays, type Day, daysBetween, nightsOf, weekday } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { dailyFigures, type DayFigures, occupancyPercent } from '../../rules/day-figures.js';
import type { Hotel } from '../../state/hotel.js';
import { decimal } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';

/** Rooms on the books for one night, as they stood at the end of each of the days before it. */
function getPace(call: Call): Answer {
  const { query } = call;
  const hotel = call.hotelNamed(query.text('hotelId'));
  const stayDate = query.day('stayDate') ?? hotel.businessDate;
  const lead = query.number('leadDays') ?? 30;
  if (!Number.isInteger(lead) || lead < 0 || lead > 730)
    throw refuse('VALUE_INVALID', 'leadDays has to be a whole number from 0 to 730.', 'leadDays');
  const wanted = query.text('channels')?.split(',');
  const stays = [...hotel.reservations.values()].filter((stay) =>
    stay.nights.some((night) => night.date === stayDate),
  );
  const last = stayDate < hotel.businessDate ? stayDate : hotel.businessDate;
  const first = addDays(stayDate, -lead);
  const days = first > last ? [] : nightsOf(first, addDays(last, 1));
  const dailyPaceStats = days.flatMap((consideredDate) => {
    const rooms = new Map<string, number>();
    for (const stay of stays) {
      const channel = channelOf(stay);
      if (wanted && !wanted.includes(channel)) continue;
      if (onTheBooks(stay, consideredDate)) rooms.set(channel, (rooms.get(channel) ?? 0) + stay.units);
    }
    return [...rooms].map(([channel, count]) => ({ channel, consideredDate, rooms: count }));
  });
  if (dailyPaceStats.length === 0) return NONE;
  return ok({
    reservationPace: { hotelId: hotel.profile.id, businessDate: hotel.businessDate, dailyPaceStats },
  });
}

/** Where the booking came from: its origin, else the hotel itself. */
function channelOf(stay: Reservation): string {
  return stay.sourceCode ?? stay.nights[0]?.source ?? 'DIR';
}

/** True when the stay was booked by the end of that day and not cancelled by then. */
function onTheBooks(stay: Reservation, day: Day): boolean {
  if (stay.status === 'Waitlisted' || stay.createdOn > day) return false;
  if (stay.status === 'NoShow') return stay.arrival > day;
  return stay.cancellation === undefined || stay.cancellation.date > day;
}

/** Rooms and revenue by day for one or several hotels. */
function getStatistics(call: Call): Answer {
  const { query } = call;
  const ids = query.texts('hotelId');
  const hotels = ids.length > 0 ? ids.map((id) => call.hotelNamed(id)) : [call.hotel];
  const start = dayOf(query.texts('requestedReportsTypeStartDate')[0], call.hotel.businessDate);
  const end = dayOf(query.texts('requestedReportsTypeEndDate')[0], start);
  if (end < start)
    throw refuse(
      'VALUE_INVALID',
      'The end of the period is before its start.',
      'requestedReportsTypeEndDate',
    );
  if (daysBetween(start, end) > 90)
    throw refuse(
      'LIMIT_EXCEEDED',
      'The period exceeds the maximum of 90 days.',
      'requestedReportsTypeEndDate',
    );
  const report = query.texts('reportCode')[0] ?? 'ReservationAndRevenueSummary';
  return ok({ statisticsType: hotels.map((hotel) => summaryOf(hotel, report, start, end)) });
}

function dayOf(value: string | undefined, other: Day): Day {
  return value === undefined ? other : value.slice(0, 10);
}

function summaryOf(hotel: Hotel, report: string, start: Day, end: Day): object {
  const { currency } = hotel.profile;
  return {
    chainCode: hotel.profile.chainCode,
    hotelId: hotel.profile.id,
    hotelName: hotel.profile.name,
    fiscalDate: hotel.businessDate,
    reportCode: report,
    description: report,
    statisticCodesType: [
      {
        statCode: 'HOUSE',
        statCategoryCode: 'House',
        description: hotel.profile.name,
        statisticSetsType: dailyFigures(hotel, start, addDays(end, 1)).map((figures) => ({
          statisticDate: figures.day,
          weekendDate: [5, 6].includes(weekday(figures.day)),
          numericCategorySummariesType: Object.entries(numbersOf(figures)).map(
            ([numericCategoryCode, numericSummary]) => ({ numericCategoryCode, numericSummary }),
          ),
          revenueCategorySummariesType: Object.entries(revenueOf(figures)).map(
            ([revenueCategoryCode, amount]) => ({
              revenueCategoryCode,
              amount: decimal(Math.round(amount)),
              currencyCode: currency,
            }),
          ),
        })),
      },
    ],
  };
}

function numbersOf(figures: DayFigures): Record<string, number> {
  return {
    PhysicalRooms: figures.physical,
    OutOfOrderRooms: figures.outOfOrder,
    RoomsSold: figures.sold,
    AvailableRooms: figures.available,
    ArrivalRooms: figures.arrivals,
    DepartureRooms: figures.departures,
    DayUseRooms: figures.dayUse,
    ComplimentaryRooms: figures.complimentary,
    NoShowRooms: figures.noShows,
    CancelledRooms: figures.cancellations,
    Adults: figures.adults,
    Children: figures.children,
    OccupancyPercentage: occupancyPercent(figures),
  };
}

function revenueOf(figures: DayFigures): Record<string, number> {
  const rooms = figures.physical - figures.outOfOrder;
  return {
    RoomRevenue: figures.roomRevenue,
    AverageDailyRate: figures.sold === 0 ? 0 : figures.roomRevenue / figures.sold,
    RevPAR: rooms <= 0 ? 0 : figures.roomRevenue / rooms,
  };
}

export const PACE_ROUTES: Routes = {
  'rsv.getReservationPace': getPace,
  'rsv.getReservationStatistics': getStatistics,
};
