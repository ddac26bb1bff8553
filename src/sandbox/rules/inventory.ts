import { type Day, nightsOf } from '../clock/business-date.js';
import type { Hotel } from '../state/hotel.js';
import type { Room, RoomType } from '../state/room.js';
import { BlockHoldings } from './block-holdings.js';
import { sharesAnothersRoom } from './room-share.js';
import { controlRooms } from './sell-limit.js';
import { holdsInventory } from './stay-status.js';

/** Rooms of one type over consecutive days, index 0 being the first. */
interface TypeCounts {
  readonly physical: number;
  readonly outOfOrder: number[];
  readonly sold: number[];
}

/**
 * How many rooms of each type exist, are out of order and are sold on each night of a period.
 * Built in one pass over rooms and stays, then asked cheaply; it does not follow later changes.
 */
export class Inventory {
  private readonly counts = new Map<string, TypeCounts>();
  private readonly indexes = new Map<Day, number>();
  private readonly holdings: BlockHoldings;
  readonly days: readonly Day[];

  /**
   * @param start first night, @param end day after the last night
   * @param except id of a stay to leave out, when it is the one being changed
   * @param exceptBlock id of a block that holds nothing, when it is the one being changed
   */
  constructor(
    private readonly hotel: Hotel,
    start: Day,
    end: Day,
    except?: string,
    exceptBlock?: string,
  ) {
    this.holdings = new BlockHoldings(hotel, start, end, except, exceptBlock);
    this.days = nightsOf(start, end);
    this.days.forEach((day, index) => this.indexes.set(day, index));
    const { length } = this.days;
    for (const type of hotel.roomTypes.keys()) {
      this.counts.set(type, { physical: 0, outOfOrder: zeros(length), sold: zeros(length) });
    }
    for (const room of hotel.rooms.values()) this.countRoom(room);
    for (const stay of hotel.reservations.values()) {
      if (stay.id === except || !holdsInventory(stay) || stay.departure <= start || stay.arrival >= end)
        continue;
      for (const night of stay.nights) {
        if (sharesAnothersRoom(hotel, stay, night.date)) continue;
        const sold = this.counts.get(night.roomType)?.sold;
        const index = this.indexes.get(night.date);
        if (sold && index !== undefined && night.date < stay.departure)
          sold[index] = (sold[index] ?? 0) + stay.units;
      }
    }
  }

  private countRoom(room: Room): void {
    const counts = this.counts.get(room.type);
    if (!counts) return;
    (counts as { physical: number }).physical += 1;
    for (const blocking of room.blockings) {
      if (blocking.kind !== 'OutOfOrder') continue;
      this.days.forEach((day, index) => {
        if (blocking.start <= day && day <= blocking.end)
          counts.outOfOrder[index] = (counts.outOfOrder[index] ?? 0) + 1;
      });
    }
  }

  physical(type: string): number {
    return this.counts.get(type)?.physical ?? 0;
  }

  outOfOrder(type: string, day: Day): number {
    return this.counts.get(type)?.outOfOrder[this.indexes.get(day) ?? -1] ?? 0;
  }

  sold(type: string, day: Day): number {
    return this.counts.get(type)?.sold[this.indexes.get(day) ?? -1] ?? 0;
  }

  /** Rooms kept for groups by deducting blocks and not taken yet. */
  blocked(type: string, day: Day): number {
    return this.holdings.heldOf(type, day);
  }

  /** Rooms of a block's grid that nobody took yet; negative when more were taken than held. */
  untaken(blockId: string, type: string, day: Day): number {
    return this.holdings.untakenOf(blockId, type, day);
  }

  /** Rooms that exist and are neither out of order nor sold nor kept for a group. */
  private left(type: string, day: Day): number {
    return this.physical(type) - this.outOfOrder(type, day) - this.sold(type, day) - this.blocked(type, day);
  }

  /** Rooms left to sell under the sell limits of the day; negative when more were sold than may be. */
  available(type: string, day: Day): number {
    const left = this.left(type, day);
    return this.hotel.yield.sellLimits.size === 0 ? left : this.limited(type, day, left);
  }

  /** What the limits of the room type, its class and the house leave of `left`. */
  private limited(type: string, day: Day, left: number): number {
    const { hotel } = this;
    let least = left + (controlRooms(hotel, 'RoomType', type, day, this.physical(type)) ?? 0);
    const roomClass = hotel.roomTypes.get(type)?.roomClass ?? '';
    const siblings = [...hotel.roomTypes.values()].filter((other) => other.roomClass === roomClass);
    const ofClass = this.leftOf(siblings, 'RoomClass', roomClass, day);
    const ofHouse = this.leftOf([...hotel.roomTypes.values()], 'House', '', day);
    for (const cap of [ofClass, ofHouse]) if (cap !== undefined) least = Math.min(least, cap);
    return least;
  }

  /** What a limit on several room types together leaves; undefined when there is none on the day. */
  private leftOf(
    types: readonly RoomType[],
    level: 'RoomClass' | 'House',
    code: string,
    day: Day,
  ): number | undefined {
    const physical = types.reduce((sum, type) => sum + this.physical(type.code), 0);
    const control = controlRooms(this.hotel, level, code, day, physical);
    if (control === undefined) return undefined;
    return types.reduce(
      (sum, { code: type }) => sum + this.left(type, day) - this.physical(type),
      physical + control,
    );
  }

  /** The smallest availability of a type over the whole period; the physical rooms when it has no night. */
  leastAvailable(type: string): number {
    const { days } = this;
    if (days.length === 0) return this.physical(type);
    return days.reduce((least, day) => Math.min(least, this.available(type, day)), Number.MAX_SAFE_INTEGER);
  }

  houseAvailable(day: Day): number {
    const types = [...this.hotel.roomTypes.values()];
    const sum = types.reduce((rooms, type) => rooms + this.available(type.code, day), 0);
    const { sellLimits } = this.hotel.yield;
    const cap = sellLimits.size === 0 ? undefined : this.leftOf(types, 'House', '', day);
    return cap === undefined ? sum : Math.min(sum, cap);
  }
}

export { sharesAnothersRoom } from './room-share.js';

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}
