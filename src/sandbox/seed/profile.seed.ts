import { addDays, type Day } from '../clock/business-date.js';
import type { Document, Numbered } from '../state/document.js';
import { blankProfile } from '../state/blank-profile.js';
import type { Preference, Profile } from '../state/profile.js';
import { nextId, type World } from '../state/world.js';
import { AGENTS, COMPANIES, GROUPS, NAME_GROUPS, type NameGroup } from './names.table.js';
import type { Prng } from './prng.js';

const GUESTS = 204;
const PREFERENCES: readonly Preference[] = [
  { group: 'SPECIALS', value: 'QUIE', description: 'Quiet room', hotels: [] },
  { group: 'SPECIALS', value: 'FOAM', description: 'Foam pillow', hotels: [] },
  { group: 'SPECIALS', value: 'VEGA', description: 'Vegan breakfast', hotels: [] },
  { group: 'FLOOR', value: '5', description: 'Floor 5', hotels: [] },
  { group: 'FEATURE', value: 'SEA', description: 'Water view', hotels: [] },
  { group: 'NEWSPAPER', value: 'LOCAL', description: 'Local newspaper', hotels: [] },
];
const STREETS = [
  'Harbour Street',
  'Lindenallee',
  'Rue du Phare',
  'Calle del Mar',
  'Sakura-dori',
  'Quay Walk',
  'Mill Lane',
  'Promenade',
];

/** The chain's guests, companies, agents and groups, with addresses, means of contact, memberships and preferences. */
export function seedProfiles(world: World, businessDate: Day, random: Prng): void {
  for (let index = 0; index < GUESTS; index += 1) {
    const group = NAME_GROUPS[index % NAME_GROUPS.length];
    if (group) add(world, guest(world, group, index, businessDate, random));
  }
  for (const [type, names] of [
    ['Company', COMPANIES],
    ['Agent', AGENTS],
    ['Group', GROUPS],
  ] as const) {
    names.forEach((name) => add(world, firm(world, type, name, businessDate, random)));
  }
  for (const profile of world.profiles.values())
    if (profile.type === 'Guest' && random.chance(0.15)) employ(world, profile, random);
}

function add(world: World, profile: Profile): void {
  world.profiles.set(profile.id, profile);
}

function numbered(world: World, document: Document): Numbered {
  return { id: nextId(world, 'record'), document };
}

function guest(world: World, group: NameGroup, index: number, businessDate: Day, random: Prng): Profile {
  const turn = Math.floor(index / NAME_GROUPS.length);
  const givenIndex = (turn + Math.floor(turn / group.family.length)) % group.given.length;
  const familyIndex = turn % group.family.length;
  const givenName = group.given[givenIndex] ?? '';
  const surname = group.family[familyIndex] ?? '';
  const personName: Document[] = [
    {
      namePrefix: random.pick(['Mr', 'Ms', 'Dr']),
      givenName,
      surname,
      nameType: 'Primary',
      language: group.language,
    },
  ];
  const nativeGiven = group.nativeGiven?.[givenIndex];
  const nativeFamily = group.nativeFamily?.[familyIndex];
  if (nativeGiven && nativeFamily) {
    personName.push({
      givenName: nativeGiven,
      surname: nativeFamily,
      nameType: 'Alternate',
      language: group.language,
    });
  }
  const vip = random.weighted([
    [undefined, 88],
    ['1', 8],
    ['2', 3],
    ['3', 1],
  ] as const);
  const id = nextId(world, 'profile');
  const profile = blankProfile(
    id,
    'Guest',
    { customer: { personName, language: group.language, nationality: group.country, vipStatus: vip } },
    at(businessDate, random),
  );
  profile.addresses.push(numbered(world, address(group, 'HOME', random)));
  const number = `${group.dialling} ${String(100 + index).padStart(4, '0')}`;
  profile.telephones.push(
    numbered(world, {
      phoneTechType: 'PHONE',
      phoneUseType: 'MOBILE',
      phoneNumber: number,
      primaryInd: true,
      orderSequence: 1,
    }),
  );
  const mailbox = `${givenName}.${surname}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  profile.emails.push(
    numbered(world, {
      emailAddress: `${mailbox}.${id}@mail.example`,
      type: 'EMAIL',
      primaryInd: true,
      orderSequence: 1,
    }),
  );
  if (random.chance(0.3)) profile.preferences.push(random.pick(PREFERENCES));
  if (random.chance(0.25)) profile.memberships.push(membership(world, `${givenName} ${surname}`, random));
  if (random.chance(0.1))
    profile.comments.push(
      numbered(world, {
        text: { value: 'Prefers to be called in the afternoon.' },
        type: 'GEN',
        internal: true,
      }),
    );
  return profile;
}

function at(businessDate: Day, random: Prng): string {
  return `${addDays(businessDate, -random.between(40, 900))} ${String(random.between(8, 19)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}:00.0`;
}

function address(group: NameGroup, type: string, random: Prng): Document {
  return {
    addressLine: [`${random.pick(STREETS)} ${random.between(1, 120)}`],
    cityName: random.pick(group.cities),
    postalCode: String(random.between(10_000, 99_999)),
    country: { value: group.country, code: group.country },
    language: group.language,
    type,
    primaryInd: true,
  };
}

function membership(world: World, nameOnCard: string, random: Prng): Numbered {
  const level = random.weighted([
    ['SHELL', 6],
    ['PEARL', 3],
    ['AMBER', 1],
  ] as const);
  const id = nextId(world, 'membership');
  const points = random.between(0, 400) * 50;
  return {
    id,
    document: {
      membershipType: 'DUNE',
      membershipLevel: level,
      membershipId: `DF${id}`,
      nameOnCard,
      currentPoints: points,
      primaryMembership: true,
      inactive: false,
    },
  };
}

function firm(world: World, type: string, name: string, businessDate: Day, random: Prng): Profile {
  const group = random.pick(NAME_GROUPS);
  const profile = blankProfile(
    nextId(world, 'profile'),
    type,
    { company: { companyName: name, language: group.language } },
    at(businessDate, random),
  );
  profile.addresses.push(numbered(world, address(group, 'BUSINESS', random)));
  const number = `${group.dialling} ${random.between(2000, 2999)}`;
  profile.telephones.push(
    numbered(world, {
      phoneTechType: 'PHONE',
      phoneUseType: 'BUSINESS',
      phoneNumber: number,
      primaryInd: true,
      orderSequence: 1,
    }),
  );
  profile.emails.push(
    numbered(world, {
      emailAddress: `contact.${profile.id}@firm.example`,
      type: 'EMAIL',
      primaryInd: true,
      orderSequence: 1,
    }),
  );
  return profile;
}

function employ(world: World, person: Profile, random: Prng): void {
  const firms = [...world.profiles.values()].filter((profile) => profile.type === 'Company');
  const employer = random.pick(firms);
  const id = nextId(world, 'record');
  person.relationships.push({ id, profileId: employer.id, relation: 'EMPLOYER', targetRelation: 'EMPLOYEE' });
  employer.relationships.push({ id, profileId: person.id, relation: 'EMPLOYEE', targetRelation: 'EMPLOYER' });
}
