import { findStay } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';
import { holderOf } from '../rsv/linked.routes.js';
import { Register } from './register.js';

const holder = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

const flexFields = new Register({
  kind: 'flexFields',
  holder,
  sent: 'flexFieldValueInfo',
  shown: 'flexFieldValues',
  key: { member: 'code' },
  paged: true,
});
const coupons = new Register({
  kind: 'eCoupons',
  holder,
  sent: 'eCoupons',
  shown: 'eCoupons',
  key: { type: 'ECoupon', below: 'eCouponId' },
  check: (_call, entry) => void entry.required('code'),
});
const items = new Register({
  kind: 'inventoryItems',
  holder,
  sent: 'inventoryItems.item',
  shown: 'inventoryItems.item',
  key: { type: 'InventoryItem' },
});
const diversions = new Register({
  kind: 'transactionDiversions',
  holder,
  sent: 'transactionDiversions',
  shown: 'transactionDiversions',
  key: { member: 'code' },
});
const masters = new Register({
  kind: 'masterAccount',
  holder,
  sent: 'masterAccount',
  shown: 'masterAccount',
  key: { type: 'MasterAccount' },
  single: true,
});

/** A call with a guest, kept on the stay it was about. */
function postCall(call: Call): Answer {
  const sent = call.body.object('call');
  const about = sent.object('reservation').id('reservationIdList', 'Reservation');
  if (about === undefined)
    throw refuse('VALUE_MISSING', 'The reservation of the call is required.', 'call.reservation');
  const { stay } = holderOf(call, about);
  const id = nextId(call.world, 'record');
  const document = { ...sent.raw, id, type: 'Call' };
  stay.registers = { ...stay.registers, calls: [...(stay.registers?.['calls'] ?? []), { id, document }] };
  return created(`${call.path}/${id}`, { call: document });
}

function getCalls(call: Call): Answer {
  const calls = holder(call).registers?.['calls'] ?? [];
  return calls.length === 0 ? NONE : ok({ callHistory: calls.map(({ document }) => document) });
}

/** One account for all at a time. */
function postMaster(call: Call): Answer {
  if (masters.entries(call).length > 0)
    throw refuse('STATUS_FORBIDS', 'The reservation has a master account already.');
  return masters.add(call);
}

function putMaster(call: Call): Answer {
  const [known] = masters.entries(call);
  if (!known) throw refuse('NOT_FOUND', 'The reservation has no master account.', 'reservationId');
  known.document = { ...known.document, ...call.body.object('masterAccount').raw };
  return {
    status: 200,
    location: call.path,
    body: {
      masterAccount: {
        reservationIdList: [{ id: holder(call).id, type: 'Reservation' }],
        createBusinessDate: call.hotel.businessDate,
      },
    },
  };
}

/** What hangs on a stay and is only kept: user-defined values, coupons, items, diversions, calls. */
export const STAY_REGISTER_ROUTES: Routes = {
  'rsv.getRsvFlexFieldValue': flexFields.list,
  'rsv.createRsvFlexFieldValue': flexFields.add,
  'rsv.updateRsvFlexFieldValue': flexFields.change(),
  'rsv.deleteRsvFlexFieldValue': flexFields.remove('flexFieldCode'),
  'rsv.getECoupons': coupons.list,
  'rsv.postECoupons': coupons.add,
  'rsv.putECoupons': coupons.change({ add: true, shows: true }),
  'rsv.deleteECoupons': (call) =>
    call.query.has('eCouponId') ? coupons.remove('eCouponId')(call) : coupons.clear(call),
  'rsv.getReservedInventoryItems': items.list,
  'rsv.postReserveInventoryItems': items.add,
  'rsv.putReservedInventoryItems': items.change({ add: true, shows: true }),
  'rsv.deleteReservedInventoryItems': items.clear,
  'rsv.getTransactionDiversions': diversions.list,
  'rsv.postTransactionDiversions': diversions.add,
  'rsv.putTransactionDiversions': diversions.change({ add: true }),
  'rsv.deleteTransactionDiversions': diversions.clear,
  'rsv.postMasterAccount': postMaster,
  'rsv.putMasterAccount': putMaster,
  'rsv.deleteMasterAccount': masters.clear,
  'rsv.postCall': postCall,
  'rsv.getCallHistory': getCalls,
};
