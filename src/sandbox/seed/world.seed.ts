import { addDays, type Day, daysBetween } from '../clock/business-date.js';
import { closeAllShifts } from '../desk/cashier-shift.js';
import { Inventory } from '../rules/inventory.js';
import { roomConflict } from '../rules/room-state.js';
import type { Hotel } from '../state/hotel.js';
import { nextId, type Sequence, type World } from '../state/world.js';
import { CHAIN, HOTELS } from './hotels.table.js';
import { seedHotel } from './hotel.seed.js';
import { seedHousekeeping } from './housekeeping.seed.js';
import { seedSales } from './sales.seed.js';
import { seedGroups } from './group.seed.js';
import { Prng } from './prng.js';
import { seedReceivables } from './receivable.seed.js';
import { seedProfiles } from './profile.seed.js';
import { seedReservations } from './reservation.seed.js';
import { seedShares } from './share.seed.js';

/** First numbers of each kind, so that an id tells by its length and start what it is. */
const FIRST: Record<Sequence, number> = {
  profile: 200_000,
  reservation: 300_000,
  confirmation: 71_000_000,
  cancellation: 5_500_000,
  transaction: 8_000_000,
  folio: 4_000,
  record: 600_000,
  membership: 900_000,
  event: 0,
};

/** The whole chain for a seed and a business date; equal arguments give equal worlds. */
export function seedWorld(seed: number, businessDate: Day): World {
  const random = new Prng(seed);
  const world: World = {
    seed,
    chainCode: CHAIN.code,
    hotels: new Map(),
    profiles: new Map(),
    sequences: { ...FIRST },
    events: { log: [], fetched: {} },
  };
  seedProfiles(world, businessDate, random);
  for (const plan of HOTELS) {
    const hotel = seedHotel(plan, businessDate, random);
    world.hotels.set(hotel.profile.id, hotel);
    seedReservations(world, hotel, plan, random);
    blockRooms(world, hotel, random);
    seedReceivables(world, hotel);
    closeAllShifts({ world, hotel, at: `${businessDate} 00:00:00.0` });
  }
  for (const hotel of world.hotels.values()) {
    seedHousekeeping(world, hotel);
    seedSales(world, hotel);
    seedGroups(world, hotel);
    seedShares(world, hotel);
    (hotel.lists as Map<string, unknown>).set(
      'Hotels',
      [...world.hotels.values()].map(({ profile }) => ({ code: profile.id, description: profile.name })),
    );
  }
  return world;
}

/** Two free rooms are out of order and one is out of service around today. */
function blockRooms(world: World, hotel: Hotel, random: Prng): void {
  const start = hotel.businessDate;
  let left = 3;
  for (const room of [...hotel.rooms.values()].reverse()) {
    if (left === 0) return;
    const end = addDays(start, random.between(1, 4));
    const inventory = new Inventory(hotel, start, addDays(end, 1));
    if (roomConflict(hotel, room, start, addDays(end, 1)) || inventory.leastAvailable(room.type) < 1)
      continue;
    const kind = left > 1 ? 'OutOfOrder' : 'OutOfService';
    room.blockings.push({
      id: nextId(world, 'record'),
      kind,
      start,
      end,
      reason: random.pick(['WATR', 'PAIN', 'DEEP']),
      remark: `${daysBetween(start, end) + 1} days`,
      returnStatus: 'Dirty',
    });
    left -= 1;
  }
}
