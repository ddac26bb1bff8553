import { Fault } from '../../kernel/fault.js';
import { money } from '../../shared/money.js';
import type { Block, BlockDetails, BlockStatus, PickupRow } from './block.js';

type Id = { readonly id?: string; readonly type?: string };

interface WireRow {
  readonly blockIdList?: readonly Id[];
  readonly block?: {
    readonly blockCode?: string;
    readonly blockName?: string;
    readonly blockStatus?: { readonly status?: { readonly code?: string; readonly description?: string } };
    readonly startDate?: string;
    readonly endDate?: string;
    readonly deductInventory?: boolean;
    readonly rateCode?: string;
    readonly cutoffDate?: string;
    readonly groupName?: string;
    readonly rooms?: number;
    readonly actualRooms?: number;
  };
}

/** The answer of `searchBlocks` and `getBlocks` (Oracle's blk.json), as far as it is read. */
export interface BlocksAnswer {
  readonly blockSummaries?: {
    readonly blockInfo?: readonly WireRow[];
    readonly hasMore?: boolean;
    readonly totalResults?: number;
  };
}

interface WireStatus {
  readonly bookingStatus?: { readonly status?: { readonly code?: string; readonly description?: string } };
  readonly deductInventory?: boolean;
  readonly statusType?: string;
}

interface WireBlock {
  readonly blockIdList?: readonly Id[];
  readonly blockDetails?: {
    readonly blockCode?: string;
    readonly blockName?: string;
    readonly timeSpan?: { readonly startDate?: string; readonly endDate?: string };
    readonly blockStatus?: WireStatus;
    readonly currencyCode?: string;
    readonly cancellationDetails?: {
      readonly cancellationNumber?: Id;
      readonly cancellationCode?: { readonly code?: string };
    };
  };
  readonly blockOwners?: { readonly owner?: readonly { readonly ownerCode?: string }[] };
  readonly blockProfiles?: {
    readonly blockProfile?: readonly {
      readonly profile?: { readonly company?: { readonly companyName?: string } };
    }[];
  };
  readonly reservationDetails?: {
    readonly ratePlanCode?: readonly { readonly ratePlanCode?: string }[];
    readonly cutOffDate?: string;
  };
  readonly comments?: {
    readonly commentInfo?: readonly { readonly comment?: { readonly text?: { readonly value?: string } } }[];
  };
  readonly blockStatistics?: {
    readonly allocatedRoomStatistics?: { readonly roomCount?: number };
    readonly actualRoomStatistics?: { readonly roomCount?: number };
  };
}

/** The answer of `getBlock`. */
export interface BlockAnswer {
  readonly blocks?: { readonly blockInfo?: readonly { readonly block?: WireBlock }[] };
}

/** One page of blocks. */
export interface BlockPage {
  readonly blocks: readonly Block[];
  readonly hasMore: boolean;
  readonly total?: number;
}

/** The blocks of a search answer; no body (204) means none. Rows without id or dates are left out. */
export function readBlocks(body: BlocksAnswer | undefined): BlockPage {
  const found = body?.blockSummaries;
  return {
    blocks: (found?.blockInfo ?? []).flatMap((row) => readRow(row) ?? []),
    hasMore: found?.hasMore === true,
    total: found?.totalResults,
  };
}

function readRow({ blockIdList, block = {} }: WireRow): Block | undefined {
  const blockId = blockIdOf(blockIdList);
  if (blockId === undefined || block.startDate === undefined || block.endDate === undefined) return undefined;
  const status = block.blockStatus?.status;
  return {
    blockId,
    code: block.blockCode ?? blockId,
    name: block.blockName ?? '',
    startDate: block.startDate,
    endDate: block.endDate,
    status: status?.code ?? '',
    statusName: status?.description,
    deducts: block.deductInventory,
    ratePlan: block.rateCode,
    cutOffDate: block.cutoffDate,
    group: block.groupName,
    held: block.rooms,
    taken: block.actualRooms,
  };
}

function blockIdOf(ids: readonly Id[] | undefined): string | undefined {
  return (ids?.find((id) => id.type === 'Block') ?? ids?.[0])?.id;
}

