import { book, newGuest } from '../bookings.js';
import { idOf, type Json, type SandboxGateway } from '../sandbox-gateway.js';

const own = (id: string): object => ({ id, type: 'Reservation' });

/** What hangs on a stay and is only kept. */
export async function keepOnStays(opera: SandboxGateway): Promise<void> {
  const stay = await book(opera, 'Keeper', { arrival: '2026-05-25', departure: '2026-05-27' });
  const on = { path: { reservationId: stay } };
  const field = (flexFieldValue: string) => ({
    ...on,
    body: { flexFieldValueInfo: { code: 'SHOE', flexFieldValue } },
  });
  await opera.expect(204, 'rsv.getRsvFlexFieldValue', on);
  await opera.expect(201, 'rsv.createRsvFlexFieldValue', field('42'));
  await opera.expect(400, 'rsv.createRsvFlexFieldValue', field('42'));
  await opera.expect(200, 'rsv.updateRsvFlexFieldValue', field('43'));
  const fields = await opera.expect(200, 'rsv.getRsvFlexFieldValue', on);
  expect(fields.body.flexFieldValues).toEqual([{ code: 'SHOE', flexFieldValue: '43' }]);
  await opera.expect(200, 'rsv.deleteRsvFlexFieldValue', {
    path: { reservationId: stay, flexFieldCode: 'SHOE' },
  });
  await opera.expect(404, 'rsv.deleteRsvFlexFieldValue', {
    path: { reservationId: stay, flexFieldCode: 'SHOE' },
  });

  const coupon = {
    ...on,
    body: { reservationId: own(stay), hotelId: 'SAND01', eCoupons: [{ code: 'DRINK', issuedQuantity: 2 }] },
  };
  await opera.expect(201, 'rsv.postECoupons', coupon);
  const [kept] = (await opera.expect(200, 'rsv.getECoupons', on)).body.eCoupons;
  const used = { ...kept, usedQuantity: 1 };
  const changed = await opera.expect(200, 'rsv.putECoupons', { ...on, body: { eCoupons: [used] } });
  expect(changed.body.eCoupons).toEqual([used]);
  await opera.expect(200, 'rsv.deleteECoupons', { ...on, query: { eCouponId: kept.eCouponId.id } });
  await opera.expect(204, 'rsv.getECoupons', on);

  const item = { ...on, body: { hotelId: 'SAND01', inventoryItems: { item: [{ quantity: 1 }] } } };
  await opera.expect(201, 'rsv.postReserveInventoryItems', item);
  await opera.expect(200, 'rsv.putReservedInventoryItems', item);
  expect(
    (await opera.expect(200, 'rsv.getReservedInventoryItems', on)).body.inventoryItems.item,
  ).toHaveLength(2);
  await opera.expect(200, 'rsv.deleteReservedInventoryItems', on);
  await opera.expect(204, 'rsv.getReservedInventoryItems', on);

  const diversion = {
    ...on,
    body: { hotelId: 'SAND01', transactionDiversions: [{ code: 'VIPBAR', level: 'Reservation' }] },
  };
  await opera.expect(201, 'rsv.postTransactionDiversions', diversion);
  await opera.expect(200, 'rsv.putTransactionDiversions', diversion);
  expect(
    (await opera.expect(200, 'rsv.getTransactionDiversions', on)).body.transactionDiversions,
  ).toHaveLength(1);
  await opera.expect(200, 'rsv.deleteTransactionDiversions', on);

  const master = { ...on, body: { masterAccount: { reservationIdList: [own(stay)] } } };
  await opera.expect(201, 'rsv.postMasterAccount', master);
  await opera.expect(400, 'rsv.postMasterAccount', master);
  await opera.expect(200, 'rsv.putMasterAccount', master);
  await opera.expect(200, 'rsv.deleteMasterAccount', on);

  await opera.expect(204, 'rsv.getCallHistory', on);
  await opera.expect(201, 'rsv.postCall', {
    body: {
      call: {
        comments: 'Asked for a cot',
        reservation: { reservationIdList: [own(stay)], hotelId: 'SAND01' },
      },
    },
  });
  expect((await opera.expect(200, 'rsv.getCallHistory', on)).body.callHistory[0].comments).toBe(
    'Asked for a cot',
  );
}

