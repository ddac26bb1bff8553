import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { sameName } from '../../shared/person-name.js';
import { WorkSteps } from '../../shared/work-steps.js';
import type { BlockDetails } from './block.js';
import { BlockChanges } from './block-change.service.js';
import { BlockReader } from './block-reader.service.js';
import { toBlock, type Holding, type NewBlock } from './block-request.mapper.js';

/** A block asked for, with the rooms it should hold. */
export interface BlockOrder extends Omit<NewBlock, 'hotelId' | 'code'> {
  readonly code?: string;
  readonly rooms: readonly Holding[];
}

/** What was made. */
export interface MadeBlock {
  readonly block: BlockDetails;
  /** It was there before, from an earlier call. */
  readonly existing: boolean;
  readonly warnings: readonly string[];
}

/** Makes blocks with their rooms; the same order again goes on where the first one stopped. */
@Injectable()
export class BlockCreation {
  constructor(
    private readonly opera: OperaService,
    private readonly reader: BlockReader,
    private readonly changes: BlockChanges,
    private readonly readBack: ReadBack,
  ) {}

  /**
   * Throws Fault OPERA_* of the step that failed with what was done in `data`, OPERA_OUTCOME_UNKNOWN when nobody can say
   * whether the block was made.
   */
  async create(context: CallContext, order: BlockOrder): Promise<MadeBlock> {
    const steps = new WorkSteps(
      ['make the block', ...order.rooms.map(sayHolding)],
      'Call create_block again with the same name and dates: it goes on with what is missing.',
    );
    const before = await this.known(freshly(context), order);
    const warnings: string[] = [];
    const block = await steps.step(
      'make the block',
      async () => before ?? (await this.make(context, order, warnings)),
      (made) => `made block ${made.code}`,
    );
    for (const holding of order.rooms)
      await steps.step(sayHolding(holding), async () => {
        warnings.push(...(await this.changes.hold(context, block, holding)));
      });
    const now = order.rooms.length === 0 ? block : await this.reader.read(freshly(context), block.blockId);
    return { block: now, existing: before !== undefined, warnings };
  }

  /** A block of that name and those dates, made by an earlier call. */
  private async known(context: CallContext, order: BlockOrder): Promise<BlockDetails | undefined> {
    const { blocks } = await this.reader.search(context, {
      text: order.name,
      startFrom: order.startDate,
      startTo: order.startDate,
      limit: 20,
    });
    const same = blocks.find((block) => sameName(block.name, order.name) && block.endDate === order.endDate);
    return same && this.reader.read(context, same.blockId);
  }

  private async make(context: CallContext, order: BlockOrder, warnings: string[]): Promise<BlockDetails> {
    const code = order.code ?? (await this.freeCode(context, order));
    const { rooms: _rooms, ...terms } = order;
    const verdict = await this.readBack.settle<string | undefined>(
      context,
      async () => {
        const answer = await this.opera.call(context, {
          operation: 'blk.postBlock',
          body: toBlock({ ...terms, code, hotelId: context.hotelId }),
        });
        warnings.push(...answer.warnings.map((warning) => warning.text));
        return answer.createdId;
      },
      async (grace) => (await this.known(grace, order))?.blockId,
    );
    if (verdict.outcome !== 'done') {
      throw new Fault(verdict.fault.code, {
        ...verdict.fault.details,
        message:
          verdict.outcome === 'not_done'
            ? 'OPERA did not answer, and the block was not made.'
            : 'OPERA did not answer, and it is not known whether the block was made.',
        cause: verdict.fault,
      });
    }
    const made = verdict.value ?? (await this.known(freshly(context), order))?.blockId;
    if (made === undefined)
      throw new Fault('OPERA_OUTCOME_UNKNOWN', 'OPERA accepted the block without saying its number.');
    return this.reader.read(freshly(context), made);
  }

  private async freeCode(context: CallContext, order: BlockOrder): Promise<string> {
    const answer = await this.opera.call<{ readonly blockCode?: string }>(freshly(context), {
      operation: 'blk.getDefaultBlockCode',
      parameters: { hotelId: context.hotelId, blockName: order.name, startDate: order.startDate },
    });
    const code = answer.body?.blockCode;
    if (code !== undefined) return code;
    throw new Fault('INPUT_INVALID', {
      message: 'OPERA proposes no code for this block.',
      advice: 'Call again with code, a short code that no other block has.',
      field: 'code',
    });
  }
}

function sayHolding({ rooms, roomType, from, to }: Holding): string {
  return `hold ${rooms} ${roomType} from ${from} to ${to}`;
}
