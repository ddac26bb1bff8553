import { readMatch, readProfiles, toProfile, toProfileSearch } from './profile.mapper.js';

const row = {
  profileIdList: [{ id: '200196', type: 'Profile' }],
  profile: {
    formerName: { name: 'Abernathy', givenName: 'Magnolia', fullName: 'Abernathy, Magnolia' },
    addressInfo: { address: { cityName: 'Port Halcyon', country: { code: 'US' } } },
    telephoneInfo: { telephone: { phoneNumber: '+1 207 555 0295' } },
    emailInfo: { email: { emailAddress: 'm@mail.example' } },
    profileMembership: { membershipLevel: 'SHELL', membershipId: 'DF900048' },
    vipStatus: { value: 'Loyal guest', code: '1' },
    lastStayInfo: { lastVisit: '2026-02-28 00:00:00.0' },
    profileType: 'Guest' as const,
    statusCode: 'Active' as const,
  },
};

describe('profiles of the wire', () => {
  it('become rows in hotel words', () => {
    const page = readProfiles({ profileSummaries: { profileInfo: [row], hasMore: true, totalResults: 34 } });
    expect(page).toEqual({
      hasMore: true,
      total: 34,
      profiles: [
        {
          profileId: '200196',
          kind: 'guest',
          surname: 'Abernathy',
          givenName: 'Magnolia',
          email: 'm@mail.example',
          phone: '+1 207 555 0295',
          city: 'Port Halcyon',
          country: 'US',
          vip: '1',
          membership: 'SHELL DF900048',
          lastStay: '2026-02-28',
          active: true,
          restricted: false,
        },
      ],
    });
  });

  it('are readable with next to nothing in them, and left out without an id', () => {
    const profileInfo = [{ profileIdList: [{ id: '7' }] }, { profile: row.profile }];
    expect(readProfiles({ profileSummaries: { profileInfo } }).profiles).toMatchObject([
      { profileId: '7', kind: 'guest', active: true },
    ]);
    expect(readProfiles(undefined)).toEqual({ profiles: [], hasMore: false, total: undefined });
  });

  it('are matched by id only when OPERA names one', () => {
    expect(readMatch({ profileId: { id: '9' } })).toBe('9');
    expect(readMatch({ profileId: {} })).toBeUndefined();
  });
});

describe('bodies', () => {
  it('search for what was given and nothing else', () => {
    expect(toProfileSearch({ surname: 'M', kinds: ['agent'], limit: 5 }, 'SAND01')).toEqual({
      hotelId: 'SAND01',
      profileName: 'M',
      profileType: ['Agent'],
      limit: 5,
    });
  });

  it('make a profile of a name alone, and stamp it where a system is configured', () => {
    expect(toProfile({ surname: 'Solo' })).toEqual({
      profileDetails: {
        profileType: 'Guest',
        statusCode: 'Active',
        customer: { personName: [{ surname: 'Solo', nameType: 'Primary' }] },
      },
    });
    expect(toProfile({ surname: 'Solo' }, { id: 'MCP-1', system: 'MCP' }).externalReferences).toEqual([
      { id: 'MCP-1', idContext: 'MCP' },
    ]);
  });
});
