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

/** Whether the write makes the read old. */
function voids(write: CallPlan, read: CallPlan): boolean {
  const { tags } = freshness.read(read);
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
