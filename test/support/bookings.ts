import { idOf, type Json, type SandboxGateway } from './sandbox-gateway.js';

/** What may differ from booking to booking. */
export interface BookingWish {
  readonly arrival: string;
  readonly departure: string;
  readonly roomType?: string;
  readonly ratePlan?: string;
  readonly units?: number;
  readonly adults?: number;
  readonly more?: object;
}

/** Body of `rsv.postReservation` for one guest. */
export function bookingBody(profileId: string, wish: BookingWish): object {
  const { arrival, departure, roomType = 'STQ', ratePlan = 'BAR', units = 1, adults = 2, more = {} } = wish;
  return {
    reservations: {
      reservation: [
        {
          hotelId: 'SAND01',
          reservationStatus: 'Reserved',
          roomStay: {
            arrivalDate: arrival,
            departureDate: departure,
            guestCounts: { adults, children: 0 },
            guarantee: { guaranteeCode: 'CC' },
            roomRates: [
              {
                roomType,
                roomTypeCharged: roomType,
                ratePlanCode: ratePlan,
                marketCode: 'IND',
                sourceCode: 'WEB',
                numberOfUnits: units,
                start: arrival,
                end: departure,
                pseudoRoom: false,
                guestCounts: { adults, children: 0 },
              },
            ],
          },
          reservationGuests: [
            { primary: true, profileInfo: { profileIdList: [{ id: profileId, type: 'Profile' }] } },
          ],
          reservationPaymentMethods: [{ paymentMethod: 'VA', folioView: 1 }],
          ...more,
        },
      ],
    },
  };
}

/** Makes a guest profile and gives back its id. */
export async function newGuest(opera: SandboxGateway, surname: string): Promise<string> {
  const answer = await opera.expect(201, 'crm.postProfile', {
    body: {
      profileDetails: {
        profileType: 'Guest',
        statusCode: 'Active',
        customer: { personName: [{ surname, givenName: 'Probe', nameType: 'Primary' }], language: 'E' },
        emails: {
          emailInfo: [
            { email: { emailAddress: `${surname}@mail.example`, type: 'EMAIL', primaryInd: true } },
          ],
        },
      },
    },
  });
  return idOf(answer.location);
}

/** Types of room that scenarios take when they do not care, the usual one first: together they book more than it has. */
const USUAL_TYPES = ['STQ', 'STT', 'SUP'];

/** Books and gives back the reservation id. Without a type in the wish it is one of which rooms are left. */
export async function book(opera: SandboxGateway, surname: string, wish: BookingWish): Promise<string> {
  const profile = await newGuest(opera, surname);
  for (const roomType of wish.roomType === undefined ? USUAL_TYPES : []) {
    if ((await rooms(opera, roomType, wish)).length === 0) continue;
    const answer = await opera.call('rsv.postReservation', {
      body: bookingBody(profile, { ...wish, roomType }),
    });
    if (answer.status === 201) return idOf(answer.location);
  }
  const answer = await opera.expect(201, 'rsv.postReservation', { body: bookingBody(profile, wish) });
  return idOf(answer.location);
}

/** Vacant and ready rooms of a type for the wish's nights. */
async function rooms(opera: SandboxGateway, roomType: string, wish: BookingWish): Promise<readonly Json[]> {
  const answer = await opera.call('fof.getHotelRooms', {
    query: {
      hotelRoomStatus: ['Inspected', 'Clean'],
      hotelFORoomStatus: ['Vacant'],
      roomType: [roomType],
      hotelRoomStartDate: wish.arrival,
      hotelRoomEndDate: wish.departure,
    },
  });
  return answer.body?.hotelRoomsDetails.room ?? [];
}

/** The stay as `getReservation` shows it, in full. */
export async function readStay(opera: SandboxGateway, reservationId: string): Promise<Json> {
  return (await opera.expect(200, 'rsv.getReservation', { path: { reservationId } })).body.reservations
    .reservation[0];
}

/** Rooms of a type that are vacant and ready and free for the nights. */
export async function readyRooms(
  opera: SandboxGateway,
  roomType: string,
  from: string,
  to: string,
): Promise<string[]> {
  const answer = await opera.expect(200, 'fof.getHotelRooms', {
    query: {
      hotelRoomStatus: ['Inspected', 'Clean'],
      hotelFORoomStatus: ['Vacant'],
      roomType: [roomType],
      hotelRoomStartDate: from,
      hotelRoomEndDate: to,
    },
  });
  return answer.body.hotelRoomsDetails.room.map((room: Json) => room.roomId);
}

/** Checks a stay into a ready room of its type and gives back the room. */
export async function checkIn(opera: SandboxGateway, reservationId: string): Promise<string> {
  const stay = await readStay(opera, reservationId);
  const [roomId = ''] = await readyRooms(
    opera,
    stay.roomStay.roomRates[0].roomType,
    stay.roomStay.arrivalDate,
    stay.roomStay.departureDate,
  );
  await opera.expect(201, 'fof.postCheckIn', {
    path: { reservationId },
    body: { reservation: { roomId, ignoreWarnings: false }, includeNotifications: true },
  });
  return roomId;
}
