import { type Day, nightsOf } from '../clock/business-date.js';
import type { Hotel } from '../state/hotel.js';
import type { Reservation } from '../state/reservation.js';
import type { Room } from '../state/room.js';
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
  readonly days: readonly Day[];

  /**
   * @param start first night, @param end day after the last night
   * @param except id of a stay to leave out, when it is the one being changed
   */
  constructor(
    private readonly hotel: Hotel,
    start: Day,
    end: Day,
    except?: string,
  ) {
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
      if (sharesAnothersRoom(hotel, stay)) continue;
      for (const night of stay.nights) {
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

  /** Rooms left to sell; negative when more were sold than there are. */
  available(type: string, day: Day): number {
    return this.physical(type) - this.outOfOrder(type, day) - this.sold(type, day);
  }

  /** The smallest availability of a type over the whole period; the physical rooms when it has no night. */
  leastAvailable(type: string): number {
    return this.days.reduce((least, day) => Math.min(least, this.available(type, day)), this.physical(type));
  }

  houseAvailable(day: Day): number {
    return [...this.hotel.roomTypes.keys()].reduce((sum, type) => sum + this.available(type, day), 0);
  }
}

/** Of stays that share one room only the first takes a room from the inventory. */
function sharesAnothersRoom(hotel: Hotel, stay: Reservation): boolean {
  if (stay.shareId === undefined) return false;
  for (const other of hotel.reservations.values()) {
    if (other.shareId === stay.shareId && holdsInventory(other)) return other.id !== stay.id;
  }
  return false;
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}
