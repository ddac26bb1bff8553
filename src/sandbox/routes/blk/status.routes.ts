import { changeStatus, findBlock, requireStatus, type StatusChange } from '../../desk/group.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { blockStatus, releaseUntaken } from '../../rules/block.js';
import { BLOCK_STATUSES } from '../../seed/block-statuses.table.js';
import type { Block } from '../../state/group.js';
import { blockPath, blockWire, statusWire } from '../../wire/block.wire.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { blockByExtId, hotelOf } from './block.routes.js';

function nextStatuses(call: Call): Answer {
  const current = call.query.text('currentStatus');
  const codes = current === undefined ? BLOCK_STATUSES.map(({ code }) => code) : blockStatus(current).next;
  if (codes.length === 0) return NONE;
  const list = codes.map(statusWire);
  return ok({
    blockNextStatusList: list,
    cateringNextStatusList: call.query.flag('includeCateringStatus') === true ? list : undefined,
  });
}

function changeOf(request: Fields): StatusChange {
  const reason = request.object('cancellationDetails');
  return {
    status: request.required('newBlockStatus'),
    current: request.text('currentBlockStatus'),
    reason: reason.object('cancellationCode').text('code'),
    info: reason.text('cancellationInfo'),
    destination: reason.text('destination') ?? reason.text('lostToProperty'),
    overbook: request.flag('overbookAll') ?? false,
    cancelMasters: request.flag('cancelAllPMReservations') ?? false,
  };
}

function put(find: (call: Call) => Block) {
  return (call: Call): Answer => {
    const block = find(call);
    const request = call.body.object('changeBlockStatus');
    if (request.empty) throw refuse('VALUE_MISSING', 'changeBlockStatus is required.', 'changeBlockStatus');
    const change = changeOf(request);
    if (call.body.flag('verificationOnly') === true) requireStatus(call.desk, block, change);
    else changeStatus(call.desk, block, change);
    const reservationType = request.text('reservationType');
    if (reservationType !== undefined && call.body.flag('verificationOnly') !== true)
      block.guarantee = reservationType;
    return {
      status: 200,
      location: blockPath(call.hotel, block),
      body: { block: blockWire(call.world, call.hotel, block, (part) => part === 'BlockNextStatuses') },
    };
  };
}

function cancelBlock(call: Call): Answer {
  const block = findBlock(call.hotel, call.param('blockId'));
  const request = call.body.object('cancelBlock');
  const reason = request.object('cancellationDetails');
  changeStatus(call.desk, block, {
    status: 'CXL',
    reason: reason.object('cancellationCode').text('code'),
    info: reason.text('cancellationInfo'),
    overbook: false,
    cancelMasters: request.has('pMReservationsCancellationDetails'),
  });
  return created(`${call.path}/${block.cancellation?.number ?? ''}`);
}

/** Takes a cancelled or lost block up again, as an inquiry. */
function reopen(call: Call): Answer {
  const block = findBlock(call.hotel, call.param('blockId'));
  changeStatus(call.desk, block, { status: 'INQ', overbook: false, cancelMasters: false });
  return ok({});
}

function cutOff(call: Call): Answer {
  const hotel = call.hotelNamed(call.body.text('hotelId'));
  const block = findBlock(hotel, call.param('blockId'));
  if (blockStatus(block.status).kind === 'Cancel')
    throw refuse('STATUS_FORBIDS', `Block ${block.code} is ${block.status} and holds nothing.`);
  releaseUntaken(hotel, block, block.start < hotel.businessDate ? hotel.businessDate : block.start);
  block.cutOn = hotel.businessDate;
  block.modifiedAt = call.at;
  return ok({});
}

function changes(call: Call): Answer {
  const hotel = hotelOf(call);
  const block = findBlock(hotel, call.param('blockId'));
  const from = call.query.day('changeStartDate') ?? '';
  const to = call.query.day('changeEndDate') ?? '9999';
  const wanted = call.query.texts('currentStatus');
  const rows = block.history.filter(
    ({ date, status }) => from <= date && date <= to && (wanted.length === 0 || wanted.includes(status)),
  );
  if (rows.length === 0) return NONE;
  const page = pageOf(rows, call.query);
  return ok({
    blockStatusChanges: page.rows.map((change) => ({
      changeDate: change.date,
      currentStatus: change.status,
      priorStatus: change.before,
      userDetails: { userInfo: { userName: change.user }, logDateTime: change.at },
    })),
    ...page.facts,
  });
}

/** What becomes of blocks: statuses, cancelling, cut-off. */
export const BLOCK_STATUS_ROUTES: Routes = {
  'blk.getNextBlockStatus': nextStatuses,
  'blk.putBlockStatus': put((call) => findBlock(call.hotel, call.param('blockId'))),
  'blk.putBlockStatusByExtId': put(blockByExtId),
  'blk.putBlockStatusToOpen': reopen,
  'blk.postCancelBlock': cancelBlock,
  'blk.putBlockCutoff': cutOff,
  'blk.getBlockStatusChanges': changes,
};
