import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import { addDays, type BusinessDate } from '../../shared/business-date.js';
import type { StayPackage } from './stay-details.js';
import {
  hasPreference,
  readActivity,
  toLetter,
  toPackage,
  toPreference,
  type ActivityAnswer,
  type ActivityLine,
  type PreferencesAnswer,
} from './stay-extras.mapper.js';
import { StayFinder } from './stay-finder.service.js';
import { StayReader } from './stay-reader.service.js';
import { StayWriter, type Written } from './stay-writer.service.js';
import { isActive, type Stay } from './stay.js';

/** Something added to a stay. */
export interface Added extends Written {
  readonly stay: Stay;
  /** It was there before, and nothing was sent. */
  readonly already: boolean;
}

/** A package wished for a stay; without dates, all its nights. */
export interface PackageWish {
  readonly code: string;
  readonly from?: BusinessDate;
  readonly to?: BusinessDate;
  readonly quantity: number;
}

/** What hangs on a stay: packages, preferences, letters, its history. */
@Injectable()
export class StayExtrasService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly reader: StayReader,
    private readonly writer: StayWriter,
  ) {}

  async packages(
    context: CallContext,
    reference: string,
  ): Promise<{ readonly stay: Stay; readonly packages: readonly StayPackage[] }> {
    const { reservationId } = await this.finder.find(context, reference);
    return this.reader.read(context, reservationId, ['packages']);
  }

  /** @throws Fault NOT_ALLOWED_NOW for a stay that is over, INPUT_INVALID for days outside the stay */
  async addPackage(
    context: CallContext,
    reference: string,
    wish: PackageWish,
  ): Promise<Added & { readonly from: BusinessDate; readonly to: BusinessDate }> {
    const now = freshly(context);
    const { stay, packages } = await this.packages(now, reference);
    requireActive(stay);
    const lastNight = stay.nights > 0 ? addDays(stay.departureDate, -1) : stay.arrivalDate;
    const { code, quantity, from = stay.arrivalDate, to = lastNight } = wish;
    if (from < stay.arrivalDate || to > stay.departureDate || to < from) {
      throw new Fault('INPUT_INVALID', {
        message: `The package is for ${from} to ${to}, the stay is ${stay.arrivalDate} to ${stay.departureDate}.`,
        advice: 'Give days within the stay, or none for the whole stay.',
        field: from < stay.arrivalDate ? 'from' : 'to',
      });
    }
    const isThere = (list: readonly StayPackage[]) =>
      list.some((one) => one.code === code && one.from === from && one.to === to && one.included !== true);
    if (isThere(packages)) return { outcome: 'done', stay, from, to, already: true, warnings: [] };
    const { reservationId } = stay;
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.postReservationPackage',
        parameters: { reservationId },
        body: toPackage(context.hotelId, reservationId, { code, from, to, quantity }),
      },
      async (grace) => isThere((await this.reader.read(grace, reservationId, ['packages'])).packages),
    );
    return { ...written, stay, from, to, already: false };
  }

  async setPreference(context: CallContext, reference: string, type: string, value: string): Promise<Added> {
    const now = freshly(context);
    const stay = await this.finder.find(now, reference);
    const { reservationId } = stay;
    const isThere = async (when: CallContext) => {
      const answer = await this.opera.call<PreferencesAnswer>(when, {
        operation: 'rsv.getReservationPreference',
        parameters: { reservationId },
      });
      return hasPreference(answer.body, type, value);
    };
    if (await isThere(now)) return { outcome: 'done', stay, already: true, warnings: [] };
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.postReservationPreference',
        parameters: { reservationId },
        body: toPreference(context.hotelId, reservationId, type, value),
      },
      isThere,
    );
    return { ...written, stay, already: false };
  }

  /** Sends a letter; OPERA does not say afterwards which were sent, so an unclear outcome stays unknown. */
  async sendLetter(
    context: CallContext,
    reference: string,
    to: { readonly email?: string; readonly style?: string },
  ): Promise<Added> {
    const stay = await this.finder.find(freshly(context), reference);
    try {
      const answer = await this.opera.call(context, {
        operation: 'rsv.postConfirmationLetters',
        body: toLetter(context.hotelId, stay.reservationId, { profileId: stay.guest.profileId, ...to }),
      });
      const warnings = answer.warnings.map((warning) => warning.text);
      return { outcome: 'done', stay, already: false, warnings };
    } catch (error) {
      if (error instanceof Fault && error.code === 'OPERA_OUTCOME_UNKNOWN')
        return { outcome: 'unknown', stay, already: false, warnings: [] };
      throw error;
    }
  }

  /** A stay's history, newest first. */
  async activity(
    context: CallContext,
    reference: string,
    page: {
      readonly from: BusinessDate;
      readonly to: BusinessDate;
      readonly limit: number;
      readonly offset: number;
    },
  ): Promise<{
    readonly stay: Stay;
    readonly lines: ActivityLine[];
    readonly total?: number;
    readonly hasMore: boolean;
  }> {
    const stay = await this.finder.find(context, reference);
    const answer = await this.opera.call<ActivityAnswer>(context, {
      operation: 'rsv.getReservationActivityLog',
      parameters: {
        parameterName: ['ReservationId'],
        parameterValue: [stay.reservationId],
        fromDate: page.from,
        toDate: page.to,
        limit: page.limit,
        offset: page.offset,
      },
    });
    const log = answer.body?.activityLog;
    return {
      stay,
      lines: readActivity(answer.body),
      total: log?.totalResults,
      hasMore: log?.hasMore === true,
    };
  }
}

function requireActive(stay: Stay): void {
  if (isActive(stay.status)) return;
  throw new Fault('NOT_ALLOWED_NOW', {
    message: `A stay that is ${stay.status.replaceAll('_', ' ')} takes no package. Nothing was changed.`,
    advice: 'Check the confirmation number.',
    data: { status: stay.status },
  });
}
