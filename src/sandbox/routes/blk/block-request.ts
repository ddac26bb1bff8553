import { moveBlock, requireHeld, setStatus } from '../../desk/group.js';
import { type Desk, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { NEW_BLOCK_STATUSES } from '../../seed/block-statuses.table.js';
import { type Document, isObject, merged } from '../../state/document.js';
import type { Block, InventoryControl } from '../../state/group.js';
import type { Hotel } from '../../state/hotel.js';
import { nextId, type World } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { findProfile } from '../crm/profile-request.js';

/** Members of a request that the block keeps itself, so that they are not stored twice. */
const OWN = {
  blockDetails: [
    'blockCode',
    'blockName',
    'timeSpan',
    'blockStatus',
    'blockNextStatusList',
    'blockStatusChangeHistory',
    'reservationType',
    'marketCode',
    'sourceOfSale',
    'status',
    'cancellationDetails',
    'hotelName',
    'blockClassification',
  ],
  reservationDetails: ['ratePlanCode', 'cutOffDate', 'cutOffDays', 'inventoryControl'],
  catering: [],
  blockOwners: [],
} as const;

/** Makes a block of a request, and takes its rooms when its status deducts. Throws 400. */
export function createBlock(desk: Desk, request: Fields): Block {
  const { hotel, world } = desk;
  const details = request.object('blockDetails');
  const span = details.object('timeSpan');
  const start = span.requiredDay('startDate');
  const end = span.requiredDay('endDate');
  const name = details.required('blockName');
  if (start < hotel.businessDate)
    throw refuse(
      'VALUE_INVALID',
      `The block starts before the business date ${hotel.businessDate}.`,
      'timeSpan.startDate',
    );
  const status = details.at('blockStatus.bookingStatus.status').text('code') ?? 'INQ';
  if (!NEW_BLOCK_STATUSES.includes(status))
    throw refuse(
      'STATUS_FORBIDS',
      `A new block cannot be ${status}; use ${NEW_BLOCK_STATUSES.join(', ')}.`,
      'blockStatus',
    );
  const code = details.text('blockCode') ?? defaultBlockCode(hotel, name, start);
  requireFreeCode(hotel, code);
  const block: Block = {
    id: nextId(world, 'record'),
    code,
    name,
    start,
    end,
    status,
    history: [],
    market: 'GRP',
    source: 'DIR',
    guarantee: 'CO',
    control: 'Elastic',
    cells: [],
    profiles: [],
    comments: [],
    externalReferences: [],
    postingMasters: [],
    packages: [],
    details: {},
    createdAt: desk.at,
    createdOn: hotel.businessDate,
    modifiedAt: desk.at,
  };
  moveBlock(hotel, block, start, end);
  applyRequest(desk, block, request);
  setStatus(desk, block, status);
  hotel.groups.blocks.set(block.id, block);
  return block;
}

/** Applies a partial request to a block, all of it or nothing. */
export function changeBlock(desk: Desk, block: Block, request: Fields): Block {
  const draft = structuredClone(block);
  const details = request.object('blockDetails');
  const span = details.object('timeSpan');
  if (span.has('startDate') || span.has('endDate'))
    moveBlock(desk.hotel, draft, span.day('startDate') ?? draft.start, span.day('endDate') ?? draft.end);
  const code = details.text('blockCode');
  if (code !== undefined && code !== draft.code) {
    requireFreeCode(desk.hotel, code);
    draft.code = code;
  }
  draft.name = details.text('blockName') ?? draft.name;
  const status = details.at('blockStatus.bookingStatus.status').text('code');
  if (status !== undefined && status !== draft.status)
    throw refuse('STATUS_FORBIDS', 'The status of a block is changed by its own operation.', 'blockStatus');
  applyRequest(desk, draft, request);
  requireHeld(desk.hotel, draft, details.flag('overbookAll') ?? false);
  draft.modifiedAt = desk.at;
  desk.hotel.groups.blocks.set(draft.id, draft);
  return draft;
}

function applyRequest(desk: Desk, block: Block, request: Fields): void {
  const { hotel, world } = desk;
  const details = request.object('blockDetails');
  const booking = request.object('reservationDetails');
  block.market =
    listed(hotel, 'MarketCodes', details.object('marketCode').text('marketCode')) ?? block.market;
  const source = details.at('sourceOfSale.sourceCode').text('sourceCode');
  block.source = listed(hotel, 'SourceCodes', source) ?? block.source;
  const guarantee = details.object('reservationType').text('reservationType');
  block.guarantee = listed(hotel, 'GuaranteeCodes', guarantee) ?? block.guarantee;
  const plan = booking.list('ratePlanCode')[0]?.text('ratePlanCode') ?? ratePlanOf(details);
  block.ratePlan = listed(hotel, 'RateCodes', plan) ?? block.ratePlan;
  block.control = (booking.text('inventoryControl') as InventoryControl | undefined) ?? block.control;
  readCutOff(hotel, block, booking);
  if (request.has('blockProfiles')) block.profiles = readProfiles(world, request);
  for (const entry of request.object('comments').list('commentInfo')) keepComment(world, block, entry);
  for (const entry of request.list('externalReferences')) {
    const id = entry.text('id');
    const context = entry.text('idContext') ?? 'EXTERNAL';
    if (id !== undefined)
      block.externalReferences = [
        ...block.externalReferences.filter((known) => known.context !== context),
        { id, context },
      ];
  }
  for (const [name, own] of Object.entries(OWN)) keepDetails(block, request, name, own);
}

function ratePlanOf(details: Fields): string | undefined {
  return details.at('primaryRatePlanCodes.blockRatePlanCode').text('ratePlanCode');
}

function readCutOff(hotel: Hotel, block: Block, booking: Fields): void {
  if (!booking.has('cutOffDate') && !booking.has('cutOffDays')) return;
  const day = booking.day('cutOffDate');
  const days = booking.number('cutOffDays');
  if (day !== undefined && day > block.end)
    throw refuse(
      'VALUE_INVALID',
      'The cut-off is after the end of the block.',
      'reservationDetails.cutOffDate',
    );
  if (days !== undefined && days < 0)
    throw refuse('VALUE_INVALID', 'cutOffDays is not negative.', 'reservationDetails.cutOffDays');
  block.cutOffDate = day ?? (days === undefined ? block.cutOffDate : undefined);
  block.cutOffDays = day === undefined ? days : undefined;
  // A later cut-off lets the block be filled, and be cut off, once more.
  if (day === undefined || day > hotel.businessDate) block.cutOn = undefined;
}

function readProfiles(world: World, request: Fields): Block['profiles'] {
  const list = request.object('blockProfiles').list('blockProfile');
  const anyPrimary = list.some((entry) => entry.flag('primary') === true);
  return list.flatMap((entry, index) => {
    const id = entry.id('profileIdList', 'Profile');
    if (id === undefined) return [];
    const profile = findProfile(world, id);
    return [
      {
        type: entry.text('blockProfileType') ?? (profile.type === 'Group' ? 'Group' : 'Company'),
        profileId: profile.id,
        primary: anyPrimary ? entry.flag('primary') === true : index === 0,
      },
    ];
  });
}

function keepComment(world: World, block: Block, entry: Fields): void {
  const id = entry.text('id');
  const known = id === undefined ? undefined : block.comments.find((comment) => comment.id === id);
  const { raw } = entry.object('comment');
  if (known) known.document = merged(known.document, raw);
  else block.comments.push({ id: nextId(world, 'record'), document: raw });
}

function keepDetails(block: Block, request: Fields, name: string, own: readonly string[]): void {
  const sent = request.raw[name];
  if (!isObject(sent)) return;
  const kept: Document = Object.fromEntries(Object.entries(sent).filter(([member]) => !own.includes(member)));
  const before = block.details[name];
  block.details[name] = isObject(before) ? merged(before, kept) : kept;
}

function listed(hotel: Hotel, list: string, code: string | undefined): string | undefined {
  if (code !== undefined) requireListed(hotel, list, code, list);
  return code;
}

function requireFreeCode(hotel: Hotel, code: string): void {
  if ([...hotel.groups.blocks.values()].some((block) => block.code === code))
    throw refuse('VALUE_INVALID', `Block code ${code} is taken.`, 'blockCode');
}

/** A free code made of the letters of the name and the day it starts. */
export function defaultBlockCode(hotel: Hotel, name: string, start: string): string {
  const letters =
    name
      .normalize('NFD')
      .replace(/[^A-Za-z0-9]/g, '')
      .toUpperCase()
      .slice(0, 3) || 'GRP';
  const base = `${letters}${start.slice(2).replaceAll('-', '')}`;
  const taken = new Set([...hotel.groups.blocks.values()].map((block) => block.code));
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}${number}`;
    if (!taken.has(code)) return code;
  }
}
