import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type { CodeValue } from '../configuration/code-list.mapper.js';
import { CodesService } from '../configuration/codes.service.js';
import type { BlockDetails, BlockStatus } from './block.js';
import { BlockReader } from './block-reader.service.js';
import { toCutOff, toHolding, toStatusChange, type Holding } from './block-request.mapper.js';

/** A change of status that OPERA would take. */
export interface StatusPlan {
  readonly block: BlockDetails;
  readonly next: BlockStatus;
  readonly reason?: CodeValue;
  readonly warnings: readonly string[];
}

/** How a change ended, and the block as it is now. */
export interface BlockChange {
  readonly outcome: Outcome;
  readonly block: BlockDetails;
  readonly warnings: readonly string[];
}

/** Status, rooms and cut-off of blocks. */
@Injectable()
export class BlockChanges {
  constructor(
    private readonly opera: OperaService,
    private readonly reader: BlockReader,
    private readonly codes: CodesService,
    private readonly readBack: ReadBack,
  ) {}

  /**
   * Looks at a change of status with OPERA's own dry run; changes nothing.
   * Throws Fault INPUT_UNKNOWN_CODE for a status that cannot follow or a wrong reason, INPUT_INVALID when a reason is
   * missing, OPERA_* when OPERA would refuse.
   */
  async planStatus(
    context: CallContext,
    reference: string,
    to: string,
    reason?: string,
  ): Promise<StatusPlan> {
    const now = freshly(context);
    const block = await this.reader.find(now, reference);
    const allowed = await this.reader.nextStatuses(now, block.status);
    const next = allowed.find(({ code }) => code === to.toUpperCase());
    if (next === undefined) throw notNext(block, allowed);
    if (next.cancels && reason === undefined) {
      throw new Fault('INPUT_INVALID', {
        message: `A reason is needed to make the block ${next.name.toLowerCase()}.`,
        advice: "Ask why, then call again with reason, a code of the hotel's block cancellation codes.",
        field: 'reason',
      });
    }
    const code =
      reason === undefined || !next.cancels
        ? undefined
        : await this.codes.check(context, 'block-cancellation-reason', reason, 'reason');
    const warnings = await this.send(context, block, next, code, true);
    return { block, next, reason: code, warnings };
  }

  /** Carries a planned change of status out. Sent once; an unclear outcome is read back. Throws Fault OPERA_*. */
  async changeStatus(context: CallContext, { block, next, reason }: StatusPlan): Promise<BlockChange> {
    return this.settled(
      context,
      block,
      () => this.send(context, block, next, reason, false),
      (seen) => seen.status === next.code,
    );
  }

  /** Holds a number of rooms of a type on every night of a period. Throws Fault OPERA_*, the block unchanged. */
  async hold(context: CallContext, block: BlockDetails, holding: Holding): Promise<readonly string[]> {
    const answer = await this.opera.call(context, {
      operation: 'blk.putBlockAllocationRange',
      parameters: { blockId: block.blockId },
      body: toHolding(context.hotelId, block.blockId, holding),
    });
    return answer.warnings.map((warning) => warning.text);
  }

  /** Sets the day on which rooms nobody took go back to the house. */
  async setCutOff(context: CallContext, block: BlockDetails, cutOffDate: string): Promise<BlockChange> {
    return this.settled(
      context,
      block,
      async () => {
        const answer = await this.opera.call(context, {
          operation: 'blk.putBlock',
          parameters: { blockId: block.blockId },
          body: toCutOff(context.hotelId, block.blockId, cutOffDate),
        });
        return answer.warnings.map((warning) => warning.text);
      },
      (seen) => seen.cutOffDate === cutOffDate,
    );
  }

  /** Gives the rooms nobody took back to the house now. */
  async release(context: CallContext, block: BlockDetails): Promise<BlockChange> {
    return this.settled(
      context,
      block,
      async () => {
        const answer = await this.opera.call(context, {
          operation: 'blk.putBlockCutoff',
          parameters: { blockId: block.blockId },
          body: { hotelId: context.hotelId, blockId: { id: block.blockId, type: 'Block' } },
        });
        return answer.warnings.map((warning) => warning.text);
      },
      (seen) => (seen.held ?? 0) < (block.held ?? 0),
    );
  }

  private async settled(
    context: CallContext,
    block: BlockDetails,
    change: () => Promise<readonly string[]>,
    isDone: (seen: BlockDetails) => boolean,
  ): Promise<BlockChange> {
    const verdict = await this.readBack.settle<readonly string[]>(context, change, async (grace) =>
      isDone(await this.reader.read(grace, block.blockId)) ? [] : undefined,
    );
    const now = await this.reader.read(freshly(context), block.blockId).catch(() => block);
    return {
      outcome: verdict.outcome,
      block: now,
      warnings: verdict.outcome === 'done' ? verdict.value : [verdict.fault.message],
    };
  }

  private async send(
    context: CallContext,
    block: BlockDetails,
    next: BlockStatus,
    reason: CodeValue | undefined,
    verificationOnly: boolean,
  ): Promise<readonly string[]> {
    const change = { blockId: block.blockId, from: block.status, to: next.code, reason: reason?.code };
    const answer = await this.opera.call(context, {
      operation: 'blk.putBlockStatus',
      parameters: { blockId: block.blockId },
      body: toStatusChange(context.hotelId, change, verificationOnly),
    });
    return answer.warnings.map((warning) => warning.text);
  }
}

function notNext(block: BlockDetails, allowed: readonly BlockStatus[]): Fault {
  const said = allowed.map(({ code, name }) => `${code} (${name})`).join(', ');
  return new Fault('INPUT_UNKNOWN_CODE', {
    message: `A block that is ${block.status} cannot take that status. Nothing was changed.`,
    advice: said === '' ? 'No other status is possible.' : `It can become ${said}.`,
    field: 'status',
    data: { choices: allowed.map(({ code, name }) => ({ code, description: name })) },
  });
}
