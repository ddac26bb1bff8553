import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../../kernel/fault.js';
import type { Json } from '../../kernel/json.js';
import type { Preview, ToolCall } from '../../mcp/declaration/tool.declaration.js';
import { Catalogue } from '../../opera/catalogue/catalogue.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';
import type { PreparedCall } from '../../opera/client/opera-call.js';
import { OperaService } from '../../opera/opera.service.js';
import { fitted } from './answer-size.js';
import { cleanAnswer } from './answer.mapper.js';
import type { CallArguments } from './call-arguments.schema.js';
import { purposeOf } from './catalogue-search.service.js';
import { dryRunBody } from './dry-run.js';
import { OperationCallService } from './operation-call.service.js';

/** What OPERA said to the request when it was only to check it. */
interface Verified {
  readonly checked: boolean;
  readonly answer?: unknown;
  readonly warnings: readonly string[];
}

const UNVERIFIED: Verified = { checked: false, warnings: [] };
/** Faults that say nothing of the request itself. */
const NO_VERDICT = new Set([
  'OPERA_OUTCOME_UNKNOWN',
  'OPERA_UNAVAILABLE',
  'OPERA_TIMEOUT',
  'OPERA_UNEXPECTED_SHAPE',
]);
const LONGEST_BODY = 1500;
const MOST_TOKENS = 800;

/** Says what a change would do before it is done: the request as it will leave, what was found, what OPERA says to it. */
@Injectable()
export class OperationPreviewService {
  constructor(
    private readonly opera: OperaService,
    private readonly calls: OperationCallService,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /**
   * Changes nothing; OPERA is asked only where the operation can be tried out.
   * @throws Fault INPUT_*, AUTH_HOTEL_FORBIDDEN, and OPERA_* when OPERA refuses the request already now
   */
  async preview(fact: OperationFact, args: CallArguments, call: ToolCall): Promise<Preview> {
    this.calls.check(fact, args);
    const prepared = await this.opera.prepare(call, this.calls.request(fact, args));
    const verified = await this.verify(fact, args, call, prepared);
    const findings = [...prepared.warnings.map(({ text }) => text), ...verified.warnings];
    const facts = {
      operation: fact.id,
      effect: fact.effect,
      hotel: call.hotelId,
      request: prepared.line,
      parameters: prepared.parameters as Json,
      ...(prepared.body !== undefined && { body: prepared.body as Json }),
      findings,
      ...(verified.answer !== undefined && { operaSays: verified.answer as Json }),
    };
    return {
      summary: say(fact, call.hotelId, prepared, verified, findings),
      facts,
      state: {
        operation: fact.id,
        hotel: call.hotelId,
        request: prepared.line,
        findings,
        verified: (verified.answer ?? null) as Json,
      },
    };
  }

  private async verify(
    fact: OperationFact,
    args: CallArguments,
    call: ToolCall,
    { body }: PreparedCall,
  ): Promise<Verified> {
    const dryRun = dryRunBody(this.catalogue, fact, body);
    if (dryRun === undefined) return UNVERIFIED;
    try {
      const answer = await this.opera.call(call, { ...this.calls.request(fact, args), body: dryRun });
      const clean = fitted(cleanAnswer(answer.body, call.caller), MOST_TOKENS).value;
      const empty = clean === undefined || JSON.stringify(clean) === '{}';
      return {
        checked: true,
        warnings: answer.warnings.filter(({ code }) => code !== 'CHECK').map(({ text }) => text),
        ...(!empty && { answer: clean }),
      };
    } catch (error) {
      if (error instanceof Fault && NO_VERDICT.has(error.code)) return UNVERIFIED;
      throw error;
    }
  }
}

function say(
  fact: OperationFact,
  hotelId: string,
  prepared: PreparedCall,
  verified: Verified,
  findings: readonly string[],
): string {
  const body = prepared.body === undefined ? '' : JSON.stringify(prepared.body);
  const lines = [
    `${fact.id} at ${hotelId}: ${fact.effect === 'money' ? 'moves money' : 'cannot be undone, or changes what the hotel sells'}.`,
    purposeOf(fact),
    prepared.line,
    body === '' ? '' : `Sends: ${body.length > LONGEST_BODY ? `${body.slice(0, LONGEST_BODY)}…` : body}`,
    ...findings.map((finding) => `Attention: ${finding}`),
    verified.answer === undefined ? '' : `OPERA says: ${JSON.stringify(verified.answer)}`,
    verified.checked
      ? 'OPERA checked it without doing it.'
      : 'The request is well formed; whether OPERA accepts it shows when it is sent.',
  ];
  return lines.filter((line) => line !== '').join('\n');
}
