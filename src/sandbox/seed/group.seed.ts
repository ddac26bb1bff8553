import { addDays, daysBetween } from '../clock/business-date.js';
import { blockNights } from '../rules/block.js';
import { Inventory } from '../rules/inventory.js';
import type { Block, BlockCell, GroupBook } from '../state/group.js';
import type { CodeItem, Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import { nextId, type World } from '../state/world.js';
import { BLOCK_STATUSES, NEW_BLOCK_STATUSES } from './block-statuses.table.js';
import {
  CATERING_PACKAGES,
  EVENT_STATUSES,
  GROUP_EVENTS,
  GROUPS,
  type GroupPlan,
  RESOURCES,
  SPACES,
} from './groups.table.js';

/** A book with nothing in it. */
export function emptyGroups(): GroupBook {
  return { blocks: new Map(), spaces: new Map(), events: new Map(), jobs: new Map() };
}

/** Groups around the business date with their rooms, stays and events, and the hotel's rooms for meetings. */
export function seedGroups(world: World, hotel: Hotel): void {
  for (const space of SPACES) hotel.groups.spaces.set(space.code, space);
  for (const [name, items] of groupLists()) hotel.lists.set(name, items);
  const groups = [...world.profiles.values()].filter((profile) => profile.type === 'Group');
  GROUPS.forEach((plan, index) => {
    const block = blockFor(world, hotel, plan, groups[index % Math.max(1, groups.length)]?.id);
    hotel.groups.blocks.set(block.id, block);
    seedEvents(world, hotel, block);
  });
}

function blockFor(world: World, hotel: Hotel, plan: GroupPlan, profileId: string | undefined): Block {
  const today = hotel.businessDate;
  const start = addDays(today, plan.starts);
  const createdOn = addDays(today, -30);
  const at = `${createdOn} 10:00:00.0`;
  const block: Block = {
    id: nextId(world, 'record'),
    code: plan.code,
    name: plan.name,
    start,
    end: addDays(start, plan.nights),
    status: plan.status,
    history: [{ sequence: 1, status: plan.status, date: createdOn, at, user: 'SALES1' }],
    ratePlan: 'GRP',
    market: 'GRP',
    source: 'DIR',
    guarantee: 'CO',
    control: plan.control,
    cutOffDays: plan.cutOffDays,
    cells: [],
    profiles: profileId === undefined ? [] : [{ type: 'Group', profileId, primary: true }],
    comments: [
      { id: nextId(world, 'record'), document: { text: { value: plan.note }, type: 'GEN', internal: true } },
    ],
    externalReferences: [],
    postingMasters: [],
    packages: [],
    cancellation:
      plan.cancelled === undefined
        ? undefined
        : { number: nextId(world, 'cancellation'), code: plan.cancelled, date: createdOn },
    details: {
      blockDetails: {
        bookingType: { code: plan.booking },
        blockOrigin: plan.origin,
        currencyCode: hotel.profile.currency,
      },
      blockOwners: { owner: [{ ownerCode: 'SALES1', primary: true, ownership: 'Block' }] },
    },
    createdAt: at,
    createdOn,
    modifiedAt: at,
  };
  if (start <= today) block.cutOn = start;
  const stays = membersOf(hotel, block, plan.stays);
  for (const stay of stays) stay.blockId = block.id;
  block.cells = cellsFor(hotel, block, plan, stays);
  return block;
}

/** Stays already booked in the block's days that come as part of the group: they have their rooms. */
function membersOf(hotel: Hotel, block: Block, most: number): Reservation[] {
  return [...hotel.reservations.values()]
    .filter(
      (stay) =>
        stay.status === 'Reserved' &&
        stay.blockId === undefined &&
        stay.arrival >= block.start &&
        stay.departure <= block.end &&
        daysBetween(stay.arrival, stay.departure) > 0,
    )
    .slice(0, most);
}

function cellsFor(hotel: Hotel, block: Block, plan: GroupPlan, stays: readonly Reservation[]): BlockCell[] {
  const inventory = new Inventory(hotel, block.start, block.end, undefined, block.id);
  const types = new Set([
    ...Object.keys(plan.rooms),
    ...stays.flatMap((stay) => stay.nights.map((night) => night.roomType)),
  ]);
  return [...types]
    .filter((type) => hotel.roomTypes.has(type))
    .flatMap((roomType) =>
      blockNights(block).map((date) => {
        const taken = stays.filter((stay) =>
          stay.nights.some((night) => night.date === date && night.roomType === roomType),
        ).length;
        const free = Math.max(0, inventory.available(roomType, date));
        const rooms = taken + Math.min(plan.rooms[roomType] ?? 0, free);
        return {
          date,
          roomType,
          initial: rooms,
          rooms,
          released: 0,
          prices: plan.prices.map((price) => price * 100),
        };
      }),
    );
}

function seedEvents(world: World, hotel: Hotel, block: Block): void {
  for (const [code, type, name, day, from, to, space, setup, people] of GROUP_EVENTS) {
    if (code !== block.code) continue;
    const date = addDays(block.start, day);
    const id = nextId(world, 'record');
    hotel.groups.events.set(id, {
      id,
      blockId: block.id,
      name,
      type,
      start: `${date} ${from}:00.0`,
      end: `${date} ${to}:00.0`,
      status: block.status,
      attendees: { expected: people },
      space,
      setup,
      setupMinutes: 30,
      setdownMinutes: 30,
      rental: SPACES.find((candidate) => candidate.code === space)?.rental ?? 0,
      waitlisted: false,
      notes: [],
      resources: [],
      details: {},
      createdAt: block.createdAt,
      modifiedAt: block.createdAt,
    });
  }
}

function groupLists(): [string, readonly CodeItem[]][] {
  const statuses = BLOCK_STATUSES.map(({ code, name }) => ({ code, description: name }));
  const events = EVENT_STATUSES.map(({ code, name }) => ({ code, description: name }));
  const fresh = statuses.filter(({ code }) => NEW_BLOCK_STATUSES.includes(code));
  const spaces = SPACES.map(({ code, name }) => ({ code, description: name }));
  const rates = [
    { code: 'FULL', description: 'Full day' },
    { code: 'HALF', description: 'Half day' },
    { code: 'FREE', description: 'Without rental' },
  ];
  const owners = [
    { code: 'SALES1', description: 'Group sales' },
    { code: 'SALES2', description: 'Conference sales' },
  ];
  return [
    ['BlockStatuses', statuses],
    ['BlockNewStatuses', fresh],
    ['SalesCateringEventStatus', events],
    ['FunctionSpaceCodes', spaces],
    ['EventRateCode', rates],
    ['BlockOwners', owners],
    ['ChainInventoryItems', RESOURCES.map(([code, description]) => ({ code, description }))],
    ['CateringPackageCodes', CATERING_PACKAGES.map(({ code, name }) => ({ code, description: name }))],
    [
      'FunctionSpaceLocations',
      [...new Set(SPACES.map(({ floor }) => floor))].map((floor) => ({
        code: floor,
        description: `Floor ${floor}`,
      })),
    ],
  ];
}
