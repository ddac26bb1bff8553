import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Finding, OperationFact, Release } from '../catalogue/operation.js';
import { GatewayDirectory } from '../gateway/gateway.directory.js';
import { ReleaseBook } from '../release/release.book.js';
import type { CallPlan, Parameters } from './call-plan.js';
import { checkHotels } from './hotel.guard.js';
import type { OperaRequest } from './opera-call.js';
import { OperationBook, type SplitRequest } from './operation.book.js';
import { asOlderSearch } from './older-search.js';

const HOTEL_PARAMETERS = ['hotelId', 'hotelCode'];
const MOST_PROBLEMS = 6;
/** Their answers are tokens, which only the token source may see. */
const TOKEN_MODULES = new Set(['oauth', 'hdpbaoauth2', 'tokenexchange', 'ecommtokenization']);

/** Turns what a domain asks into what goes out: hotel, release, operation, parameters; refuses what OPERA would refuse. */
@Injectable()
export class CallPlanner {
  constructor(
    @Inject(OperationBook) private readonly book: OperationBook,
    @Inject(GatewayDirectory) private readonly directory: GatewayDirectory,
    @Inject(ReleaseBook) private readonly releases: ReleaseBook,
  ) {}

  /**
   * @throws Fault INPUT_INVALID naming every wrong field, OPERA_OPERATION_UNKNOWN, OPERA_VERSION_UNSUPPORTED,
   *   OPERA_HOTEL_UNKNOWN, AUTH_HOTEL_FORBIDDEN
   */
  async plan(context: CallContext, request: OperaRequest): Promise<CallPlan> {
    const hotelId = request.hotelId ?? context.hotelId;
    const link = this.directory.forHotel(context.caller.tenant, hotelId);
    const release = await this.releases.release(context, link);
    const asked = this.fact(request.operation, release);
    const lacking = asked.release !== release || this.releases.lacks(link, asked.fact.id);
    if (TOKEN_MODULES.has(asked.fact.module)) {
      throw new Fault('OPERA_OPERATION_UNKNOWN', `The operation ${asked.fact.id} is not offered here.`);
    }
    const parameters = withHotel(asked.fact, request.parameters ?? {}, hotelId);
    checkHotels(context.caller, hotelId, parameters, request.body);
    const checked = this.check(asked.fact, asked.release, parameters, request.body);
    const plan = { context, link, release, bulk: request.bulk ?? false, ...checked };
    if (!lacking) return { ...plan, fact: asked.fact };
    const twin = asked.fact.olderTwin;
    const older = twin === undefined ? undefined : this.book.find(twin, release);
    if (older === undefined) throw unsupported(asked.fact, release);
    return {
      ...plan,
      fact: older,
      parameters: asOlderSearch(older, checked.parameters, checked.body),
      body: undefined,
    };
  }

  /**
   * The requests that a read over a long period is split into; undefined where one call will do.
   * @throws Fault as `plan`, for what can be known without asking
   */
  split(request: OperaRequest): SplitRequest | undefined {
    const fact = this.fact(request.operation, this.book.releases[0] ?? '').fact;
    return this.book.split(fact, request.parameters ?? {}, request.body);
  }

  /** The operation in the hotel's release, else in the newest one, so that its twin can be found. */
  private fact(id: string, release: Release): { fact: OperationFact; release: Release } {
    const own = this.book.find(id, release);
    if (own) return { fact: own, release };
    const elsewhere = this.book.releases.find((other) => this.book.find(id, other) !== undefined) ?? release;
    return { fact: this.book.operation(id, elsewhere), release: elsewhere };
  }

  private check(fact: OperationFact, release: Release, given: Parameters, asked: unknown): Checked {
    const { findings, parameters, body } = this.book.check(fact, release, given, asked);
    const errors = findings.filter((finding) => finding.severity === 'error');
    if (errors.length > 0) throw invalid(fact, errors);
    return {
      parameters,
      body,
      warnings: findings.map((finding) => ({ code: 'CHECK', text: sentence(finding) })),
    };
  }
}

type Checked = Pick<CallPlan, 'parameters' | 'body' | 'warnings'>;

/** Operations with the hotel in their path get it from the context; another one is refused, since x-hotelid follows it. */
function withHotel(fact: OperationFact, parameters: Parameters, hotelId: string): Parameters {
  const name = HOTEL_PARAMETERS.find((candidate) => fact.path.includes(`{${candidate}}`));
  if (name === undefined) return parameters;
  const given = parameters[name];
  if (given !== undefined && given !== hotelId) {
    throw new Fault('INPUT_INVALID', {
      message: `The parameter ${name} differs from the hotel of the call, ${hotelId}.`,
      advice: 'Name the hotel once, as hotelId of the call.',
      field: `parameters.${name}`,
    });
  }
  return { ...parameters, [name]: hotelId };
}

function invalid(fact: OperationFact, errors: readonly Finding[]): Fault {
  const shown = errors.slice(0, MOST_PROBLEMS).map(sentence).join(' ');
  const more = errors.length > MOST_PROBLEMS ? ` And ${errors.length - MOST_PROBLEMS} more.` : '';
  return new Fault('INPUT_INVALID', {
    message: `${fact.id} does not take this: ${shown}${more}`,
    field: errors[0]?.path,
    data: { problems: errors.slice(0, MOST_PROBLEMS) },
  });
}

function sentence({ path, problem, fix }: Finding): string {
  return `${path} ${problem}.${fix === undefined ? '' : ` ${fix}`}`;
}

function unsupported(fact: OperationFact, release: Release): Fault {
  return new Fault('OPERA_VERSION_UNSUPPORTED', {
    message: `OPERA ${release}, which this hotel runs, does not have ${fact.id}.`,
  });
}
