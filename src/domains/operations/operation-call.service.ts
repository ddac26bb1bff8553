import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../../kernel/fault.js';
import type { ToolAnswer, ToolCall } from '../../mcp/declaration/tool.declaration.js';
import { Catalogue } from '../../opera/catalogue/catalogue.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';
import type { OperaAnswer, OperaRequest } from '../../opera/client/opera-call.js';
import { OperaService } from '../../opera/opera.service.js';
import { refuseCardNumbers } from '../../kernel/card-number.js';
import { answersOf } from './answer-branch.js';
import { fitted, type Fitted } from './answer-size.js';
import { cleanAnswer } from './answer.mapper.js';
import type { CallAnswer, CallArguments } from './call-arguments.schema.js';
import { checkFields, project, readFields } from './field-selection.js';
import { pageArgument, pageOf, type Page, type PageArgument } from './paging.js';

/** Tokens kept free for what stands beside the answer. */
const BESIDE = 300;

/** Calls any operation of OPERA and makes its answer small, safe and readable. */
@Injectable()
export class OperationCallService {
  constructor(
    private readonly opera: OperaService,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /**
   * Refuses what no call may carry, before anything is asked or sent.
   * @throws Fault INPUT_INVALID for fields that no answer has, INPUT_CARD_NUMBER
   */
  check(fact: OperationFact, { parameters, body, fields }: CallArguments): void {
    refuseCardNumbers(parameters, 'parameters');
    refuseCardNumbers(body, 'body');
    if (fields !== undefined) checkFields(fields, answersOf(this.catalogue, fact));
  }

  /** The request that the arguments stand for. The call's hotel is already the one that the parameters name. */
  request(fact: OperationFact, { parameters, body }: CallArguments): OperaRequest {
    return { operation: fact.id, parameters: parameters as OperaRequest['parameters'], body };
  }

  /** Reads; a list that goes on has its next page in `next`. Throws Fault INPUT_*, AUTH_HOTEL_FORBIDDEN, OPERA_*. */
  async read(fact: OperationFact, args: CallArguments, call: ToolCall): Promise<ToolAnswer<CallAnswer>> {
    this.check(fact, args);
    const turn = pageArgument(this.catalogue, fact);
    const request = turned(this.request(fact, args), turn, call.cursor);
    const answer = await this.opera.call(call, request);
    return this.told(fact, args, call, answer, turn && { turn, asked: askedPage(request, turn) });
  }

  /** Changes; sent once. Throws Fault as `read`, and OPERA_OUTCOME_UNKNOWN. */
  async change(fact: OperationFact, args: CallArguments, call: ToolCall): Promise<ToolAnswer<CallAnswer>> {
    this.check(fact, args);
    return this.told(fact, args, call, await this.opera.call(call, this.request(fact, args)), undefined);
  }

  private told(
    fact: OperationFact,
    { fields }: CallArguments,
    call: ToolCall,
    answer: OperaAnswer,
    paging: Paging | undefined,
  ): ToolAnswer<CallAnswer> {
    const clean = cleanAnswer(answer.body, call.caller);
    const chosen = fields === undefined ? clean : project(clean, readFields(fields));
    const page = paging && pageOf(answer.body);
    const part = fitted(chosen, call.maxTokens - BESIDE);
    const next = page && paging && nextPage(page, part, paging);
    const { createdId, job, ageSeconds } = answer;
    const data: CallAnswer = {
      operation: fact.id,
      ...(part.value !== undefined && { answer: part.value }),
      ...(createdId !== undefined && { createdId }),
      ...(job !== undefined && { job }),
      ...(ageSeconds !== undefined && { ageSeconds: Math.round(ageSeconds) }),
    };
    return {
      data,
      text: sayAnswer(data),
      ...(next !== undefined && { next }),
      notes: [
        ...answer.warnings.map(({ text }) => text),
        ...(fields !== undefined && chosen === undefined && clean !== undefined
          ? ['Nothing of the fields asked for is in the answer.']
          : []),
        ...cutNotes(part, page, next),
      ],
    };
  }
}

/** How a page was asked for. */
interface Paging {
  readonly turn: PageArgument;
  readonly asked: number;
}

/** The request for the page that a cursor stands for. */
function turned(request: OperaRequest, turn: PageArgument | undefined, cursor: unknown): OperaRequest {
  if (cursor === undefined) return request;
  if (turn === undefined || typeof cursor !== 'number') {
    throw new Fault('INPUT_INVALID', { message: 'This operation has no further pages.', field: 'cursor' });
  }
  const { place, name } = turn;
  return { ...request, [place]: { ...(request[place] as object | undefined), [name]: cursor } };
}

function askedPage(request: OperaRequest, { place, name }: PageArgument): number {
  const asked = Number((request[place] as Record<string, unknown> | undefined)?.[name]);
  return Number.isFinite(asked) && asked > 0 ? asked : name === 'offset' ? 0 : 1;
}

/** Rows that did not fit are the next page's first ones; a page that is counted as a whole cannot be cut that way. */
function nextPage(page: Page, { cut }: Fitted, { turn, asked }: Paging): number | undefined {
  const shortened = cut !== undefined && cut.of === page.rows;
  if (turn.name === 'offset') {
    const shown = shortened ? cut.kept : page.rows;
    return (page.hasMore || shortened) && shown > 0 ? asked + shown : undefined;
  }
  return page.hasMore ? asked + 1 : undefined;
}

function cutNotes({ cut }: Fitted, page: Page | undefined, next: number | undefined): string[] {
  if (cut === undefined) {
    return page?.hasMore === true && page.total !== undefined
      ? [`${page.rows} of ${page.total} entries.`]
      : [];
  }
  const goOn =
    next === undefined
      ? 'Ask for less with fields, limit or filters.'
      : 'The rest is on the next page; fields makes it smaller.';
  return [`"${cut.path}" shows ${cut.kept} of ${cut.of} entries. ${goOn}`];
}

/** The answer as text: the same facts as the data. */
function sayAnswer({ operation, answer, createdId, job, ageSeconds }: CallAnswer): string {
  const lines = [
    createdId === undefined ? '' : `Created: ${createdId}`,
    job === undefined
      ? ''
      : `Job: ${job.state ?? 'under way'}${job.pollAfterSeconds === undefined ? '' : `, look again in ${job.pollAfterSeconds} s`}`,
    ageSeconds === undefined ? '' : `Remembered, ${ageSeconds} s old.`,
    answer === undefined
      ? 'OPERA answered without content: nothing found, or nothing to say.'
      : JSON.stringify(answer),
  ];
  return `${operation}\n${lines.filter((line) => line !== '').join('\n')}`;
}
