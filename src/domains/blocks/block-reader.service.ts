import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import { nightsBetween } from '../../shared/business-date.js';
import { sameName } from '../../shared/person-name.js';
import type { Block, BlockDetails, BlockStatus, BlockStay, PickupRow } from './block.js';
import {
  readBlock,
  readBlocks,
  readNextStatuses,
  readPickup,
  type BlockAnswer,
  type BlockPage,
  type BlocksAnswer,
  type GridAnswer,
  type NextStatusAnswer,
} from './block.mapper.js';
import { readBlockStays, type BlockStaysAnswer } from './block-stay.mapper.js';
import { toBlockSearch, type BlockCriteria } from './block-request.mapper.js';

const CHOICES = 8;

/** Finds and reads blocks. */
@Injectable()
export class BlockReader {
  constructor(private readonly opera: OperaService) {}

  /** One page of the blocks that meet every criterion. Throws Fault OPERA_*. */
  async search(context: CallContext, criteria: BlockCriteria): Promise<BlockPage> {
    const answer = await this.opera.call<BlocksAnswer>(context, {
      operation: 'blk.searchBlocks',
      body: toBlockSearch(criteria, context.hotelId),
    });
    return readBlocks(answer.body);
  }

  /**
   * The block that staff mean: by code, OPERA's id (`id:123`) or name.
   * Throws Fault NOT_FOUND, INPUT_AMBIGUOUS with the choices in `data.choices`, OPERA_*.
   */
  async find(context: CallContext, reference: string): Promise<BlockDetails> {
    const given = reference.trim();
    if (given.startsWith('id:')) return this.read(context, given.slice(3).trim());
    const { blocks } = await this.search(context, { text: given, limit: 50 });
    const exact = blocks.filter(({ code, name }) => sameName(code, given) || sameName(name, given));
    const found = exact.length > 0 ? exact : blocks;
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return this.read(context, only.blockId);
    if (only === undefined && /^\d+$/.test(given)) return this.read(context, given);
    throw only === undefined ? unknown() : ambiguous(found);
  }

  /** One block in full. Throws Fault NOT_FOUND, OPERA_*. */
  async read(context: CallContext, blockId: string): Promise<BlockDetails> {
    try {
      const answer = await this.opera.call<BlockAnswer>(context, {
        operation: 'blk.getBlock',
        parameters: {
          blockId,
          fetchInstructions: [
            'Block',
            'Header',
            'Comments',
            'Statistics',
            'Profiles',
            'Owners',
            'PrimaryRates',
          ],
        },
      });
      if (answer.body !== undefined) return readBlock(answer.body);
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'OPERA_NOT_FOUND') throw error;
    }
    throw unknown();
  }

  /** What is held, taken and left, by night and room type. Throws Fault OPERA_*. */
  async pickup(context: CallContext, block: BlockDetails): Promise<PickupRow[]> {
    const answer = await this.opera.call<GridAnswer>(context, {
      operation: 'blk.getBlockRoomRateGrid',
      parameters: {
        blockId: block.blockId,
        startDate: block.startDate,
        numberOfDays: Math.max(1, nightsBetween(block.startDate, block.endDate)),
        roomAllocationCriteria: ['Actual', 'Pickup', 'Rates'],
      },
    });
    return readPickup(answer.body, block.currency);
  }

  /** The stays booked in a block, cancelled ones included. Throws Fault OPERA_*. */
  async stays(context: CallContext, blockId: string): Promise<BlockStay[]> {
    const answer = await this.opera.call<BlockStaysAnswer>(context, {
      operation: 'blk.getBlockReservations',
      parameters: { blockId, hotelId: context.hotelId, fetchInstructions: ['Reservation'] },
    });
    return readBlockStays(answer.body);
  }

  /** The statuses OPERA allows after one. Throws Fault OPERA_*. */
  async nextStatuses(context: CallContext, status: string): Promise<BlockStatus[]> {
    const answer = await this.opera.call<NextStatusAnswer>(context, {
      operation: 'blk.getNextBlockStatus',
      parameters: { hotelId: context.hotelId, currentStatus: status },
    });
    return readNextStatuses(answer.body);
  }
}

function unknown(): Fault {
  return new Fault('NOT_FOUND', {
    message: 'No block fits this reference.',
    advice: 'Check the code or find the block with search_blocks.',
    field: 'block',
  });
}

function ambiguous(blocks: readonly Block[]): Fault {
  const choices = blocks.slice(0, CHOICES).map(({ blockId, code, name, startDate, endDate, status }) => ({
    blockId,
    code,
    name,
    startDate,
    endDate,
    status,
  }));
  return new Fault('INPUT_AMBIGUOUS', {
    message: `${blocks.length} blocks fit this reference.`,
    advice: 'Ask which one is meant, then call again with `id:` and its blockId, for example id:12345.',
    field: 'block',
    data: { choices },
  });
}
