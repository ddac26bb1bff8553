import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { decimal } from '../../state/money.js';
import { type HotelStay, staysOf } from './history.js';
import { findProfile } from './profile-request.js';

/** Stays and room revenue of a profile by year, over the hotels asked for. */
function statistics(call: Call): Answer {
  const [id = ''] = call.query.texts('profileId');
  const profile = findProfile(call.world, id);
  const hotels = call.query.texts('hotelIds');
  const from = call.query.day('stayFrom');
  const to = call.query.day('stayTo');
  const rows = staysOf(call.world, profile).filter(
    ({ hotel, stay }) =>
      hotels.includes(hotel.profile.id) &&
      stay.status !== 'Waitlisted' &&
      (from === undefined || stay.arrival >= from) &&
      (to === undefined || stay.arrival <= to),
  );
  if (rows.length === 0) return NONE;
  const years = [...Map.groupBy(rows, ({ stay }) => stay.arrival.slice(0, 4))].sort(([one], [other]) =>
    one < other ? 1 : -1,
  );
  return ok({
    profileStatistic: {
      profileIdList: [{ id: profile.id, type: 'Profile', idContext: 'OPERA' }],
      stayStatisticsSummaryList: {
        profileStatisticsbyYearSummary: years.map(([year, stays]) => ({
          year,
          stayDetail: [counts(stays)],
          netRevenue: [revenue(stays)],
        })),
      },
      reportType: call.query.text('reportType'),
    },
    totalResults: years.length,
    count: years.length,
    hasMore: false,
  });
}

const nights = (rows: readonly HotelStay[]): number =>
  rows.reduce((sum, { stay }) => sum + stay.nights.length, 0);

function counts(rows: readonly HotelStay[]): object {
  const of = (status: string): HotelStay[] => rows.filter(({ stay }) => stay.status === status);
  return {
    roomNights: nights([...of('CheckedOut'), ...of('InHouse')]),
    arrivalRooms: of('CheckedOut').length + of('InHouse').length,
    cancelRooms: of('Cancelled').length,
    noShowRooms: of('NoShow').length,
    dayUseRooms: 0,
    totalBooked: rows.length,
    totalStays: of('CheckedOut').length,
    stayReservation: 'Transient',
  };
}

function revenue(rows: readonly HotelStay[]): object {
  const stayed = rows.filter(({ stay }) => stay.status === 'CheckedOut');
  const minor = stayed.reduce(
    (sum, { stay }) => sum + stay.nights.reduce((total, night) => total + night.amount, 0),
    0,
  );
  const count = nights(stayed);
  const amount = (value: number): object => ({ revenueAmount: decimal(value) });
  return {
    roomRevenue: amount(minor),
    totalRevenue: amount(minor),
    averageDailyRate: amount(count === 0 ? 0 : Math.round(minor / count)),
    currency: rows[0]?.hotel.profile.currency,
    stayReservation: 'Transient',
  };
}

export const PROFILE_STATISTICS_ROUTES: Routes = { 'crm.getProfileStatistics': statistics };
