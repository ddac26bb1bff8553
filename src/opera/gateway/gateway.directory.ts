import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../../kernel/fault.js';
import { OperaOptions, type GatewayOptions } from '../opera.options.js';
import { gatewayOf, type Gateway, type HotelLink } from './gateway.js';

/** What OPERA's property codes look like. Others cannot travel as `x-hotelid`, and failing to send them would look like a failing gateway. */
const HOTEL_CODE = /^[A-Za-z0-9_.&-]{1,20}$/;
const DEFAULT_LANGUAGE = 'en-US';

/** Knows which gateway leads to which hotel, and for which tenants. */
@Injectable()
export class GatewayDirectory {
  private gateways: readonly Gateway[] = [];
  /** Ways found before, by tenant and hotel; of listed hotels only, so that no input makes entries without end. */
  private readonly found = new Map<string, HotelLink>();

  constructor(@Inject(OperaOptions) options: OperaOptions) {
    this.replace(options.gateways);
  }

  /** Takes over a changed mapping without a restart; calls under way keep the old one. */
  replace(gateways: readonly GatewayOptions[]): void {
    this.gateways = gateways.map(gatewayOf);
    this.found.clear();
  }

  /**
   * The way to a hotel.
   * @throws Fault OPERA_HOTEL_UNKNOWN naming the tenant's hotels when none of its gateways leads there; INPUT_INVALID for what
   *   cannot be a hotel's code
   */
  forHotel(tenant: string, hotelId: string): HotelLink {
    const place = `${tenant}\n${hotelId}`;
    const before = this.found.get(place);
    if (before !== undefined) return before;
    const mine = this.gatewaysOf(tenant);
    for (const gateway of mine) {
      const hotel = gateway.hotels?.find((known) => known.hotelId === hotelId);
      if (hotel === undefined) continue;
      const link = { ...defaultsOf(gateway), ...definedOf(hotel), gateway, hotelId };
      this.found.set(place, link);
      return link;
    }
    if (hotelId !== '' && !HOTEL_CODE.test(hotelId)) {
      throw new Fault('INPUT_INVALID', {
        message: 'That cannot be a hotel code: codes have 1 to 20 letters and digits.',
        field: 'hotelId',
        data: { hotels: this.hotelsOf(tenant) },
      });
    }
    const open = mine.find((gateway) => (gateway.hotels ?? []).length === 0);
    if (open && hotelId !== '') return { ...defaultsOf(open), gateway: open, hotelId };
    const known = this.hotelsOf(tenant);
    throw new Fault('OPERA_HOTEL_UNKNOWN', {
      message:
        known.length > 0
          ? `Hotel ${hotelId} is not configured here. Known hotels: ${known.join(', ')}.`
          : 'No hotel was named and none is configured.',
      field: 'hotelId',
      data: { hotels: known },
    });
  }

  /** Codes of the hotels listed for a tenant; empty when its gateways list none. */
  hotelsOf(tenant: string): readonly string[] {
    return this.gatewaysOf(tenant).flatMap((gateway) => (gateway.hotels ?? []).map((hotel) => hotel.hotelId));
  }

  /** Gateways that a tenant may use. */
  gatewaysOf(tenant: string): readonly Gateway[] {
    return this.gateways.filter(
      (gateway) => gateway.tenants === undefined || gateway.tenants.includes(tenant),
    );
  }

  /** Every gateway, for health, doctor and shutdown. */
  all(): readonly Gateway[] {
    return this.gateways;
  }
}

function defaultsOf(gateway: Gateway): Pick<HotelLink, 'externalSystem' | 'cashierId' | 'language'> {
  return {
    externalSystem: gateway.externalSystem,
    cashierId: gateway.cashierId,
    language: gateway.language ?? DEFAULT_LANGUAGE,
  };
}

function definedOf<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}
