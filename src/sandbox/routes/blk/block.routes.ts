import { addDays, daysBetween } from '../../clock/business-date.js';
import { findBlock, requireHeld, setStatus } from '../../desk/group.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { NEW_BLOCK_STATUSES } from '../../seed/block-statuses.table.js';
import { blockStays } from '../../rules/block.js';
import { isObject } from '../../state/document.js';
import type { Block } from '../../state/group.js';
import type { Hotel } from '../../state/hotel.js';
import { nextId } from '../../state/world.js';
import { blockPath, blockRow, blockWire } from '../../wire/block.wire.js';
import { pageOf } from '../../wire/paging.js';
import { changeBlock, createBlock, defaultBlockCode } from './block-request.js';
import { matchingBlocks } from './block-search.js';

/** The hotel a chain-level request names, else that of the header. */
export function hotelOf(call: Call): Hotel {
  return call.hotelNamed(call.criteria.text('hotelId') ?? call.query.text('hotelId'));
}

/** Block with an external id. Throws 404. */
export function blockByExtId(call: Call): Block {
  const id = call.param('blockExternalId');
  const system = call.param('externalSystemCode');
  const found = [...call.hotel.groups.blocks.values()].find((block) =>
    block.externalReferences.some((reference) => reference.id === id && reference.context === system),
  );
  if (!found)
    throw refuse('NOT_FOUND', `No block has the external id ${id} of ${system}.`, 'blockExternalId');
  return found;
}

const byPath = (call: Call): Block => findBlock(call.hotel, call.param('blockId'));

function search(call: Call): Answer {
  const hotel = hotelOf(call);
  const found = matchingBlocks(call.world, hotel, call.criteria);
  if (found.length === 0) return NONE;
  const page = pageOf(found, call.criteria);
  return ok({
    blockSummaries: {
      blockInfo: page.rows.map((block) => blockRow(call.world, hotel, block)),
      ...page.facts,
    },
  });
}

function show(call: Call, block: Block): Answer {
  return ok({
    blocks: {
      blockInfo: [{ block: blockWire(call.world, call.hotel, block, (part) => call.wants(part)) }],
      totalResults: 1,
      count: 1,
      hasMore: false,
    },
  });
}

function post(call: Call): Answer {
  const requests = call.body.object('blocks').list('blockInfo');
  if (requests.length === 0) throw refuse('VALUE_MISSING', 'blocks.blockInfo is required.', 'blocks');
  const blocks = requests.map((entry) => createBlock(call.desk, entry.object('block')));
  const [first] = blocks;
  return created(blockPath(call.hotel, first as Block));
}

function change(find: (call: Call) => Block) {
  return (call: Call): Answer => {
    const [request] = call.body.list('blocks');
    if (!request) throw refuse('VALUE_MISSING', 'blocks is required.', 'blocks');
    const block = changeBlock(call.desk, find(call), request);
    const shown = show(call, block);
    return { ...shown, location: blockPath(call.hotel, block) };
  };
}

function remove(call: Call): Answer {
  const block = byPath(call);
  if (blockStays(call.hotel, block).length > 0)
    throw refuse('STATUS_FORBIDS', `Block ${block.code} has reservations and cannot be deleted.`);
  call.hotel.groups.blocks.delete(block.id);
  for (const [id, event] of call.hotel.groups.events)
    if (event.blockId === block.id) call.hotel.groups.events.delete(id);
  return ok({});
}

function defaultCode(call: Call): Answer {
  const { query } = call;
  const hotel = hotelOf(call);
  return ok({
    blockCode: defaultBlockCode(
      hotel,
      query.text('blockName') ?? '',
      query.day('startDate') ?? hotel.businessDate,
    ),
  });
}

function postDefaultCodes(call: Call): Answer {
  const blocks = call.body.list('blocks').map((entry) => {
    const hotel = call.hotelNamed(entry.text('hotelId'));
    const blockName = entry.required('blockName');
    const startDate = entry.day('startDate') ?? hotel.businessDate;
    return {
      blockName,
      startDate,
      hotelId: hotel.profile.id,
      blockCode: defaultBlockCode(hotel, blockName, startDate),
    };
  });
  return created(call.path, { blocks });
}

