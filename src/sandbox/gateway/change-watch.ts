import type { OperationFact } from '../../opera/catalogue/operation.js';
import { localTime } from '../desk/desk.js';
import { announce } from '../desk/business-events.js';
import { shownStatus } from '../rules/room-state.js';
import type { EventDetail } from '../state/business-event.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import type { World } from '../state/world.js';
import type { Answer, Call } from './call.js';
import type { SandboxState } from './sandbox-state.js';

/** What outside systems care about of a stay or a room, by Oracle's element names. */
type Facts = Readonly<Record<string, string | undefined>>;

interface Known {
  day: string;
  readonly stays: Map<string, Facts>;
  readonly rooms: Map<string, Facts>;
}

/** Statuses whose coming is an event of its own; any other change of a stay is an update. */
const STATUS_ACTIONS: Readonly<Record<string, string>> = {
  InHouse: 'CHECK IN',
  CheckedOut: 'CHECK OUT',
  Cancelled: 'CANCEL RESERVATION',
  NoShow: 'NO SHOW',
};

/** Stays that nothing happens to any more, unless they are taken up again. */
const OVER = new Set<string>(['CheckedOut', 'Cancelled', 'NoShow']);

/**
 * Turns changes of the hotels into business events: it remembers what each stay and room was and looks again after
 * every change. A world that was put in place by a reset or restore is taken as it is.
 */
export class ChangeWatch {
  private world?: World;
  private readonly hotels = new Map<string, Known>();

  constructor(private readonly state: SandboxState) {
    this.look();
  }

  /** To be called after an operation; reads change nothing. */
  after(operation: OperationFact, call: Call, answer: Answer): void {
    // The result of a job is gone once it was fetched, and so are business events.
    const consumes = operation.module.endsWith('async') || operation.module === 'int';
    if (operation.effect !== 'read' || consumes) this.state.changed();
    if (operation.effect === 'read' || operation.module === 'int') return;
    this.look();
    const key = recordOf(operation, call, answer);
    if (key === undefined) return;
    const made = answer.status === 201 && operation.method === 'POST';
    announce(call.world, {
      module: key.module,
      action: `${made ? 'NEW' : operation.method === 'DELETE' ? 'DELETE' : 'UPDATE'} ${key.noun}`,
      key: key.id,
      at: call.at,
      hotelId: call.hotel.profile.id,
      details: [],
    });
  }

  /** Announces what changed since the last look. */
  look(): void {
    const { world, clock } = this.state;
    const fresh = this.world !== world;
    this.world = world;
    for (const hotel of world.hotels.values()) {
      const at = localTime(hotel.businessDate, clock.now());
      const known = fresh ? undefined : this.hotels.get(hotel.profile.id);
      this.compare(world, hotel, known, at);
    }
  }

  private compare(world: World, hotel: Hotel, known: Known | undefined, at: string): void {
    const hotelId = hotel.profile.id;
    const now = known ?? { day: hotel.businessDate, stays: new Map(), rooms: new Map() };
    if (now.day !== hotel.businessDate) {
      const details = [{ element: 'BUSINESS DATE', from: now.day, to: hotel.businessDate }];
      announce(world, {
        module: 'NightAudit',
        action: 'ROLL BUSINESS DATE',
        key: hotelId,
        at,
        hotelId,
        details,
      });
    }
    now.day = hotel.businessDate;
    for (const stay of hotel.reservations.values()) {
      const before = now.stays.get(stay.id);
      if (OVER.has(stay.status) && before?.['RESERVATION STATUS'] === stay.status) continue;
      const after = stayFacts(stay);
      const details = changes(before, after);
      if (details.length === 0) continue;
      now.stays.set(stay.id, after);
      if (known)
        announce(world, {
          module: 'Reservation',
          action: actionOf(before, after),
          key: stay.id,
          at,
          hotelId,
          details,
        });
    }
    for (const room of hotel.rooms.values()) {
      const before = now.rooms.get(room.id);
      const after = { 'ROOM STATUS': shownStatus(room, hotel.businessDate) };
      const details = changes(before, after);
      if (details.length === 0) continue;
      now.rooms.set(room.id, after);
      if (known)
        announce(world, {
          module: 'Housekeeping',
          action: 'UPDATE ROOM STATUS',
          key: room.id,
          at,
          hotelId,
          details,
        });
    }
    this.hotels.set(hotelId, now);
  }
}

function stayFacts(stay: Reservation): Facts {
  const night = stay.nights[0];
  return {
    'RESERVATION STATUS': stay.status,
    'ARRIVAL DATE': stay.arrival,
    'DEPARTURE DATE': stay.departure,
    ROOM: stay.roomId,
    'ROOM TYPE': night?.roomType,
    'RATE CODE': night?.ratePlan,
    ADULTS: night && String(night.adults),
    CHILDREN: night && String(night.children),
    ROOMS: String(stay.units),
    'PRE-REGISTERED': stay.preRegistered ? 'Y' : 'N',
  };
}

function changes(before: Facts | undefined, after: Facts): EventDetail[] {
  const details: EventDetail[] = [];
  for (const element of Object.keys(after)) {
    const from = before?.[element];
    const to = after[element];
    if (from !== to) details.push({ element, from, to });
  }
  return details;
}

function actionOf(before: Facts | undefined, after: Facts): string {
  if (before === undefined) return 'NEW RESERVATION';
  const was = before['RESERVATION STATUS'];
  const is = after['RESERVATION STATUS'] ?? '';
  if (was === is) return 'UPDATE RESERVATION';
  if (is === 'Reserved' && was === 'InHouse') return 'REVERSE CHECK IN';
  if (is === 'Reserved' && was === 'Cancelled') return 'REINSTATE RESERVATION';
  if (is === 'InHouse' && was === 'CheckedOut') return 'REVERSE CHECK OUT';
  return STATUS_ACTIONS[is] ?? 'UPDATE RESERVATION';
}

/** Records that are announced by the operation that changed them: there are too many to look at each time. */
function recordOf(
  operation: OperationFact,
  call: Call,
  answer: Answer,
): { readonly module: string; readonly noun: string; readonly id: string } | undefined {
  const made = answer.location?.split('/').at(-1);
  const id = (name: string) => call.params.text(name) ?? (answer.status === 201 ? made : undefined);
  const found = (module: string, noun: string, key: string | undefined) =>
    key === undefined ? undefined : { module, noun, id: key };
  if (operation.module === 'crm') return found('Profile', 'PROFILE', id('profileId'));
  if (operation.module === 'blk') return found('Block', 'BLOCK', id('blockId'));
  if (operation.module === 'act') return found('Activity', 'ACTIVITY', id('activityId'));
  return undefined;
}
