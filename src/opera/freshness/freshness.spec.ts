import { callContext, gatewayOptions } from '../../../test/support/opera-rig.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { Catalogue } from '../catalogue/catalogue.js';
import type { CallPlan, Parameters } from '../client/call-plan.js';
import { gatewayOf } from '../gateway/gateway.js';
import { withDefaults } from '../opera.options.js';
import { Freshness } from './freshness.js';
import { MODULE_FRESHNESS, OPERATION_FRESHNESS } from './freshness.table.js';

const catalogue = Catalogue.open();
const gateway = gatewayOf(gatewayOptions('https://gateway.example'));
const freshness = new Freshness(withDefaults({ gateways: [gateway] }));

function plan(operation: string, parameters: Parameters = {}): CallPlan {
  return {
    context: callContext(new ManualClock()),
    link: { gateway, hotelId: 'SAND01', language: 'en-US' },
    release: '26.2',
    fact: catalogue.operation(operation),
    parameters,
    bulk: false,
    warnings: [],
  };
}

/** Whether the write makes the read, or the answer it was given, old. */
function voids(write: CallPlan, read: CallPlan, body?: unknown): boolean {
  const kept = freshness.read(read);
  const answer = { status: 200, body, warnings: [], operaRequestId: 'r' };
  const tags = body === undefined ? kept.tags : (kept.tagsOf?.(answer) ?? kept.tags);
  return freshness.touched(write).some((tag) => tags.includes(tag));
}

const stay = (reservationId: string) => plan('rsv.getReservation', { reservationId });

