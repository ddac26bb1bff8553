import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type { GetActivitiesAnswer, GetActivityAnswer } from '../../opera/wire/generated/act.wire.js';
import { CodesService } from '../configuration/codes.service.js';
import {
  type ActivityOrder,
  type ActivityPage,
  readActivities,
  readActivity,
  type SalesActivity,
  toActivity,
} from './sales-activity.mapper.js';

/** Which activities are asked for; dates resolved. */
export interface ActivityQuestion {
  readonly from?: string;
  readonly until?: string;
  readonly owner?: string;
  readonly done?: boolean;
}

/** Activities of a day read to find one again. */
const LOOKED_AT = 200;

/** The diary of the sales team. */
@Injectable()
export class SalesActivityService {
  constructor(
    private readonly opera: OperaService,
    private readonly readBack: ReadBack,
    private readonly codes: CodesService,
  ) {}

  /** One page of activities in order of time. Throws Fault INPUT_UNKNOWN_CODE, OPERA_*. */
  async list(
    context: CallContext,
    question: ActivityQuestion,
    limit: number,
    offset: number,
  ): Promise<ActivityPage> {
    const owner =
      question.owner === undefined
        ? undefined
        : (await this.codes.check(context, 'sales-owner', question.owner, 'owner')).code;
    const answer = await this.opera.call<GetActivitiesAnswer>(context, {
      operation: 'act.getActivities',
      parameters: {
        startDate: question.from,
        endDate: question.until,
        ownerCode: owner === undefined ? undefined : [owner],
        completed: question.done,
        limit,
        offset,
      },
    });
    return readActivities(answer.body);
  }

  /**
   * Enters an activity. One of the same kind, purpose and beginning that is there already is answered instead.
   * Throws Fault INPUT_UNKNOWN_CODE, OPERA_*.
   */
  async create(
    context: CallContext,
    order: ActivityOrder,
  ): Promise<{ readonly outcome: Outcome; readonly activity?: SalesActivity; readonly created: boolean }> {
    const [type, owner] = await Promise.all([
      this.codes.check(context, 'sales-activity', order.type, 'type'),
      order.owner === undefined ? undefined : this.codes.check(context, 'sales-owner', order.owner, 'owner'),
    ]);
    const wanted = { ...order, type: type.code, owner: owner?.code };
    const known = await this.same(freshly(context), wanted);
    if (known !== undefined) return { outcome: 'done', activity: known, created: false };
    const verdict = await this.readBack.settle(
      context,
      async () => {
        const answer = await this.opera.call(context, {
          operation: 'act.postActivities',
          body: toActivity(context.hotelId, wanted),
        });
        const id = answer.createdId;
        return id === undefined
          ? await this.same(freshly(context), wanted)
          : await this.get(freshly(context), id);
      },
      (grace) => this.same(grace, wanted),
    );
    return verdict.outcome === 'done'
      ? { outcome: 'done', activity: verdict.value, created: true }
      : { outcome: verdict.outcome, created: false };
  }

  /** One activity by its id. Throws Fault NOT_FOUND, OPERA_*. */
  async get(context: CallContext, id: string): Promise<SalesActivity> {
    const answer = await this.opera.call<GetActivityAnswer>(context, {
      operation: 'act.getActivity',
      parameters: { activityId: id },
    });
    const [activity] =
      answer.body?.activityDetails === undefined ? [] : readActivity(answer.body.activityDetails);
    if (activity !== undefined) return activity;
    throw new Fault('NOT_FOUND', {
      message: 'No sales activity has this id.',
      advice: 'Take the id from list_sales_activities.',
      field: 'activityId',
    });
  }

  /** Marks an activity as done. One that is done already is left as it is. Throws Fault NOT_FOUND, OPERA_*. */
  async complete(
    context: CallContext,
    id: string,
    result: string | undefined,
  ): Promise<{ readonly outcome: Outcome; readonly activity: SalesActivity; readonly changed: boolean }> {
    const activity = await this.get(freshly(context), id);
    if (activity.done) return { outcome: 'done', activity, changed: false };
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'act.postSingleActivityCompletion',
          parameters: { activityId: id },
          body: {
            activitiesInformation: [
              {
                activityId: { id, type: 'Activity' },
                activityDetail: {
                  hotelId: context.hotelId,
                  ...(result !== undefined && { activityResult: result }),
                  status: { completed: true },
                },
              },
            ],
            completeMode: true,
          },
        });
        return true;
      },
      async (grace) => (await this.get(grace, id)).done || undefined,
    );
    return { outcome: verdict.outcome, activity, changed: verdict.outcome === 'done' };
  }

  private async same(context: CallContext, order: ActivityOrder): Promise<SalesActivity | undefined> {
    const day = order.start.slice(0, 10);
    const { activities } = await this.list(context, { from: day, until: day, done: false }, LOOKED_AT, 0);
    return activities.find(
      (one) =>
        one.kind === order.kind &&
        one.type === order.type &&
        one.purpose === order.purpose &&
        one.start === order.start &&
        (order.owner === undefined || one.owner === order.owner),
    );
  }
}
