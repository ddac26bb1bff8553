import { blockStays, cutOffDay } from '../../rules/block.js';
import type { Block } from '../../state/group.js';
import type { Hotel } from '../../state/hotel.js';
import type { World } from '../../state/world.js';
import { groupName } from '../../wire/block.wire.js';
import type { Fields } from '../../wire/fields.js';
import { folded, profileById, searchableNames } from '../../wire/person.wire.js';

type Test = (block: Block) => boolean;

/** Blocks of the hotel that answer all criteria, by start and code. */
export function matchingBlocks(world: World, hotel: Hotel, criteria: Fields): Block[] {
  const tests = testsOf(world, hotel, criteria);
  return [...hotel.groups.blocks.values()]
    .filter((block) => tests.every((test) => test(block)))
    .sort((left, right) => `${left.start}${left.code}`.localeCompare(`${right.start}${right.code}`));
}

function testsOf(world: World, hotel: Hotel, criteria: Fields): Test[] {
  const tests: Test[] = [];
  const anyOf = (name: string, values: (block: Block) => readonly (string | undefined)[]) => {
    const wanted = criteria.texts(name);
    if (wanted.length > 0) tests.push((block) => values(block).some((value) => wanted.includes(value ?? '')));
  };
  anyOf('blockIdList', (block) => [block.id, block.code]);
  anyOf('externalReferenceIds', (block) => block.externalReferences.map(({ id }) => id));
  anyOf('blockStatus', (block) => [block.status]);
  anyOf('marketCode', (block) => [block.market]);
  anyOf('sourceCode', (block) => [block.source]);
  anyOf('ratePlanCode', (block) => [block.ratePlan]);
  anyOf('category', (block) => block.profiles.map(({ type }) => type));
  anyOf('roomType', (block) => block.cells.map((cell) => cell.roomType));
  const attached = criteria.text('attachedProfileId');
  if (attached !== undefined)
    tests.push((block) => block.profiles.some(({ profileId }) => profileId === attached));
  texts(world, criteria, tests);
  days(hotel, criteria, tests);
  if (criteria.flag('onlyPickupBlocks')) tests.push((block) => blockStays(hotel, block).length > 0);
  return tests;
}

/** Parts of names and codes; `%` stands for anything, as staff write it in OPERA. */
function texts(world: World, criteria: Fields, tests: Test[]): void {
  const part = (text: string | undefined, values: (block: Block) => readonly string[]) => {
    if (text === undefined) return;
    const pieces = folded(text)
      .split('%')
      .filter((piece) => piece !== '');
    tests.push((block) =>
      values(block).some((value) => pieces.every((piece) => folded(value).includes(piece))),
    );
  };
  part(criteria.text('blockName'), (block) => [block.name]);
  part(criteria.text('blockCode'), (block) => [block.code]);
  part(criteria.text('superSearch'), (block) => [block.name, block.code, groupName(world, block) ?? '']);
  for (const name of criteria.texts('name')) {
    part(name, (block) =>
      block.profiles.flatMap(({ profileId }) => {
        const profile = profileById(world, profileId);
        return profile ? searchableNames(profile) : [];
      }),
    );
  }
}

function days(hotel: Hotel, criteria: Fields, tests: Test[]): void {
  const between = (from: string, to: string, day: (block: Block) => string | undefined) => {
    const first = criteria.day(from);
    const last = criteria.day(to);
    if (first === undefined && last === undefined) return;
    tests.push((block) => {
      const value = day(block);
      return value !== undefined && (first ?? '') <= value && value <= (last ?? '9999');
    });
  };
  between('blockStartStartDate', 'blockStartEndDate', (block) => block.start);
  between('blockEndStartDate', 'blockEndEndDate', (block) => block.end);
  between('blockCreatedOnStartDate', 'blockCreatedOnEndDate', (block) => block.createdOn);
  between('cutOffStartDate', 'cutOffEndDate', cutOffDay);
  const night = criteria.day('stayDate');
  if (night !== undefined) tests.push((block) => block.start <= night && night < block.end);
  const arrival = criteria.day('reservationArrival');
  if (arrival !== undefined) tests.push((block) => block.start <= arrival && arrival < block.end);
  const departure = criteria.day('reservationDeparture');
  if (departure !== undefined) tests.push((block) => block.start < departure && departure <= block.end);
}
