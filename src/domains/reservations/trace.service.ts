import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { StayFinder } from './stay-finder.service.js';
import type { Trace } from './stay-note.js';
import {
  doneTrace,
  newTrace,
  readDayTraces,
  readStayTraces,
  toTraces,
  type DayTracesAnswer,
  type StayTracesAnswer,
} from './stay-note.mapper.js';
import { StayWriter, type Written } from './stay-writer.service.js';
import type { Stay } from './stay.js';

/** Traces to look for: of a stay, else of some days. */
export interface TraceCriteria {
  readonly reservation?: string;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly department?: string;
}

/** A trace added or settled. */
export interface TraceChange extends Written {
  readonly stay: Stay;
  readonly trace?: Trace;
  /** It was so before, and nothing was sent. */
  readonly already: boolean;
}

/** Reminders to departments about stays. */
@Injectable()
export class TraceService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly calendar: HotelCalendar,
    private readonly writer: StayWriter,
  ) {}

  /** Traces that fit, in order of their days. Throws Fault OPERA_*, and as StayFinder does. */
  async list(context: CallContext, criteria: TraceCriteria): Promise<Trace[]> {
    const { reservation, from, to, department } = criteria;
    if (reservation !== undefined) {
      const stay = await this.finder.find(context, reservation);
      const traces = await this.ofStay(context, stay.reservationId);
      return traces
        .filter((trace) => department === undefined || trace.department === department)
        .map((trace) => ({
          ...trace,
          reservationId: stay.reservationId,
          guest: stay.guest,
          room: stay.room,
        }));
    }
    const answer = await this.opera.call<DayTracesAnswer>(context, {
      operation: 'blk.getTracesByDateRange',
      parameters: {
        beginDate: from,
        endDate: to,
        ...(department !== undefined && { department: [department] }),
      },
    });
    return readDayTraces(answer.body);
  }

  /** Adds a trace; the same open one again is not added twice. Throws Fault as the parts do. */
  async add(
    context: CallContext,
    reference: string,
    wish: { readonly date: BusinessDate; readonly department: string; readonly text: string },
  ): Promise<TraceChange> {
    const stay = await this.finder.find(freshly(context), reference);
    const { reservationId } = stay;
    const isWished = (trace: Trace) =>
      !trace.done &&
      trace.text === wish.text &&
      trace.date === wish.date &&
      trace.department === wish.department;
    const look = async (now: CallContext) => (await this.ofStay(now, reservationId)).find(isWished);
    const known = await look(freshly(context));
    if (known !== undefined) return { outcome: 'done', stay, trace: known, already: true, warnings: [] };
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.putReservation',
        parameters: { reservationId },
        body: toTraces(context.hotelId, reservationId, newTrace(wish.date, wish.department, wish.text)),
      },
      async (grace) => (await look(grace)) !== undefined,
    );
    const trace =
      written.outcome === 'done' ? await look(freshly(context)).catch(() => undefined) : undefined;
    return { ...written, stay, trace, already: false };
  }

  /**
   * Marks a trace as done.
   * @param traceId needed when the stay has several open ones
   * @throws Fault NOT_FOUND, INPUT_AMBIGUOUS with the open traces in `data.choices`
   */
  async resolve(context: CallContext, reference: string, traceId: string | undefined): Promise<TraceChange> {
    const now = freshly(context);
    const stay = await this.finder.find(now, reference);
    const { reservationId } = stay;
    const trace = meant(await this.ofStay(now, reservationId), traceId);
    if (trace.done) return { outcome: 'done', stay, trace, already: true, warnings: [] };
    const today = await this.calendar.businessDate(context);
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.putReservation',
        parameters: { reservationId },
        body: toTraces(context.hotelId, reservationId, doneTrace(trace.traceId, today, 'Assistant')),
      },
      async (grace) =>
        (await this.ofStay(grace, reservationId)).some((one) => one.traceId === trace.traceId && one.done),
    );
    return { ...written, stay, trace, already: false };
  }

  private async ofStay(context: CallContext, reservationId: string): Promise<Trace[]> {
    const answer = await this.opera.call<StayTracesAnswer>(context, {
      operation: 'rsv.getTracesByReservation',
      parameters: { reservationId },
    });
    return readStayTraces(answer.body);
  }
}

function meant(traces: readonly Trace[], traceId: string | undefined): Trace {
  const open = traces.filter((trace) => !trace.done);
  const found = traceId === undefined ? open[0] : traces.find((trace) => trace.traceId === traceId);
  if (found === undefined) {
    throw new Fault('NOT_FOUND', {
      message: traceId === undefined ? 'The stay has no open trace.' : 'The stay has no trace with this id.',
      advice: 'See its traces with list_traces.',
      field: 'traceId',
    });
  }
  if (traceId === undefined && open.length > 1) {
    throw new Fault('INPUT_AMBIGUOUS', {
      message: `The stay has ${open.length} open traces.`,
      advice: 'Call again with the traceId of the one that is done.',
      field: 'traceId',
      data: {
        choices: open.map((one) => ({
          traceId: one.traceId,
          date: one.date ?? null,
          department: one.department ?? null,
          text: one.text.slice(0, 80),
        })),
      },
    });
  }
  return found;
}
