import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetServiceRequestsAnswer } from '../../opera/wire/generated/fof.wire.js';
import { addDays } from '../../shared/business-date.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { DeskChange } from './desk-change.service.js';
import {
  readRequests,
  toClosing,
  toRequest,
  type RequestOrder,
  type ServiceRequest,
} from './service-request.mapper.js';

/** Which requests are asked for. */
export interface RequestQuestion {
  readonly status: 'open' | 'closed' | 'all';
  readonly reservationId?: string;
  readonly room?: string;
}

const STATUSES = {
  open: ['Open', 'PendingFollowUp'],
  closed: ['Closed'],
  all: ['Open', 'PendingFollowUp', 'Closed'],
} as const;

/** OPERA shows at most 30 days of requests at once. */
const DAYS = 30;

/** What guests ask for, until it is done. */
@Injectable()
export class ServiceRequestService {
  constructor(
    private readonly opera: OperaService,
    private readonly calendar: HotelCalendar,
    private readonly change: DeskChange,
  ) {}

  /** Requests of the last 30 days, oldest first. Throws Fault OPERA_*. */
  async list(context: CallContext, question: RequestQuestion): Promise<ServiceRequest[]> {
    const today = await this.calendar.businessDate(context);
    const answer = await this.opera.call<GetServiceRequestsAnswer>(context, {
      operation: 'fof.getServiceRequests',
      parameters: {
        status: STATUSES[question.status],
        room: question.room,
        reservationId: question.reservationId,
        reservationIdType: question.reservationId === undefined ? undefined : 'Reservation',
        creationStartDate: addDays(today, 1 - DAYS),
        creationEndDate: today,
      },
    });
    return readRequests(answer.body);
  }

  /**
   * Opens a request, once: an open one with the same code and words for the same guest or room is the same request.
   * @returns its id, and false when it was open already
   */
  async create(context: CallContext, order: RequestOrder): Promise<{ requestId: string; changed: boolean }> {
    const known = await this.same(freshly(context), order);
    if (known !== undefined) return { requestId: known.requestId, changed: false };
    const requestId = await this.change.make(
      context,
      'the request',
      async () => {
        const answer = await this.opera.call(context, {
          operation: 'fof.postServiceRequests',
          body: toRequest(context.hotelId, order),
        });
        return answer.createdId ?? (await this.same(freshly(context), order))?.requestId ?? '';
      },
      async (grace) => (await this.same(grace, order))?.requestId,
    );
    return { requestId, changed: true };
  }

  /**
   * Closes a request of the last 30 days.
   * @returns the request, and false when it was closed already
   * Throws Fault NOT_FOUND.
   */
  async close(
    context: CallContext,
    requestId: string,
    note: string | undefined,
  ): Promise<{ request: ServiceRequest; changed: boolean }> {
    const request = await this.byId(freshly(context), requestId);
    if (request === undefined) {
      throw new Fault('NOT_FOUND', {
        message: `There is no service request ${requestId} of the last ${DAYS} days.`,
        advice: 'Find its requestId with list_service_requests.',
        field: 'requestId',
      });
    }
    if (request.status === 'Closed') return { request, changed: false };
    await this.change.make(
      context,
      'closing the request',
      async () => {
        await this.opera.call(context, {
          operation: 'fof.putServiceRequests',
          body: toClosing(context.hotelId, requestId, note),
        });
        return true;
      },
      async (grace) => ((await this.byId(grace, requestId))?.status === 'Closed' ? true : undefined),
    );
    return { request: { ...request, status: 'Closed' }, changed: true };
  }

  private async byId(context: CallContext, requestId: string): Promise<ServiceRequest | undefined> {
    const all = await this.list(context, { status: 'all' });
    return all.find((request) => request.requestId === requestId);
  }

  private async same(context: CallContext, order: RequestOrder): Promise<ServiceRequest | undefined> {
    const open = await this.list(context, {
      status: 'open',
      reservationId: order.reservationId,
      room: order.reservationId === undefined ? order.room : undefined,
    });
    return open.find((request) => request.code === order.code && request.comment === order.comment);
  }
}
