import { encode } from 'gpt-tokenizer';
import { HouseRig } from '../../../../test/support/house-rig.js';
import { compareAmounts, total } from '../../../shared/money.js';
import { GetGuestFolioTool } from './get-guest-folio.tool.js';

describe('get_guest_folio', () => {
  let house: HouseRig;
  let tool: GetGuestFolioTool;

  beforeAll(async () => {
    house = await HouseRig.start();
    tool = house.make(GetGuestFolioTool);
  });
  afterAll(() => house.stop());

  const read = (
    reservation: string,
    more: { detail?: 'summary' | 'full'; limit?: number; window?: number } = {},
  ) => tool.run({ reservation, detail: 'summary', limit: 15, ...more }, house.call());

  it('sums up what is owed, by room number', async () => {
    const stay = await house.stay('in_house');
    const { data, text } = await read(stay.room!);
    expect(data).toMatchObject({ reservationId: stay.reservationId, room: stay.room, status: 'in_house' });
    expect(data.balance).toEqual(stay.balance);
    expect(data.windows).toHaveLength(1);
    expect(data.postings).toBeUndefined();
    expect(text).toContain(`balance ${stay.balance?.amount} EUR`);
  });

  it('lists every posting once, in pages, and they add up to the balance', async () => {
    const stay = await house.stay('in_house');
    const amounts = [];
    const numbers = [];
    let cursor: unknown;
    do {
      const answer = await tool.run(
        { reservation: stay.reservationId, detail: 'full', limit: 3 },
        house.call({ cursor: cursor as number }),
      );
      amounts.push(...answer.data.postings!.map((row) => row.amount));
      numbers.push(...answer.data.postings!.map((row) => row.transactionNo));
      cursor = answer.next;
    } while (cursor !== undefined);
    expect(numbers.length).toBeGreaterThan(3);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(compareAmounts(total(amounts, 'EUR').amount, stay.balance!.amount)).toBe(0);
  });

  it('stays short: a page of postings in less than 1,500 tokens', async () => {
    const stays = await house.stays('in_house');
    const longest = stays.toSorted((left, right) => left.arrivalDate.localeCompare(right.arrivalDate))[0]!;
    const { data, text, next } = await read(longest.room!, { detail: 'full' });
    expect(data.postings).toHaveLength(15);
    expect(next).toBe(15);
    expect(encode(JSON.stringify(data)).length).toBeLessThan(1500);
    expect(encode(text).length).toBeLessThan(1500);
  });

  it('reads long folios to their end', async () => {
    const stay = await house.stay('in_house');
    const charge = { transactionCode: '3010', price: { amount: 1, currencyCode: 'EUR' }, postingQuantity: 1 };
    for (let round = 0; round < 3; round += 1) {
      await house.elsewhere({
        operation: 'csh.postBillingCharges',
        parameters: { reservationId: stay.reservationId },
        body: {
          criteria: {
            hotelId: 'SAND01',
            reservationId: { id: stay.reservationId, type: 'Reservation' },
            charges: Array.from({ length: 50 }, () => charge),
          },
        },
      });
    }
    const folio = await house.services.folios.read({ ...house.call(), fresh: true }, stay.reservationId);
    const postings = folio.windows[0]!.postings;
    expect(postings.length).toBeGreaterThan(300);
    expect(new Set(postings.map((row) => row.transactionNo)).size).toBe(postings.length);
    expect(
      total(
        postings.map((row) => row.amount),
        'EUR',
      ),
    ).toEqual(folio.balance);
  });

  it('says that there is no folio before check-in', async () => {
    const stay = await house.stay('due_in');
    const { data, text } = await read(stay.confirmationNumber!);
    expect(data).toMatchObject({ windows: [], status: 'due_in' });
    expect(text).toContain('no folio yet');
  });

  it('masks guest and payer for callers without the right to see them', async () => {
    const stay = await house.stay('in_house');
    const answer = await tool.run(
      { reservation: stay.room!, detail: 'summary', limit: 15 },
      house.maskedCall(),
    );
    expect(answer.data.guest).toContain('•');
    expect(answer.text).not.toContain(stay.guest.surname);
  });

  it('knows nothing of stays that are not there', async () => {
    await expect(read('Nobody Atall')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