/** What hangs on a profile and is only kept; files; questions about profiles. */
export async function keepOnProfiles(opera: SandboxGateway): Promise<void> {
  const guest = await newGuest(opera, 'Registerguest');
  const on = { path: { profileId: guest } };
  const field = { ...on, body: { flexFieldInfo: { code: 'PET', flexFieldValue: 'Cat' } } };
  await opera.expect(201, 'crm.postProfileFlexFieldValue', field);
  await opera.expect(200, 'crm.putProfileFlexFieldValue', field);
  for (const [id, query] of [
    ['crm.getProfileFlexFieldValue', {}],
    ['crm.getAllProfileFlexFieldValues', { hotelIds: ['SAND01'] }],
  ] as const)
    expect((await opera.expect(200, id, { ...on, query })).body.flexFieldValues).toHaveLength(1);
  await opera.expect(200, 'crm.deleteProfileFlexFieldValue', {
    path: { profileId: guest, flexFieldCode: 'PET' },
  });
  await opera.expect(204, 'crm.getProfileFlexFieldValue', on);

  const owner = (primary: boolean) => ({
    ...on,
    body: {
      criteria: { profileIdList: [{ id: guest, type: 'Profile' }], owners: [{ ownerCode: 'SAL1', primary }] },
    },
  });
  await opera.expect(201, 'crm.postProfileOwners', owner(false));
  await opera.expect(200, 'crm.changeProfileOwners', owner(true));
  expect((await opera.expect(200, 'crm.getProfileOwners', on)).body.profileOwnersList[0].primary).toBe(true);

  const forecast = (roomNights: number) => ({
    body: { forecastsInformation: [{ periodCode: 'Q1', roomNights }] },
  });
  await opera.expect(201, 'crm.postAccountForecast', { ...on, ...forecast(10) });
  const period = { path: { profileId: guest, periodCode: 'Q1' } };
  await opera.expect(200, 'crm.putAccountForecast', { ...period, ...forecast(12) });
  expect(
    (await opera.expect(200, 'crm.getAccountForecasts', on)).body.accountForecastDetails[0].roomNights,
  ).toBe(12);
  await opera.expect(200, 'crm.deleteAccountForecast', period);

  const cashier = {
    ...on,
    body: { profileCashieringDetailList: [{ hotelId: 'SAND01', paymentMethod: { code: 'VA' } }] },
  };
  await opera.expect(200, 'crm.changeProfileCashieringDetails', cashier);
  expect((await opera.expect(200, 'crm.getCashieringDetails', on)).body).toMatchObject({
    profileCashieringDetailList: [{ paymentMethod: { code: 'VA' } }],
  });

  const claim = {
    membershipClaimDetails: {
      claimType: 'MISSING',
      claimStatus: 'OPEN',
      membership: { membershipId: '4711' },
    },
  };
  const made = await opera.expect(201, 'crm.postMembershipClaim', { body: claim });
  const claimPath = { path: { claimId: idOf(made.location) } };
  const closed = { membershipClaimDetails: { ...claim.membershipClaimDetails, claimStatus: 'CLOSED' } };
  await opera.expect(200, 'crm.changeMembershipClaim', { ...claimPath, body: closed });
  const read = await opera.expect(200, 'crm.getMembershipClaim', claimPath);
  expect(read.body.membershipClaimDetails.claimStatus).toBe('CLOSED');
  await opera.expect(200, 'crm.getAllMembershipClaims');
  await opera.expect(200, 'crm.getMembershipClaims', { path: { membershipId: '4711' } });
  await opera.expect(204, 'crm.getMembershipClaims', { path: { membershipId: '4712' } });

  const twin = (details: string, document: object) => ({
    body: { [details]: document, externalReferences: [{ id: `K-${details}`, idContext: 'CRM' }] },
  });
  const person = { customer: { personName: [{ surname: 'Twinguest', nameType: 'Primary' }] } };
  const asGuest = await opera.expect(201, 'crm.postGuestProfile', twin('guestDetails', person));
  const guestId = idOf(asGuest.location);
  const shown = await opera.expect(200, 'crm.getGuestProfile', { path: { guestId } });
  expect(shown.body).toMatchObject({ guestDetails: person, guestIdList: [{ id: guestId }] });
  const firm = twin('companyDetails', { company: { companyName: 'Twin & Sons' } });
  const corporateID = idOf((await opera.expect(201, 'crm.postCompanyProfile', firm)).location);
  await opera.expect(200, 'crm.getCompanyProfile', { path: { corporateID } });
  await opera.expect(404, 'crm.getCompanyProfile', { path: { corporateID: guestId } });

  const matches = await opera.expect(200, 'crm.searchProfileMatches', {
    body: { lastName: 'Registerguest' },
  });
  expect(matches.body.profileMatchType[0].profileIdList[0].id).toBe(guest);
  await opera.expect(204, 'crm.searchProfileMatches', { body: { lastName: 'Nobodyatall' } });
  const both = await opera.expect(200, 'crm.getProfilesByIds', { query: { profileIds: [guest] } });
  expect(both.body.profiles.profileInfo).toHaveLength(1);
  const mail = (emailAddress: string) => opera.expect(200, 'crm.validateEmail', { body: { emailAddress } });
  expect((await mail('a@guests.example')).body.isValid).toBe(true);
  expect((await mail('a.guests.example')).body.isValid).toBe(false);
  expect((await opera.expect(200, 'crm.validatePhone', { body: { phone: 'none' } })).body.isValid).toBe(
    false,
  );
  const stays = {
    ...on,
    body: { criteria: { profileIdList: [{ id: guest, type: 'Profile' }], searchFor: 'Active' } },
  };
  expect((await opera.expect(200, 'crm.validateReservationsForProfile', stays)).body.response).toBe(false);
  await opera.expect(201, 'crm.storeEmail', {
    ...on,
    body: { subject: 'Hello', toAddress: ['a@guests.example'] },
  });
  await attach(opera, guest);
}

