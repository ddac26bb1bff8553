import { HouseRig } from '../../../../test/support/house-rig.js';
import type { Stay } from '../../reservations/stay.js';
import { FolioDocumentResource } from '../resources/folio-document.resource.js';
import { CheckOutGuestTool } from './check-out-guest.tool.js';
import { EmailFolioTool } from './email-folio.tool.js';
import { GenerateFolioReportTool } from './generate-folio-report.tool.js';
import { GetFolioDocumentTool } from './get-folio-document.tool.js';
import { ReinstateCheckOutTool } from './reinstate-check-out.tool.js';

describe('documents of a bill, and a check-out taken back', () => {
  let house: HouseRig;
  let stay: Stay;

  beforeAll(async () => {
    house = await HouseRig.start();
    stay = await house.stay('in_house');
  });
  afterAll(() => house.stop());

  const bill = (window = 1) => ({ reservation: stay.room!, window });

  it('gives the address of a bill, under which the PDF is read', async () => {
    const { data, content } = await house.make(GetFolioDocumentTool).run(bill(), house.call());
    expect(data.uri).toBe(`opera://folios/SAND01/${stay.reservationId}/1`);
    expect(content).toMatchObject([{ type: 'resource_link', uri: data.uri, mimeType: 'application/pdf' }]);
    const resource = house.make(FolioDocumentResource);
    const variables = { hotelId: 'SAND01', reservationId: stay.reservationId, window: '1' };
    const asked = { ...house.call(), uri: data.uri, variables };
    const [pdf] = await resource.read(asked);
    const bytes = Buffer.from(pdf !== undefined && 'blob' in pdf ? pdf.blob : '', 'base64');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await expect(resource.read({ ...asked, caller: house.maskedCall().caller })).rejects.toMatchObject({
      code: 'AUTH_SCOPE_MISSING',
    });
    for (const wrong of [{ window: '9' }, { reservationId: '../1' }, { window: '7' }]) {
      await expect(resource.read({ ...asked, variables: { ...variables, ...wrong } })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });

  it('has no document before check-in nor of a window that is not open', async () => {
    const tool = house.make(GetFolioDocumentTool);
    const toCome = await house.stay('due_in');
    await expect(
      tool.run({ reservation: `id:${toCome.reservationId}`, window: 1 }, house.call()),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW', details: { field: 'reservation' } });
    await expect(tool.run(bill(7), house.call())).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      details: { field: 'window', advice: 'The bill has window 1.' },
    });
  });

  it('mails a bill once, and cannot know of a mail without an answer', async () => {
    const tool = house.make(EmailFolioTool);
    const args = { ...bill(), email: 'guest@mail.example' };
    const { data, outcome } = await tool.run(args, house.call());
    expect([outcome, data.email]).toEqual(['done', 'guest@mail.example']);
    const masked = await tool.run(args, house.maskedCall());
    expect([masked.data.email, masked.text.includes('guest@')]).toEqual(['g•••', false]);
    await house.trouble({ operation: 'medcfg.emailFolioReport', reset: 'after', times: 1 });
    expect((await tool.run(args, house.call())).outcome).toBe('unknown');
    expect(house.sent('medcfg.emailFolioReport')).toBe(3);
    await house.trouble({ operation: 'medcfg.emailFolioReport', status: 403, times: 1 });
    await expect(tool.run(args, house.call())).rejects.toMatchObject({ code: 'OPERA_FORBIDDEN' });
  });

  it('sums a bill up so that the parts make the balance', async () => {
    const { data } = await house.make(GenerateFolioReportTool).run({ reservation: stay.room! }, house.call());
    const cents = (amount: string): number => Math.round(Number(amount) * 100);
    const sum = data.totals.reduce(
      (left, row) => left + (row.kind === 'payment' ? -1 : 1) * cents(row.amount.amount),
      0,
    );
    expect(data.totals.map((row) => row.code)).toContain('1000');
    expect(sum).toBe(cents(data.balance?.amount ?? ''));
    const empty = await house
      .make(GenerateFolioReportTool)
      .run({ reservation: stay.room!, window: 8 }, house.call());
    expect(empty.text).toContain('Nothing is posted');
  });

  it('takes a check-out of today back, once agreed', async () => {
    const tool = house.make(ReinstateCheckOutTool);
    const leaving = await house.stay('due_out');
    const named = { reservation: `id:${leaving.reservationId}` };
    await expect(tool.preview(named, house.call())).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' });
    const out = house.make(CheckOutGuestTool);
    const args = { ...named, settlementMethod: 'CA', earlyDeparture: false };
    await out.run(args, await house.agreed((call) => out.preview(args, call)));
    const before = house.changes();
    const preview = await tool.preview(named, house.maskedCall());
    expect(preview.summary).not.toContain(leaving.guest.surname);
    expect(house.changes()).toBe(before);
    await house.trouble({ operation: 'csh.reinstateCheckOut', reset: 'after', times: 1 });
    const { data, outcome } = await tool.run(named, await house.agreed((call) => tool.preview(named, call)));
    expect(outcome).toBe('done');
    expect(['due_out', 'in_house']).toContain(data.status);
    expect(house.sent('csh.reinstateCheckOut')).toBe(1);
    const longGone = await house.stay('checked_out', (each) => each.departureDate < '2026-03-10');
    await expect(
      tool.preview({ reservation: `id:${longGone.reservationId}` }, house.call()),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW', message: expect.stringContaining('today') });
  });
});