/** One block in full. Throws Fault OPERA_UNEXPECTED_SHAPE when the answer holds none with id and dates. */
export function readBlock(body: BlockAnswer | undefined): BlockDetails {
  const wire = body?.blocks?.blockInfo?.[0]?.block;
  const details = wire?.blockDetails;
  const blockId = blockIdOf(wire?.blockIdList);
  const { startDate, endDate } = details?.timeSpan ?? {};
  if (blockId === undefined || startDate === undefined || endDate === undefined)
    throw new Fault('OPERA_UNEXPECTED_SHAPE', 'OPERA gave a block without id or dates.');
  const status = details?.blockStatus;
  const cancelled = details?.cancellationDetails;
  return {
    blockId,
    code: details?.blockCode ?? blockId,
    name: details?.blockName ?? '',
    startDate,
    endDate,
    status: status?.bookingStatus?.status?.code ?? '',
    statusName: status?.bookingStatus?.status?.description,
    deducts: status?.deductInventory,
    ratePlan: wire?.reservationDetails?.ratePlanCode?.[0]?.ratePlanCode,
    cutOffDate: wire?.reservationDetails?.cutOffDate,
    group: wire?.blockProfiles?.blockProfile?.[0]?.profile?.company?.companyName,
    held: wire?.blockStatistics?.allocatedRoomStatistics?.roomCount,
    taken: wire?.blockStatistics?.actualRoomStatistics?.roomCount,
    currency: details?.currencyCode,
    owner: wire?.blockOwners?.owner?.[0]?.ownerCode,
    cancellation: cancelled?.cancellationNumber?.id ?? cancelled?.cancellationCode?.code,
    comments: (wire?.comments?.commentInfo ?? []).flatMap((entry) => entry.comment?.text?.value ?? []),
  };
}

/** The answer of `getNextBlockStatus`. */
export interface NextStatusAnswer {
  readonly blockNextStatusList?: readonly WireStatus[];
}

/** The statuses OPERA allows next. */
export function readNextStatuses(body: NextStatusAnswer | undefined): BlockStatus[] {
  return (body?.blockNextStatusList ?? []).flatMap((wire) => {
    const status = wire.bookingStatus?.status;
    if (status?.code === undefined) return [];
    return [
      {
        code: status.code,
        name: status.description ?? status.code,
        deducts: wire.deductInventory === true,
        cancels: wire.statusType === 'Cancel',
      },
    ];
  });
}

interface WireInventory {
  readonly onePerson?: number;
  readonly twoPerson?: number;
  readonly threePerson?: number;
  readonly fourPerson?: number;
}

/** The answer of `getBlockRoomRateGrid`. */
export interface GridAnswer {
  readonly roomAllocations?: {
    readonly roomAllocationType?: readonly {
      readonly allocation?: string;
      readonly roomAllocationInfo?: readonly {
        readonly stayDate?: string;
        readonly roomGridDetails?: readonly {
          readonly roomType?: string;
          readonly inventory?: WireInventory;
          readonly rate?: { readonly onePerson?: number; readonly twoPerson?: number };
        }[];
      }[];
    }[];
  };
}

/** The grid as rows by night and room type: what was held, taken and is left. */
export function readPickup(body: GridAnswer | undefined, currency: string | undefined): PickupRow[] {
  const rows = new Map<
    string,
    { held: number; taken: number; price?: number; date: string; roomType: string }
  >();
  for (const kind of body?.roomAllocations?.roomAllocationType ?? []) {
    for (const { stayDate, roomGridDetails } of kind.roomAllocationInfo ?? []) {
      for (const cell of roomGridDetails ?? []) {
        if (stayDate === undefined || cell.roomType === undefined) continue;
        const key = `${stayDate}|${cell.roomType}`;
        const row = rows.get(key) ?? { held: 0, taken: 0, date: stayDate, roomType: cell.roomType };
        if (kind.allocation === 'Actual') row.held = roomsIn(cell.inventory);
        if (kind.allocation === 'Pickup') row.taken = roomsIn(cell.inventory);
        if (kind.allocation === 'Rates') row.price = cell.rate?.onePerson ?? cell.rate?.twoPerson;
        rows.set(key, row);
      }
    }
  }
  return [...rows.values()]
    .sort((left, right) => `${left.date}${left.roomType}`.localeCompare(`${right.date}${right.roomType}`))
    .map(({ price, ...row }) => ({
      ...row,
      left: Math.max(0, row.held - row.taken),
      price: money(price, currency),
    }));
}

function roomsIn(inventory: WireInventory | undefined): number {
  const { onePerson = 0, twoPerson = 0, threePerson = 0, fourPerson = 0 } = inventory ?? {};
  return onePerson + twoPerson + threePerson + fourPerson;
}