async function attach(opera: SandboxGateway, guest: string): Promise<void> {
  const stay = await book(opera, 'Attacher', { arrival: '2026-05-25', departure: '2026-05-26' });
  const blocks = await opera.expect(200, 'blk.searchBlocks', { body: { hotelId: 'SAND01', limit: 1 } });
  const block: string = blocks.body.blockSummaries.blockInfo[0].blockIdList[0].id;
  const file = (linkType: string, linkId: string): Json => ({
    body: {
      linkType,
      linkId,
      fileName: 'note.txt',
      fileAttachment: Buffer.from('note').toString('base64'),
      hotelId: 'SAND01',
    },
  });
  for (const [type, id, module, name, path] of [
    ['Reservation', stay, 'rsv', 'Reservation', { reservationId: stay, attachmentId: '' }],
    ['Profile', guest, 'crm', 'Profile', { profileId: guest, attachmentId: '' }],
    ['Block', block, 'blk', 'Block', { blockId: block, attachId: '' }],
  ] as const) {
    await opera.expect(201, 'medcfg.uploadFileAttachment', file(type, id));
    await opera.expect(400, 'medcfg.uploadFileAttachment', file(type, id));
    const get = `${module}.get${name}Attachments`;
    const list = (await opera.expect(200, get, { path: { ...path } })).body[
      `${name.toLowerCase()}Attachments`
    ];
    expect(list[0]).toMatchObject({ fileName: 'note.txt', fileSize: 4 });
    const content = await opera.expect(200, 'medcfg.getFileAttachment', { query: { id: list[0].id } });
    expect(content.body.fileDetails.fileName).toBe('note.txt');
    const named = { path: { ...path, attachmentId: list[0].id, attachId: list[0].id } };
    await opera.expect(200, `${module}.delete${name}Attachment`, named);
    await opera.expect(204, get, { path: { ...path } });
  }
}