describe('Freshness', () => {
  it('names only modules and operations that exist', () => {
    for (const module of Object.keys(MODULE_FRESHNESS)) expect(catalogue.modules).toContain(module);
    for (const id of Object.keys(OPERATION_FRESHNESS)) expect(catalogue.find(id)).toBeDefined();
  });

  it('knows kind and time of everyday reads', () => {
    expect(freshness.read(stay('1'))).toMatchObject({ kind: 'reservation', ttlSeconds: 60 });
    expect(freshness.read(plan('lov.getListOfValues', {}))).toMatchObject({
      kind: 'configuration',
      ttlSeconds: 3600,
    });
    expect(freshness.read(plan('bof.getBusinessDate', {}))).toMatchObject({ kind: 'business-date' });
    expect(freshness.read(plan('par.searchHotelAvailability', {}))).toMatchObject({ kind: 'availability' });
    expect(freshness.read(plan('csh.getFolio', { reservationId: '1' }))).toMatchObject({ kind: 'folio' });
  });

  it('keeps no validation, no ping, no job', () => {
    for (const id of [
      'rsv.putValidateOverlappingStay',
      'rsv.pingReservationService',
      'csh.verifyForEarlyDeparture',
    ]) {
      expect(freshness.read(plan(id)).ttlSeconds).toBe(0);
    }
    const kept = catalogue.operations().filter(({ id }) => freshness.read(plan(id)).ttlSeconds > 0);
    expect(kept.filter((fact) => fact.effect !== 'read' || fact.async !== undefined)).toEqual([]);
  });

  it('voids one stay and the lists by a write to it, not its neighbours', () => {
    const write = plan('rsv.putReservation', { reservationId: '1' });
    expect(voids(write, stay('1'))).toBe(true);
    expect(voids(write, stay('2'))).toBe(false);
    expect(voids(write, plan('rsv.searchHotelReservations'))).toBe(true);
    expect(voids(write, plan('par.searchHotelAvailability'))).toBe(true);
    expect(voids(write, plan('crm.getProfile', { profileId: '9' }))).toBe(false);
  });

  it('takes a search by ids for those stays alone', () => {
    const search = { ...plan('rsv.searchHotelReservations'), body: { reservationIdList: ['1', '2'] } };
    expect(voids(plan('rsv.putReservation', { reservationId: '2' }), search)).toBe(true);
    expect(voids(plan('rsv.putReservation', { reservationId: '3' }), search, {})).toBe(false);
    expect(voids(plan('rsv.postReservation'), search)).toBe(true);
    const older = plan('rsv.getHotelReservations', { reservationIdList: ['1'] });
    expect(voids(plan('rsv.putReservation', { reservationId: '1' }), older)).toBe(true);
    expect(voids(plan('rsv.putReservation', { reservationId: '3' }), older, {})).toBe(false);
  });

  it('voids every stay by a write that may change several', () => {
    expect(voids(plan('rsv.postCombineShareReservations', { reservationId: '1' }), stay('2'))).toBe(true);
    expect(
      voids(
        plan('csh.postBillingCharges', { reservationId: '1' }),
        plan('csh.getFolio', { reservationId: '2' }),
      ),
    ).toBe(true);
    expect(voids(plan('rsv.postReservation'), stay('2'))).toBe(true);
  });

  it('voids stays that show a guest whose profile changed', () => {
    expect(voids(plan('crm.putProfile', { profileId: '9' }), stay('1'))).toBe(true);
    expect(
      voids(plan('crm.putProfile', { profileId: '9' }), plan('crm.getProfile', { profileId: '8' })),
    ).toBe(false);
  });

  it('voids by a payment its stay, its folios and the lists that show money, but no other stay', () => {
    const write = plan('csh.postBillingPayment', { reservationId: '1' });
    expect(write.fact.path).toContain('{reservationId}');
    const list = plan('rsv.searchHotelReservations');
    expect(voids(write, stay('1'), { reservations: {} })).toBe(true);
    expect(voids(write, stay('1'), { reservations: [{ balance: 3 }] })).toBe(true);
    expect(voids(write, stay('2'), { reservations: [{ balance: 3 }] })).toBe(false);
    expect(voids(write, plan('csh.getFolio', { reservationId: '1' }))).toBe(true);
    expect(voids(write, plan('csh.getFolio', { reservationId: '2' }))).toBe(false);
    expect(voids(write, list, { reservations: [{ status: 'InHouse' }] })).toBe(false);
    expect(voids(write, list, { reservations: [{ cashiering: { revenuesAndBalances: {} } }] })).toBe(true);
    const owing = { ...list, body: { hasOpenBalance: true } };
    expect(voids(write, owing, { reservations: [] })).toBe(true);
    expect(voids(write, plan('hsk.getHousekeepingOverview'))).toBe(false);
  });

  it('voids by a charge, which may be routed, the money of every stay and nothing else of them', () => {
    const write = plan('csh.postBillingCharges', { reservationId: '1' });
    expect(voids(write, plan('csh.getFolio', { reservationId: '2' }))).toBe(true);
    expect(voids(write, stay('2'), { reservations: [{ balance: 3 }] })).toBe(true);
    expect(voids(write, stay('2'), { reservations: [{ status: 'InHouse' }] })).toBe(false);
  });

  it('voids by a cleaned room what shows rooms, but neither stays nor what is for sale', () => {
    const write = plan('hsk.putRoomRelatedStatus');
    const list = plan('rsv.searchHotelReservations');
    expect(voids(write, list, { reservations: [{ status: 'Reserved' }] })).toBe(false);
    expect(voids(write, list, { reservations: [{ housekeeping: { roomStatus: 'Dirty' } }] })).toBe(true);
    expect(voids(write, plan('fof.getReservationSummaries'), {})).toBe(true);
    expect(voids(write, plan('par.searchHotelAvailability'))).toBe(false);
  });

  it('takes every answer for one that may show anything while it is on its way', () => {
    expect(voids(plan('csh.postBillingCharges', { reservationId: '1' }), stay('2'))).toBe(true);
    expect(voids(plan('hsk.putRoomRelatedStatus'), stay('2'))).toBe(true);
  });

  it('voids rooms by check-in, housekeeping and room moves', () => {
    const rooms = plan('hsk.getHousekeepingOverview');
    const writes = [
      'rsv.postCheckIn',
      'fof.postCheckIn',
      'hsk.putRoomRelatedStatus',
      'fof.postRoomAssignment',
    ];
    const known = writes.filter((id) => catalogue.find(id) !== undefined);
    expect(known.length).toBeGreaterThan(2);
    expect(known.filter((id) => !voids(plan(id, { reservationId: '1' }), rooms))).toEqual([]);
  });

  it('never voids what another hotel remembers', () => {
    const other = {
      ...plan('rsv.searchHotelReservations'),
      link: { gateway, hotelId: 'SAND02', language: 'en-US' },
    };
    expect(voids(plan('hsk.putRoomRelatedStatus'), other)).toBe(false);
  });
});
