import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { sameName } from '../../shared/person-name.js';
import { WorkSteps } from '../../shared/work-steps.js';
import type { EventTerms, FunctionSpace, GroupEvent, OrderedItem } from './event.js';
import {
  readEvent,
  readEvents,
  readItems,
  readSpaces,
  toEvent,
  toItems,
  type EventAnswer,
  type EventPage,
  type EventsAnswer,
  type ResourcesAnswer,
  type SpacesAnswer,
} from './event.mapper.js';

/** Which events are listed. */
export interface EventCriteria {
  readonly from: string;
  readonly to: string;
  readonly blockId?: string;
  readonly space?: string;
  readonly limit: number;
  readonly offset?: number;
}

/** Which spaces are looked for. */
export interface SpaceCriteria {
  readonly start: string;
  readonly end: string;
  readonly people?: number;
  readonly setup?: string;
}

/** How a change of an event ended. */
export interface EventChange {
  readonly outcome: Outcome;
  readonly event?: GroupEvent;
  readonly existing: boolean;
  readonly warnings: readonly string[];
}

/** Meetings and meals of groups, and the rooms for them. */
@Injectable()
export class Events {
  constructor(
    private readonly opera: OperaService,
    private readonly readBack: ReadBack,
  ) {}

  /** One page of the events of some days. Throws Fault OPERA_*. */
  async list(context: CallContext, criteria: EventCriteria): Promise<EventPage> {
    const answer = await this.opera.call<EventsAnswer>(context, {
      operation: 'evm.getEventsOneHotel',
      parameters: {
        eventStartDate: criteria.from,
        eventEndDate: criteria.to,
        blockId: criteria.blockId === undefined ? undefined : [criteria.blockId],
        functionSpaceCodes: criteria.space === undefined ? undefined : [criteria.space],
        limit: criteria.limit,
        offset: criteria.offset,
      },
    });
    return readEvents(answer.body);
  }

  /** Spaces for a time, free or not. Throws Fault OPERA_*. */
  async spaces(context: CallContext, criteria: SpaceCriteria): Promise<FunctionSpace[]> {
    const answer = await this.opera.call<SpacesAnswer>(context, {
      operation: 'evm.getFunctionSpaceAvailability',
      parameters: {
        eventStartDate: `${criteria.start}:00.0`,
        eventEndDate: `${criteria.end}:00.0`,
        attendeesFrom: criteria.people,
        setupCodes: criteria.setup === undefined ? undefined : [criteria.setup],
        limit: 50,
      },
    });
    return readSpaces(answer.body);
  }

  /** One event. Throws Fault NOT_FOUND, OPERA_*. */
  async read(context: CallContext, eventId: string): Promise<GroupEvent> {
    try {
      const answer = await this.opera.call<EventAnswer>(context, {
        operation: 'evm.getEvent',
        parameters: { eventId },
      });
      if (answer.body !== undefined) return readEvent(answer.body);
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'OPERA_NOT_FOUND') throw error;
    }
    throw new Fault('NOT_FOUND', {
      message: 'The hotel has no event with this id.',
      advice: 'Find it with list_events.',
      field: 'eventId',
    });
  }

  /** Makes an event of a block, once: one of the same name and start there before is given back. Throws Fault OPERA_*. */
  async create(
    context: CallContext,
    blockId: string,
    terms: EventTerms & { readonly start: string; readonly name: string },
  ): Promise<EventChange> {
    const find = async (now: CallContext) => {
      const day = terms.start.slice(0, 10);
      const page = await this.list(now, { from: day, to: day, blockId, limit: 100 });
      return page.events.find((event) => sameName(event.name, terms.name) && event.start === terms.start);
    };
    const present = await find(freshly(context));
    if (present !== undefined) return { outcome: 'done', event: present, existing: true, warnings: [] };
    const warnings: string[] = [];
    const verdict = await this.readBack.settle<GroupEvent | undefined>(
      context,
      async () => {
        const answer = await this.opera.call(context, {
          operation: 'evm.postEvents',
          body: toEvent(context.hotelId, terms, { blockId }),
        });
        warnings.push(...answer.warnings.map((warning) => warning.text));
        return answer.createdId === undefined
          ? find(freshly(context))
          : this.read(freshly(context), answer.createdId);
      },
      find,
    );
    return verdict.outcome === 'done'
      ? { outcome: 'done', event: verdict.value, existing: false, warnings }
      : { outcome: verdict.outcome, existing: false, warnings: [verdict.fault.message] };
  }

  /** Changes an event and orders things for it: quantities are what there should be. Throws Fault OPERA_* with what was done. */
  async change(
    context: CallContext,
    event: GroupEvent,
    terms: EventTerms,
    items: readonly OrderedItem[],
  ): Promise<EventChange> {
    const changes = Object.values(terms).some((value) => value !== undefined);
    const steps = new WorkSteps(
      [...(changes ? ['change the event'] : []), ...(items.length > 0 ? ['order the items'] : [])],
      'Call update_event again with the same values.',
    );
    const warnings: string[] = [];
    if (changes)
      await steps.step('change the event', async () => {
        const answer = await this.opera.call(context, {
          operation: 'evm.changeEvents',
          parameters: { eventId: event.eventId },
          body: toEvent(context.hotelId, terms, { eventId: event.eventId, blockId: event.blockId }),
        });
        warnings.push(...answer.warnings.map((warning) => warning.text));
      });
    if (items.length > 0)
      await steps.step('order the items', async () => {
        const wanted = await this.stillWanted(freshly(context), event, items);
        if (wanted.length === 0) return;
        await this.opera.call(context, {
          operation: 'evm.changeEventsResources',
          body: toItems(context.hotelId, event.eventId, wanted),
        });
      });
    const now = await this.read(freshly(context), event.eventId);
    return { outcome: 'done', event: now, existing: true, warnings };
  }

  /** Items that are not ordered yet, so that the same order again does not double them. */
  private async stillWanted(
    context: CallContext,
    event: GroupEvent,
    items: readonly OrderedItem[],
  ): Promise<OrderedItem[]> {
    const answer = await this.opera.call<ResourcesAnswer>(context, {
      operation: 'evm.getEventsResources',
      parameters: { blockId: event.blockId, eventIds: [event.eventId] },
    });
    const ordered = readItems(answer.body);
    return items.flatMap(({ item, quantity }) => {
      const there = ordered.filter((one) => one.item === item).reduce((sum, one) => sum + one.quantity, 0);
      return quantity > there ? [{ item, quantity: quantity - there }] : [];
    });
  }
}
