import { bookStay } from '../../../../test/support/booked-stay.js';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { AddReservationPackageTool } from './add-reservation-package.tool.js';
import { ApplyUpsellTool } from './apply-upsell.tool.js';
import { CancelReservationTool } from './cancel-reservation.tool.js';
import { GetReservationActivityTool } from './get-reservation-activity.tool.js';
import { GetReservationTool } from './get-reservation.tool.js';
import { ListReservationPackagesTool } from './list-reservation-packages.tool.js';
import { ListUpsellOffersTool } from './list-upsell-offers.tool.js';
import { QuoteCancellationTool } from './quote-cancellation.tool.js';
import { RecordTurnawayTool } from './record-turnaway.tool.js';
import { ReinstateReservationTool } from './reinstate-reservation.tool.js';
import { RemoveUpsellTool } from './remove-upsell.tool.js';
import { SendConfirmationLetterTool } from './send-confirmation-letter.tool.js';
import { SetReservationPreferenceTool } from './set-reservation-preference.tool.js';

describe('what hangs on a stay', () => {
  let house: DomainHarness;
  let reservation: string;

  beforeAll(async () => {
    house = await DomainHarness.start();
    reservation = await bookStay(house);
  });
  beforeEach(async () => house.faults());
  afterAll(async () => house.stop());
  const full = async () =>
    (await house.make(GetReservationTool).run({ reservation, include: ['packages'] }, house.call())).data;

  it('adds a package once, within the stay, and the total shows it at once', async () => {
    const add = house.make(AddReservationPackageTool);
    const before = await full();
    const added = await add.run({ reservation, package: 'park', quantity: 1 }, house.call());
    expect(added).toMatchObject({ outcome: 'done', data: { package: 'PARK' } });
    expect((await full()).total).not.toEqual(before.total);
    const again = await add.run({ reservation, package: 'PARK', quantity: 1 }, house.call());
    expect(again.text).toContain('already');
    const { data } = await house.make(ListReservationPackagesTool).run({ reservation }, house.call());
    expect(data.packages).toMatchObject([{ code: 'PARK', included: false, price: { currency: 'EUR' } }]);
    const late = await faultOf(
      add.run({ reservation, package: 'PARK', quantity: 1, to: '+89d' }, house.call()),
    );
    expect(late).toMatchObject({ code: 'INPUT_INVALID', details: { field: 'to' } });
    const wrong = await faultOf(add.run({ reservation, package: 'XXX', quantity: 1 }, house.call()));
    expect(wrong).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'package' } });
  });

  it('notes a preference once and knows the types', async () => {
    const tool = house.make(SetReservationPreferenceTool);
    const wish = { reservation, type: 'specials', value: 'quie' };
    expect((await tool.run(wish, house.call())).outcome).toBe('done');
    expect((await tool.run(wish, house.call())).text).toContain('already');
    expect(house.sent('rsv.postReservationPreference')).toHaveLength(1);
    expect((await faultOf(tool.run({ ...wish, type: 'PILLOW' }, house.call()))).code).toBe(
      'INPUT_UNKNOWN_CODE',
    );
  });

  it('sends a letter, and does not pretend to know when OPERA falls silent', async () => {
    const tool = house.make(SendConfirmationLetterTool);
    const email = 'front.desk@mail.example';
    expect((await tool.run({ reservation, email }, house.call())).text).toContain('sent');
    const nobody = await faultOf(tool.run({ reservation }, house.call()));
    expect(nobody.message).toContain('e-mail');
    await house.faults({ operation: 'rsv.postConfirmationLetters', reset: 'after', times: 1 });
    expect((await tool.run({ reservation, email }, house.call())).outcome).toBe('unknown');
  });

  it('tells who changed what, newest first', async () => {
    const tool = house.make(GetReservationActivityTool);
    const page = { reservation, from: '-89d', to: 'today', limit: 2 };
    const first = await tool.run(page, house.callMasked());
    expect(first.data.guest).toContain('•••');
    expect(first.data.changes).toHaveLength(2);
    const rest = await tool.run({ ...page, limit: 50 }, house.call({ cursor: first.next }));
    expect(rest.data.changes.at(-1)?.action).toBe('NEW RESERVATION');
  });

  it('offers, sells and takes back a better room', async () => {
    const list = house.make(ListUpsellOffersTool);
    const { data } = await list.run({ reservation }, house.call());
    const offer = data.offers.find((one) => one.roomType === 'SUP');
    expect(offer).toMatchObject({ firstNight: { amount: '25.00', currency: 'EUR' } });
    const apply = house.make(ApplyUpsellTool);
    const bad = await faultOf(apply.run({ reservation, offer: 'NOPE' }, house.call()));
    expect(bad.details.advice).toContain('SUP');
    const sold = await apply.run({ reservation, offer: 'sup' }, house.call());
    expect(sold).toMatchObject({ outcome: 'done', data: { extra: offer?.wholeStay } });
    expect((await full()).roomType).toBe('SUP');
    expect((await apply.run({ reservation, offer: 'SUP' }, house.call())).text).toContain('before');
    expect((await list.run({ reservation }, house.call())).data.taken).toBe(offer?.offer);
    expect((await faultOf(apply.run({ reservation, offer: 'DLX' }, house.call()))).code).toBe(
      'NOT_ALLOWED_NOW',
    );
    const back = await house.make(RemoveUpsellTool).run({ reservation }, house.call());
    expect(back.data.roomType).toBe('STQ');
    expect((await full()).roomType).toBe('STQ');
    const none = await faultOf(house.make(RemoveUpsellTool).run({ reservation }, house.call()));
    expect(none.code).toBe('NOT_FOUND');
  });

  it('says what cancelling costs without cancelling, and books a cancelled stay again', async () => {
    const quote = house.make(QuoteCancellationTool);
    const reinstate = house.make(ReinstateReservationTool);
    const free = await quote.run({ reservation }, house.call());
    expect(free.data).toMatchObject({ penalty: { amount: '0.00' } });
    expect(free.text).toContain('free');
    expect((await reinstate.run({ reservation }, house.call())).text).toContain('not cancelled');
    await house.make(CancelReservationTool).run({ reservation, reason: 'CHPL' }, house.call());
    expect((await faultOf(quote.run({ reservation }, house.call()))).code).toBe('NOT_ALLOWED_NOW');
    const again = await reinstate.run({ reservation }, house.call());
    expect(again).toMatchObject({ outcome: 'done', data: { status: 'reserved' } });
    expect((await full()).status).toBe('reserved');
    expect((await faultOf(quote.run({ reservation: '99999999' }, house.call()))).code).toBe('NOT_FOUND');
  });

  it('records a guest who was turned away', async () => {
    const tool = house.make(RecordTurnawayTool);
    const wish = { reason: 'full', arrivalDate: 'today', departureDate: '+2d', rooms: 1, adults: 2 };
    expect((await tool.run(wish, house.call())).text).toContain('House full');
    expect((await faultOf(tool.run({ ...wish, reason: 'ZZ' }, house.call()))).code).toBe(
      'INPUT_UNKNOWN_CODE',
    );
    const past = await faultOf(tool.run({ ...wish, arrivalDate: '-2d' }, house.call()));
    expect(past.details.field).toBe('arrivalDate');
    await house.faults({ operation: 'rsv.postTurnawayReservation', reset: 'after', times: 1 });
    expect((await tool.run(wish, house.call())).outcome).toBe('unknown');
  });

  it('kept to Oracle’s contract in all of this', () => {
    expect(house.contractProblems()).toEqual([]);
  });
});
