import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Hotel } from '../../state/hotel.js';
import { folded } from '../../wire/person.wire.js';

function getHotels(call: Call): Answer {
  const { query, world } = call;
  const id = query.text('hotelId');
  const name = query.text('name');
  const country = query.text('countryCode');
  const city = query.text('marketingCity');
  const found = [...world.hotels.values()].filter(
    ({ profile }) =>
      (id === undefined || profile.id === id) &&
      (name === undefined || folded(profile.name).includes(folded(name).replaceAll('%', ''))) &&
      (country === undefined || profile.country === country) &&
      (city === undefined || folded(profile.city) === folded(city)),
  );
  if (found.length === 0) return NONE;
  return ok({
    hotelSummaryInfoList: found.map(({ profile }) => ({
      hotelId: profile.id,
      hotelName: profile.name,
      activeDate: profile.opened,
      chainCode: profile.chainCode,
      propertyType: 'HOTEL',
    })),
  });
}

function getHotel(call: Call): Answer {
  const hotel = call.world.hotels.get(call.param('hotelId'));
  if (!hotel) throw refuse('HOTEL_FORBIDDEN', 'The user is not authorized to access data of this hotel.');
  return ok({ hotelConfigInfo: hotelInfo(hotel) });
}

function hotelInfo(hotel: Hotel): object {
  const { profile } = hotel;
  const rooms = [...hotel.rooms.values()];
  const today = hotel.businessDate;
  return {
    hotelId: profile.id,
    hotelName: profile.name,
    chainCode: profile.chainCode,
    chainName: profile.chainName,
    configured: true,
    generalInformation: {
      hotelType: 'HOTEL',
      roomCount: rooms.length,
      floorCount: new Set(rooms.map((room) => room.floor)).size,
      checkInTime: `${today} ${profile.checkInTime}:00.0`,
      checkOutTime: `${today} ${profile.checkOutTime}:00.0`,
      longitude: profile.longitude,
      latitude: profile.latitude,
      baseLanguage: profile.language,
    },
    accommodationDetails: {
      accessibleRooms: rooms.filter((room) => room.accessible).length,
      nonSmokingRooms: rooms.filter((room) => !room.smoking).length,
      suites: rooms.filter((room) => hotel.roomTypes.get(room.type)?.suite).length,
    },
    propertyControls: {
      sellControls: { startDate: profile.opened, hotelId: profile.id },
      currencyFormatting: { currencyCode: profile.currency, decimalPositions: 2 },
      dateTimeFormatting: {
        longDateFormat: 'YYYY-MM-DD',
        timeFormat: 'HH:mm',
        timeZoneRegion: profile.timeZone,
      },
    },
    communication: {
      phoneNumber: {
        phoneTechType: 'PHONE',
        phoneUseType: 'BUSINESS',
        phoneNumber: profile.phone,
        primaryInd: true,
      },
      emailAddress: profile.email,
    },
    address: {
      addressLine: [profile.street],
      cityName: profile.city,
      postalCode: profile.postalCode,
      country: { value: profile.country, code: profile.country },
    },
  };
}

export const HOTEL_ROUTES: Routes = { 'entcfg.getHotels': getHotels, 'entcfg.getHotel': getHotel };
