import { HouseRig } from '../../../../test/support/house-rig.js';
import type { Stay } from '../../reservations/stay.js';
import { AddFixedChargeTool } from './add-fixed-charge.tool.js';
import { AddRoutingTool } from './add-routing.tool.js';
import { AdjustTransactionTool } from './adjust-transaction.tool.js';
import { GenerateFolioReportTool } from './generate-folio-report.tool.js';
import { GetCashierReportTool } from './get-cashier-report.tool.js';
import { GetDailyRevenueReportTool } from './get-daily-revenue-report.tool.js';
import { GetOutstandingBalancesTool } from './get-outstanding-balances.tool.js';
import { ListDepositsTool } from './list-deposits.tool.js';
import { PostDepositTool } from './post-deposit.tool.js';
import { SearchArTool } from './search-ar.tool.js';
import { VoidTransactionTool } from './void-transaction.tool.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

/** The same work at a hotel of OPERA 25.5, whose files are older; the rig holds every call against them. */
describe('cashiers of an older hotel', () => {
  let house: HouseRig;
  let stay: Stay;

  beforeAll(async () => {
    house = await HouseRig.start({ hotelId: 'SAND02' });
    stay = await house.stay('in_house');
  });
  afterAll(() => house.stop());

  it('corrects and routes', async () => {
    const reservation = stay.room!;
    await house.make(AddRoutingTool).run({ reservation, codes: ['MISC'], window: 2 }, house.call());
    const fixed = { reservation, transactionCode: '3010', quantity: 1, frequency: 'daily' as const };
    expect((await house.make(AddFixedChargeTool).run(fixed, house.call())).outcome).toBe('done');
    const wish = { reservation, transactionCode: '3010', amount: usd('100.00'), quantity: 1 };
    const { charges } = house.services;
    const posted = await charges.post(house.call(), wish, await charges.plan(house.call(), wish));
    const transactionNo = posted.postings.find((row) => row.code === '3010')?.transactionNo ?? '';
    const named = { reservation, transactionNo, reason: 'CORR' };
    const adjusted = await house.make(AdjustTransactionTool).run({ ...named, percent: 10 }, house.call());
    expect(adjusted.outcome).toBe('done');
    expect((await house.make(VoidTransactionTool).run(named, house.call())).outcome).toBe('done');
    const { data } = await house.make(GenerateFolioReportTool).run({ reservation, window: 2 }, house.call());
    // Only the adjustment is left: ten of the net price and its tax of 5.5 %.
    expect(data.balance).toEqual(usd('-10.55'));
  });

  it('takes deposits and reports', async () => {
    const arrival = await house.newArrival();
    const named = { reservation: `id:${arrival.reservationId}` };
    const args = { ...named, paymentMethod: 'CA', amount: usd('40.00') };
    expect((await house.make(PostDepositTool).run(args, house.call())).outcome).toBe('done');
    expect((await house.make(ListDepositsTool).run(named, house.call())).data.deposits).toHaveLength(1);
    const revenue = await house.make(GetDailyRevenueReportTool).run({ date: 'yesterday' }, house.call());
    expect(revenue.data.charges?.currency).toBe('USD');
    const shift = await house.make(GetCashierReportTool).run({ cashierId: 1, closureNo: 1 }, house.call());
    expect(shift.data.totals.length).toBeGreaterThan(0);
    const owing = await house
      .make(GetOutstandingBalancesTool)
      .run({ leavingToday: false, limit: 5 }, house.call());
    expect(owing.data.guests).toHaveLength(5);
    const debtors = await house.make(SearchArTool).run({ openOnly: false, limit: 20 }, house.call());
    expect(debtors.data.accounts.length).toBeGreaterThan(0);
  });
});
