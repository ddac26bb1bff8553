import { addDays, nightsOf } from '../../clock/business-date.js';
import { findBlock } from '../../desk/group.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { blockNights, cellKey, pickupOf } from '../../rules/block.js';
import type { Block, BlockCell } from '../../state/group.js';
import { decimal } from '../../state/money.js';
import { blockIds } from '../../wire/block.wire.js';
import { pageOf } from '../../wire/paging.js';
import { hotelOf } from './block.routes.js';

interface Figures {
  readonly inventory?: number;
  readonly persons?: number;
  readonly revenue?: number;
  readonly averageRate?: number;
  readonly rate?: object;
}

/** One figure of a night and room type. */
function figure(
  kind: string,
  cell: BlockCell,
  taken: { rooms: number; persons: number; revenue: number },
): Figures {
  const price = (index: number) =>
    cell.prices[index] === undefined ? undefined : decimal(cell.prices[index]);
  switch (kind) {
    case 'Contract':
    case 'Initial':
      return { inventory: cell.initial };
    case 'Actual':
      return { inventory: cell.rooms };
    case 'Pickup':
      return { inventory: taken.rooms, persons: taken.persons };
    case 'Available':
    case 'Totalavailable':
      return { inventory: Math.max(0, cell.rooms - taken.rooms) };
    case 'Change':
      return { inventory: cell.rooms - cell.initial };
    case 'Pickuppersons':
      return { inventory: taken.persons, persons: taken.persons };
    case 'Rates':
      return {
        rate: { onePerson: price(0), twoPerson: price(1), threePerson: price(2), fourPerson: price(3) },
      };
    case 'Roomrevenue':
    case 'Totalrevenue':
      return { inventory: taken.rooms, revenue: decimal(taken.revenue) };
    case 'Avgroomrate':
      return { averageRate: taken.rooms === 0 ? 0 : decimal(Math.round(taken.revenue / taken.rooms)) };
    default:
      return { inventory: 0 };
  }
}

function statistics(call: Call): Answer {
  const { query } = call;
  const hotel = hotelOf(call);
  const block = findBlock(hotel, call.param('blockId'));
  if (block.cells.length === 0) return NONE;
  const from = query.day('startDate') ?? block.start;
  const count = query.number('numberOfDays') ?? Math.max(1, blockNights(block).length);
  const asked = query.texts('statisticsInstructions');
  const kinds = asked.length === 0 ? ['Contract', 'Actual', 'Pickup', 'Available'] : asked;
  const taken = pickupOf(hotel, block);
  const cells = new Map(block.cells.map((cell) => [cellKey(cell.date, cell.roomType), cell]));
  const types = [...new Set(block.cells.map((cell) => cell.roomType))];
  const none = { rooms: 0, persons: 0, revenue: 0 };
  const perDay = (kind: string, date: string) => {
    const roomStatisticsList = types.flatMap((roomType) => {
      const key = cellKey(date, roomType);
      const cell = cells.get(key);
      return cell ? [{ roomType, statisticsInfo: figure(kind, cell, taken.get(key) ?? none) }] : [];
    });
    const total = roomStatisticsList.reduce(
      (sum, { statisticsInfo }) => sum + (statisticsInfo.inventory ?? 0),
      0,
    );
    return { date, total, roomStatisticsList };
  };
  return ok({
    statisticsDetails: {
      startDate: from,
      numberOfDays: count,
      statisticsDetail: kinds.map((statisticType) => ({
        statisticType,
        statisticsDates: [nightsOf(from, addDays(from, count)).map((date) => perDay(statisticType, date))],
      })),
    },
  });
}

/** Pick-up of all blocks in a period, day by day. */
function daily(call: Call): Answer {
  const { query } = call;
  const hotel = hotelOf(call);
  const start = query.day('start') ?? hotel.businessDate;
  const end = query.day('end') ?? addDays(start, 14);
  const blocks = [...hotel.groups.blocks.values()].filter(
    (block) => block.start <= end && block.end > start && block.cells.length > 0,
  );
  if (blocks.length === 0) return NONE;
  const page = pageOf(blocks, query, 31);
  const dates = nightsOf(start, addDays(end, 1));
  return ok({
    blockDailyStatistics: page.rows.map((block: Block) => {
      const taken = pickupOf(hotel, block);
      return {
        blockIdList: blockIds(block),
        blockCode: block.code,
        blockName: block.name,
        timeSpan: { startDate: block.start, endDate: block.end },
        hotelId: hotel.profile.id,
        stayDates: [
          dates.flatMap((date) => {
            const cells = block.cells.filter((cell) => cell.date === date);
            return cells.length === 0
              ? []
              : [
                  {
                    date,
                    roomTypeStatisticsList: cells.map((cell) => ({
                      roomType: cell.roomType,
                      statisticsInfo: ofCell(cell, taken.get(cellKey(date, cell.roomType))?.rooms ?? 0),
                    })),
                  },
                ];
          }),
        ],
      };
    }),
    ...page.facts,
  });
}

function ofCell(cell: BlockCell, pickup: number): object {
  return { available: Math.max(0, cell.rooms - pickup), allocated: cell.rooms, pickup };
}

/** How blocks fill. */
export const BLOCK_STATISTICS_ROUTES: Routes = {
  'blk.getBlockStatistics': statistics,
  'blk.getBlockDailyStatistics': daily,
};
