import { addDays } from '../clock/business-date.js';
import { INTEGRATION_USER } from '../desk/desk.js';
import { generateSheets } from '../desk/task-sheets.js';
import { occupants, staysByRoom } from '../rules/room-state.js';
import type { Hotel } from '../state/hotel.js';
import type { Attendant, HousekeepingBook } from '../state/housekeeping.js';
import { nextId, type World } from '../state/world.js';
import { Prng } from './prng.js';

/** Names of our own invention, as a team of many countries has them. */
const TEAM = [
  'Ilse Varnhoven',
  'Amparo Quisbertán',
  'Nguyên Thu Hà',
  'Олена Барвійчук',
  'Fatoumata Dianké',
  '佐嶋 みのり',
  'Marek Świtalniak',
  'Δανάη Λιγνού',
] as const;

/** Days ahead for which the team is planned. */
const PLANNED_DAYS = 7;
const REPAIRS = [
  ['BULB', 'Reading lamp on the left side of the bed'],
  ['BATH', 'Tap drips'],
  ['TV', 'Fernbedienung ohne Funktion'],
] as const;

/** A book with nothing in it. */
export function emptyHousekeeping(): HousekeepingBook {
  return {
    attendants: new Map(),
    duty: new Map(),
    sheets: new Map(),
    templates: new Map(),
    notes: new Map(),
    schedules: new Map(),
  };
}

/** The team and its plan, open repairs, wishes of guests, and today's departure cleaning spread over task sheets. */
export function seedHousekeeping(world: World, hotel: Hotel): void {
  const random = new Prng(world.seed + 4711);
  const book = hotel.housekeeping;
  const size = hotel.rooms.size > 60 ? TEAM.length : 3;
  TEAM.slice(0, size).forEach((name, index) => {
    const attendant: Attendant = { id: `HK${index + 1}`, name, section: `S${(index % 4) + 1}` };
    book.attendants.set(attendant.id, attendant);
  });
  const everybody = [...book.attendants.keys()];
  for (let ahead = 0; ahead < PLANNED_DAYS; ahead += 1) {
    const off = everybody[ahead % everybody.length];
    book.duty.set(
      addDays(hotel.businessDate, ahead),
      everybody.filter((id) => id !== off),
    );
  }
  hotel.lists.set(
    'HKAttendants',
    [...book.attendants.values()].map(({ id, name }) => ({ code: id, description: name })),
  );
  seedRepairs(world, hotel, random);
  seedWishes(hotel, random);
  const at = `${hotel.businessDate} 07:30:00.0`;
  generateSheets(
    { world, hotel, at },
    { day: hotel.businessDate, taskCodes: ['DEPA'], attendants: everybody.slice(1, size > 3 ? 4 : 3) },
  );
}

function seedRepairs(world: World, hotel: Hotel, random: Prng): void {
  const rooms = [...hotel.rooms.keys()];
  REPAIRS.forEach(([maintenanceCode, remarks], index) => {
    const id = nextId(world, 'record');
    const document = {
      roomId: random.pick(rooms),
      maintenanceCode,
      remarks,
      createDateTime: `${addDays(hotel.businessDate, -index)} 10:15:00.0`,
      creatorId: INTEGRATION_USER,
      resolveInfo:
        index === 2
          ? { resolveUser: INTEGRATION_USER, resolveDate: addDays(hotel.businessDate, -1) }
          : undefined,
    };
    hotel.records.maintenance.set(id, { id, document });
  });
}

/** Some guests do not want to be disturbed; in one room somebody was seen where nobody should be. */
function seedWishes(hotel: Hotel, random: Prng): void {
  const stays = staysByRoom(hotel);
  const occupied = [...hotel.rooms.values()].filter((room) => occupants(stays.get(room.id)).length > 0);
  for (const room of occupied)
    if (random.chance(0.05)) room.guestService = random.chance(0.6) ? 'DoNotDisturb' : 'MakeUpRoom';
}
