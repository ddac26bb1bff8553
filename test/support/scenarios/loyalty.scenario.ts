import { type SandboxGateway, idOf } from '../sandbox-gateway.js';

/** A new profile of that name. */
async function person(opera: SandboxGateway, surname: string, more: object = {}): Promise<string> {
  const answer = await opera.expect(201, 'crm.postProfile', {
    body: {
      profileDetails: {
        profileType: 'Guest',
        customer: { personName: [{ surname, givenName: 'Ida', nameType: 'Primary' }] },
      },
      ...more,
    },
  });
  return idOf(answer.location);
}

/** Members: enrolled, raised, awarded, left. */
export async function keepMembers(opera: SandboxGateway): Promise<void> {
  const profileId = await person(opera, 'Treuepunkt');
  const path = { profileId };
  const card = idOf(
    (
      await opera.expect(201, 'crm.postMembershipNumber', {
        path: { membershipType: 'DUNE' },
        body: { generateMembershipNumberCriteria: { membershipType: 'DUNE' } },
      })
    ).location,
  );
  const sent = { membershipType: 'DUNE', membershipId: card, membershipLevel: 'SHELL', currentPoints: 4000 };
  const body = { profileIdList: [{ id: profileId, type: 'Profile' }], profileMemberships: [sent] };
  const id = idOf((await opera.expect(201, 'crm.postMembership', { path, body })).location);
  await opera.expect(400, 'crm.postMembership', { path, body });
  await opera.expect(400, 'crm.postMembership', {
    path,
    body: { profileMemberships: [{ membershipType: 'NONE' }] },
  });
  const own = { ...path, membershipType: 'DUNE', membershipId: card };
  await opera.expect(200, 'crm.changeMembership', {
    path: own,
    body: { profileMemberships: [{ membershipLevel: 'PEARL' }] },
  });
  const summary = await opera.expect(200, 'crm.getMembershipTransactionsSummary', {
    path: { membershipId: id },
  });
  expect(summary.body).toMatchObject({
    membershipDetails: { membershipLevel: 'PEARL', membershipCardNo: card },
    pointsSummary: { availablePoints: { value: '4000' } },
  });
  const grantable = await opera.expect(200, 'crm.getAwardsToGrant', { query: { membershipId: id } });
  expect(grantable.body.membershipAwardsList[0].otherInfo).toMatchObject({ pointsRequired: 500 });
  const redeem = (awardType: string, more: object = {}) => ({
    path,
    body: {
      memberAward: {
        membershipType: 'DUNE',
        membershipCardNo: card,
        memberAwardDetails: [{ awardType, actionType: 'Issue', ...more }],
      },
    },
  });
  await opera.expect(200, 'crm.redeemAward', redeem('UPGR'));
  await opera.expect(400, 'crm.redeemAward', redeem('NIGHT'));
  const details = await opera.expect(200, 'crm.getMembershipDetails', { path });
  expect(details.body.memberInfo).toMatchObject({ pointsAvailable: 1000, nextTierPoints: 10 });
  const issued = await opera.expect(200, 'crm.getMembershipIssueAwardsList', { path: { membershipId: id } });
  expect(issued.body.membershipAwardsList).toMatchObject([{ awardCode: 'UPGR', awardPoints: 3000 }]);
  const awardVoucherNo = String(issued.body.membershipAwardsList[0].awardNumber);
  await opera.expect(200, 'crm.redeemAward', redeem('UPGR', { actionType: 'Cancel', awardVoucherNo }));
  await opera.expect(204, 'crm.getMembershipIssueAwardsList', { path: { membershipId: id } });
  await opera.expect(200, 'crm.deleteMembership', { path: own });
  await opera.expect(204, 'crm.getMembershipDetails', { path });
  const enrolled = await opera.expect(201, 'crm.postEnrollment', {
    body: {
      enrollmentInfo: {
        profileType: 'Guest',
        customer: { personName: [{ surname: 'Neumitglied', nameType: 'Primary' }] },
        profileMemberships: { profileMembership: [{ membershipType: 'DUNE' }] },
      },
    },
  });
  expect(enrolled.location).toMatch(/\/profiles\/\d+\/memberships\/\d+$/);
}

