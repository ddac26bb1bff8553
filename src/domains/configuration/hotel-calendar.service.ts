import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetBusinessDateAnswer } from '../../opera/wire/generated/bof.wire.js';
import {
  addDays,
  isRelative,
  nightsBetween,
  resolveDate,
  type BusinessDate,
} from '../../shared/business-date.js';
import { readBusinessDate } from './business-date.mapper.js';

/** The longest stay or period any tool accepts; OPERA's own availability search stops there too. */
export const MAX_NIGHTS = 90;

/** A stay's dates, resolved and sane. */
export interface StayDates {
  readonly arrival: BusinessDate;
  readonly departure: BusinessDate;
  readonly nights: number;
  readonly businessDate: BusinessDate;
}

/** What `today` means at a hotel, and dates as staff say them turned into calendar dates. */
@Injectable()
export class HotelCalendar {
  constructor(private readonly opera: OperaService) {}

  /**
   * OPERA's business date of the context's hotel: it moves at end of day, not at midnight.
   * Throws Fault NOT_FOUND when OPERA states none for the hotel, and OPERA_*.
   */
  async businessDate(context: CallContext): Promise<BusinessDate> {
    const answer = await this.opera.call<GetBusinessDateAnswer>(context, {
      operation: 'bof.getBusinessDate',
    });
    const date = readBusinessDate(answer.body, context.hotelId);
    if (date !== undefined) return date;
    throw new Fault('NOT_FOUND', {
      message: `OPERA states no business date for hotel ${context.hotelId}.`,
      advice: 'Check the hotel code; the hotel may not be open in OPERA.',
      field: 'hotelId',
    });
  }

  /**
   * A spoken date (SpokenDate: `YYYY-MM-DD`, `today`, `+3d`) as a calendar date.
   * OPERA is asked only when the words need the business date.
   */
  async resolve(context: CallContext, spoken: string): Promise<BusinessDate> {
    return isRelative(spoken)
      ? resolveDate(spoken, await this.businessDate(context))
      : resolveDate(spoken, '');
  }

  /**
   * Arrival and departure of a stay still to come.
   * @param spoken the two arguments as given; their names are those of the tools (`arrivalDate`, `departureDate`)
   * Throws Fault INPUT_INVALID naming the field: departure not after arrival, more than 90 nights, arrival in the past.
   */
  async stayDates(context: CallContext, spoken: { arrival: string; departure: string }): Promise<StayDates> {
    const businessDate = await this.businessDate(context);
    const arrival = resolveDate(spoken.arrival, businessDate);
    const departure = resolveDate(spoken.departure, businessDate);
    const nights = nightsBetween(arrival, departure);
    if (nightsBetween(businessDate, arrival) < 0) {
      throw new Fault('INPUT_INVALID', {
        message: `Arrival ${arrival} is before the hotel's business date ${businessDate}.`,
        advice: `Use ${businessDate} (today) or a later arrival date.`,
        field: 'arrivalDate',
      });
    }
    checkNights(arrival, departure, nights);
    return { arrival, departure, nights, businessDate };
  }

  /**
   * A period of days to look at or to change.
   * @param spoken the arguments `from` and `to` as given; without `to` the period has `days` days
   * @param maxDays the longest period the task can show
   * Throws Fault INPUT_INVALID naming `from` or `to`: end before start, too long, in the past where only the future counts.
   */
  async period(
    context: CallContext,
    spoken: { readonly from: string; readonly to?: string; readonly days: number },
    limits: { readonly maxDays: number; readonly futureOnly?: boolean },
  ): Promise<Period> {
    const businessDate = await this.businessDate(context);
    const from = resolveDate(spoken.from, businessDate);
    const to =
      spoken.to === undefined ? addDays(from, spoken.days - 1) : resolveDate(spoken.to, businessDate);
    const days = nightsBetween(from, to) + 1;
    if (days < 1 || days > limits.maxDays) {
      throw new Fault('INPUT_INVALID', {
        message: days < 1 ? `${to} is before ${from}.` : `${days} days are too many at once.`,
        advice: `Give a date from ${from} to ${addDays(from, limits.maxDays - 1)}.`,
        field: 'to',
      });
    }
    if (limits.futureOnly === true && from < businessDate) {
      throw new Fault('INPUT_INVALID', {
        message: `${from} is before the hotel's business date ${businessDate}.`,
        advice: `Use ${businessDate} (today) or a later date.`,
        field: 'from',
      });
    }
    return { from, to, businessDate };
  }
}

/** Some consecutive days of a hotel, both ends included. */
export interface Period {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly businessDate: BusinessDate;
}

/**
 * Throws Fault INPUT_INVALID on `departureDate` for a stay of less than one or more than 90 nights.
 * @param nights nights between the two dates
 */
export function checkNights(arrival: BusinessDate, departure: BusinessDate, nights: number): void {
  if (nights < 1) {
    throw new Fault('INPUT_INVALID', {
      message: `Departure ${departure} is not after arrival ${arrival}.`,
      advice: `Give a departure date of ${addDays(arrival, 1)} or later.`,
      field: 'departureDate',
    });
  }
  if (nights > MAX_NIGHTS) {
    throw new Fault('INPUT_INVALID', {
      message: `${nights} nights are asked for; at most ${MAX_NIGHTS} are possible in one stay here.`,
      advice: `Give a departure date no later than ${addDays(arrival, MAX_NIGHTS)}, or split the stay.`,
      field: 'departureDate',
    });
  }
}
