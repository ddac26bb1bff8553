import { HouseRig } from '../../../../test/support/house-rig.js';
import { GetCashierReportTool } from './get-cashier-report.tool.js';
import { GetDailyRevenueReportTool } from './get-daily-revenue-report.tool.js';
import { GetOutstandingBalancesTool } from './get-outstanding-balances.tool.js';
import { SearchArTool } from './search-ar.tool.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const cents = (amount: string | undefined): number => Math.round(Number(amount) * 100);

describe('reports of the cashiers', () => {
  let house: HouseRig;

  beforeAll(async () => {
    house = await HouseRig.start();
  });
  afterAll(() => house.stop());

  it('lists who owes what, the largest first, page by page to the same sum', async () => {
    const tool = house.make(GetOutstandingBalancesTool);
    const first = await tool.run({ leavingToday: false, limit: 5 }, house.call());
    const all = first.data.guests.map((row) => cents(row.balance.amount));
    for (let cursor = first.next; cursor !== undefined;) {
      const page = await tool.run({ leavingToday: false, limit: 50 }, house.call({ cursor }));
      all.push(...page.data.guests.map((row) => cents(row.balance.amount)));
      cursor = page.next;
    }
    expect(all).toEqual(all.toSorted((a, b) => b - a));
    expect(first.next).toBe(5);
    expect(all).toHaveLength(first.data.total);
    expect(all.reduce((sum, each) => sum + each, 0)).toBe(cents(first.data.owed?.amount));
    const leaving = await tool.run({ leavingToday: true, limit: 50 }, house.maskedCall());
    expect(new Set(leaving.data.guests.map((row) => row.departureDate))).toEqual(new Set(['2026-03-10']));
    expect(leaving.data.guests.every((row) => row.guest.includes('•••'))).toBe(true);
  });

  it('sums up a day, as many pages as it takes', async () => {
    const tool = house.make(GetDailyRevenueReportTool);
    const { data, notes } = await tool.run({ date: 'yesterday' }, house.call());
    expect([data.date, notes]).toEqual(['2026-03-09', undefined]);
    expect(house.sent('csh.getFinancialPostings')).toBeGreaterThan(1);
    const room = data.totals.find((row) => row.code === '1000');
    expect(room?.count).toBeGreaterThan(10);
    const charges = data.totals.filter((row) => row.kind === 'charge');
    expect(charges.reduce((sum, row) => sum + cents(row.amount.amount), 0)).toBe(cents(data.charges?.amount));
    const nothing = await tool.run({ date: '2026-05-01' }, house.call());
    expect(nothing.data).toEqual({ date: '2026-05-01', totals: [] });
    expect(nothing.text).toContain('Nothing was posted');
    await house.trouble({ operation: 'csh.getFinancialPostings', status: 403, times: 1 });
    await expect(tool.run({ date: '2026-03-08' }, house.call())).rejects.toMatchObject({
      code: 'OPERA_FORBIDDEN',
    });
  });

  it('shows an open shift, fresh after a payment, and knows the cashiers', async () => {
    const tool = house.make(GetCashierReportTool);
    const empty = await tool.run({ cashierId: 100 }, house.call());
    expect(empty.data).toMatchObject({ drawer: [], totals: [] });
    const stay = await house.stay('in_house');
    await house.services.payments.post(house.call(), {
      reservationId: stay.reservationId,
      method: 'CA',
      amount: eur('12.00'),
      window: 1,
    });
    const { data, text } = await tool.run({ cashierId: 100 }, house.call());
    expect(data.drawer).toEqual([{ kind: 'cash', expected: eur('12.00') }]);
    expect(data.totals).toMatchObject([{ code: '9000', count: 1, amount: eur('12.00') }]);
    expect(text).toContain('still open');
    const closed = await tool.run({ cashierId: 1, closureNo: 1 }, house.call());
    expect(closed.data.totals.length).toBeGreaterThan(2);
    await expect(tool.run({ cashierId: 7 }, house.call())).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { field: 'cashierId' },
    });
  });

  it('finds debtors, and the invoices of a single one', async () => {
    const tool = house.make(SearchArTool);
    const { data } = await tool.run({ openOnly: true, limit: 20 }, house.call());
    expect(data.accounts.length).toBeGreaterThan(1);
    expect(data.invoices).toBeUndefined();
    const debtor = data.accounts.find((row) => cents(row.balance?.amount) > 0);
    const one = { accountNo: debtor?.accountNo, openOnly: true, limit: 20 };
    const own = await tool.run(one, house.call());
    const open = (own.data.invoices ?? []).reduce((sum, row) => sum + cents(row.open.amount), 0);
    expect(open).toBe(cents(debtor?.balance?.amount));
    const masked = await tool.run(one, house.maskedCall());
    expect(masked.data.invoices?.every((row) => row.guest === undefined || row.guest.includes('•••'))).toBe(
      true,
    );
    const none = await tool.run({ name: 'Zzyzx', openOnly: false, limit: 20 }, house.call());
    expect([none.data.accounts, none.text]).toEqual([[], 'No account fits.']);
    await house.trouble({ operation: 'ars.getAccounts', status: 403, times: 1 });
    await expect(tool.run({ name: 'x', openOnly: true, limit: 20 }, house.call())).rejects.toMatchObject({
      code: 'OPERA_FORBIDDEN',
    });
  });
});