/** Relations, preferences and references of other systems: set, read, changed, taken away. */
export async function keepTies(opera: SandboxGateway): Promise<void> {
  const guest = await person(opera, 'Angestellt', {
    externalReferences: [{ id: 'CRM-77', idContext: 'CRMSYS' }],
  });
  const other = await person(opera, 'Ehepartner');
  const pair = { sourceProfileId: guest, targetProfileId: other };
  const relationship = { sourceRelation: 'SPOUSE', targetRelation: 'SPOUSE' };
  await opera.expect(201, 'crm.postProfileRelationship', { path: pair, body: { relationship } });
  await opera.expect(400, 'crm.postProfileRelationship', { path: pair, body: { relationship } });
  const mirrored = await opera.expect(200, 'crm.getProfileRelationships', { path: { profileId: other } });
  expect(mirrored.body.relationships.relationship).toMatchObject([
    { sourceRelation: 'SPOUSE', relationshipProfile: { profileIdList: [{ id: guest }] } },
  ]);
  await opera.expect(200, 'crm.putProfileRelationship', {
    path: pair,
    body: {
      relationship: {
        sourceRelation: 'SPOUSE',
        changeRelationship: { sourceRelation: 'CONTACT', targetRelation: 'CONTACT' },
      },
    },
  });
  const removal = { path: pair, query: { sourceRelation: 'CONTACT', targetRelation: 'CONTACT' } };
  await opera.expect(200, 'crm.removeProfileRelationship', removal);
  await opera.expect(404, 'crm.removeProfileRelationship', removal);
  await opera.expect(204, 'crm.getProfileRelationships', { path: { profileId: guest } });

  const path = { profileId: guest };
  const collections = (hotels: string[]) => ({
    preferenceCollections: [{ preferenceType: 'FLOOR', preference: [{ preferenceValue: 'HIGH', hotels }] }],
  });
  await opera.expect(200, 'crm.distributePreference', { path, body: collections(['SAND01', 'SAND02']) });
  const where = { ...path, preferenceType: 'FLOOR', preferenceCode: 'HIGH' };
  await opera.expect(200, 'crm.deletePreference', { path: { ...where, hotelId: 'SAND01' } });
  const left = await opera.expect(200, 'crm.getPreferenceForProfile', { path });
  expect(left.body.preferenceCollections[0].preference).toMatchObject([{ hotels: ['SAND02'] }]);
  await opera.expect(200, 'crm.deleteGlobalPreference', { path: where });
  await opera.expect(404, 'crm.deleteGlobalPreference', { path: where });
  const free = await opera.expect(200, 'crm.getAvailablePreferences', { query: { id: guest } });
  expect(free.body.preferenceCollection.length).toBeGreaterThan(3);

  const reference = { extSystemCode: 'CRMSYS', profileExternalId: 'CRM-77' };
  await opera.expect(200, 'crm.putProfileByExtId', {
    path: reference,
    body: { profileDetails: { customer: { vipStatus: '1' } } },
  });
  const read = await opera.expect(200, 'crm.getProfileByExtId', { path: reference });
  expect(read.body).toMatchObject({
    profileIdList: [{ id: guest }],
    profileDetails: { customer: { vipStatus: '1' } },
  });
  await opera.expect(404, 'crm.getProfileByExtId', { path: { ...reference, profileExternalId: 'CRM-78' } });
}

/** Two records of one person become one; a person is forgotten. */
export async function mergeAndForget(opera: SandboxGateway): Promise<void> {
  const { body: found } = await opera.expect(200, 'rsv.searchHotelReservations', {
    body: { searchType: 'InHouse', limit: 5 },
  });
  const stay = found.reservations.reservationInfo[0];
  const victim = stay.reservationGuest.id as string;
  const survivorProfileId = await person(opera, 'Zusammengelegt');
  const path = { survivorProfileId };
  const snapshot = await opera.expect(200, 'crm.getMergeProfilesSnapshot', {
    path,
    query: { toBeMergedId: [victim] },
  });
  expect(snapshot.body.mergedProfileSnapshot.profile.customer.personName[0].surname).toBe('Zusammengelegt');
  await opera.expect(400, 'crm.mergeProfiles', {
    path,
    body: { victimProfileId: [{ id: survivorProfileId, type: 'Profile' }] },
  });
  await opera.expect(201, 'crm.mergeProfiles', {
    path,
    body: { victimProfileId: [{ id: victim, type: 'Profile' }] },
  });
  const history = await opera.expect(200, 'crm.getStayHistory', { path: { profileId: survivorProfileId } });
  expect(JSON.stringify(history.body)).toContain(stay.reservationIdList[0].id);
  const kept = await opera.expect(200, 'crm.getProfile', { path: { profileId: victim } });
  expect(kept.body.profileIdList[0].id).toBe(survivorProfileId);
  await opera.expect(200, 'crm.getProfileStatistics', {
    query: { profileId: [survivorProfileId], hotelIds: ['SAND01'], reportType: 'Reservation' },
  });

  const validation = (id: string) => ({
    body: { validateForgetProfilesCriteria: { profiles: [{ id, type: 'Profile' }] } },
  });
  const busy = await opera.expect(200, 'crm.validateForgetProfiles', validation(survivorProfileId));
  const [hindered] = busy.body.validateForgetProfilesResults;
  expect(hindered.canBeForgotten).toBe(false);
  expect(JSON.stringify(hindered.failureReasons)).toContain('INHOUSE');
  await opera.expect(400, 'crm.deleteProfile', { path: { profileId: survivorProfileId } });
  const leaver = await person(opera, 'Vergissmein');
  const free = await opera.expect(200, 'crm.validateForgetProfiles', validation(leaver));
  expect(free.body.validateForgetProfilesResults[0].canBeForgotten).toBe(true);
  await opera.expect(200, 'crm.deleteProfile', { path: { profileId: leaver } });
  await opera.expect(404, 'crm.getProfile', { path: { profileId: leaver } });
  await opera.expect(204, 'crm.searchProfiles', { body: { profileName: 'Vergissmein' } });
}