/** A new block on the terms of an old one: its grid moves with it, the rooms the house has. */
function copy(call: Call): Answer {
  const { desk, world } = call;
  const criteria = call.body.object('criteria');
  const target = criteria.object('newBlock');
  const hotel = call.hotelNamed(target.text('hotelId'));
  const source = findBlock(hotel, call.param('sourceBlockId'));
  const includes = (name: string) => criteria.object('copyInstructions').flag(name) !== false;
  const start = target.day('startDate') ?? target.object('blockDatesRange').day('start');
  if (start === undefined) throw refuse('VALUE_MISSING', 'startDate is required.', 'newBlock.startDate');
  if (start < hotel.businessDate)
    throw refuse('VALUE_INVALID', 'The block starts before the business date.', 'newBlock.startDate');
  const shift = daysBetween(source.start, start);
  const status = target.text('blockStatus') ?? 'INQ';
  if (!NEW_BLOCK_STATUSES.includes(status))
    throw refuse('STATUS_FORBIDS', `A new block cannot be ${status}.`, 'newBlock.blockStatus');
  const block: Block = {
    ...structuredClone(source),
    id: nextId(world, 'record'),
    code: target.text('blockCode') ?? defaultBlockCode(hotel, source.name, start),
    start,
    end: addDays(source.end, shift),
    status,
    history: [],
    cells: includes('rooms')
      ? source.cells.map((cell) => ({
          ...cell,
          date: addDays(cell.date, shift),
          rooms: cell.initial,
          released: 0,
        }))
      : [],
    comments: includes('blockComments') ? structuredClone(source.comments) : [],
    market: target.text('marketCode') ?? source.market,
    source: target.text('sourceCode') ?? source.source,
    ratePlan: target.text('rateCode') ?? source.ratePlan,
    cutOffDate: undefined,
    cutOn: undefined,
    cancellation: undefined,
    externalReferences: [],
    postingMasters: [],
    packages: [],
    createdAt: desk.at,
    createdOn: hotel.businessDate,
    modifiedAt: desk.at,
  };
  requireHeld(hotel, block, criteria.object('copyInstructions').flag('overbook') ?? false);
  setStatus({ ...desk, hotel }, block, status);
  hotel.groups.blocks.set(block.id, block);
  return created(blockPath(hotel, block));
}

function owners(call: Call): Answer {
  const block = findBlock(hotelOf(call), call.param('blockId'));
  const kept = block.details['blockOwners'];
  return isObject(kept) ? ok({ owners: kept }) : NONE;
}

function validate(call: Call): Answer {
  const [entry] = call.body.object('blocks').list('blockInfo');
  if (entry) {
    const request = entry.object('block');
    const known = request.id('blockIdList', 'Block');
    // A copy of the hotel takes the changes, so that the hotel itself never sees them.
    const desk = {
      ...call.desk,
      world: { ...call.world, sequences: { ...call.world.sequences } },
      hotel: structuredClone(call.hotel),
    };
    if (known === undefined) createBlock(desk, request);
    else changeBlock(desk, findBlock(desk.hotel, known), request);
  }
  return created(call.path);
}

function validateCode(call: Call): Answer {
  const code = call.param('blockCode');
  const hotel = call.hotelNamed(call.body.text('hotelId'));
  const own = call.body.id('blockIdList');
  const taken = [...hotel.groups.blocks.values()].some((block) => block.code === code && block.id !== own);
  if (taken) throw refuse('VALUE_INVALID', `Block code ${code} is taken.`, 'blockCode');
  return ok({});
}

/** Blocks: found, opened, made, changed. */
export const BLOCK_ROUTES: Routes = {
  'blk.searchBlocks': search,
  'blk.getBlocks': search,
  'blk.getBlock': (call) => show(call, byPath(call)),
  'blk.getBlockByExtId': (call) => show(call, blockByExtId(call)),
  'blk.postBlock': post,
  'blk.putBlock': change(byPath),
  'blk.putBlockByExtId': change(blockByExtId),
  'blk.deleteBlock': remove,
  'blk.postCopyBlock': copy,
  'blk.getDefaultBlockCode': defaultCode,
  'blk.postDefaultBlockCode': postDefaultCodes,
  'blk.getBlockOwners': owners,
  'blk.postBlockValidate': validate,
  'blk.putValidateBlockCode': validateCode,
};
