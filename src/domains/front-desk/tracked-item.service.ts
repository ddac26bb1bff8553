import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { SearchTrackItItemsAnswer } from '../../opera/wire/generated/cms.wire.js';
import { nearest } from '../configuration/nearest.js';
import { DeskChange } from './desk-change.service.js';
import {
  readItemCodes,
  readItems,
  toItemChange,
  toItemSearch,
  toNewItem,
  type ItemCodes,
  type ItemEntry,
  type ItemQuestion,
  type TrackedItem,
} from './tracked-item.mapper.js';

const CODE_OPERATIONS = {
  type: 'fofcfg.getTrackItTypes',
  location: 'fofcfg.getTrackItLocations',
  action: 'fofcfg.getTrackItActions',
} as const;

/** Most codes offered for a wrong one. */
const OFFERED = 8;

/** Parcels, cars, luggage and lost things that the hotel keeps for guests. */
@Injectable()
export class TrackedItemService {
  constructor(
    private readonly opera: OperaService,
    private readonly change: DeskChange,
  ) {}

  /** Things that fit. Throws Fault OPERA_*. */
  async list(context: CallContext, question: ItemQuestion): Promise<TrackedItem[]> {
    const answer = await this.opera.call<SearchTrackItItemsAnswer>(context, {
      operation: 'cms.searchTrackItItems',
      body: toItemSearch(question),
    });
    return readItems(answer.body);
  }

  /**
   * The code meant by a code or by its description; undefined stays undefined.
   * Throws Fault INPUT_UNKNOWN_CODE with the nearest valid codes in `data.choices`.
   */
  async code(
    context: CallContext,
    field: keyof typeof CODE_OPERATIONS,
    written: string | undefined,
  ): Promise<string | undefined> {
    if (written === undefined) return undefined;
    const answer = await this.opera.call<ItemCodes>(context, { operation: CODE_OPERATIONS[field] });
    const values = readItemCodes(answer.body);
    const wanted = written.toUpperCase();
    const found =
      values.find((value) => value.code.toUpperCase() === wanted) ??
      values.find((value) => value.description.toUpperCase() === wanted);
    if (found !== undefined) return found.code;
    const choices = nearest(written, values, OFFERED);
    throw new Fault('INPUT_UNKNOWN_CODE', {
      message: `That ${field} is not in the hotel's list. Nothing was changed.`,
      advice: `Use one of: ${choices.map((value) => `${value.code} (${value.description})`).join(', ') || 'the list is empty, so leave it out'}.`,
      field,
      data: { choices },
    });
  }

  /**
   * Takes a thing in, once: an open one of the same kind, words and guest is the same thing.
   * @returns the thing, and false when it was there already
   */
  async add(context: CallContext, entry: ItemEntry): Promise<{ item: TrackedItem; changed: boolean }> {
    const known = await this.same(freshly(context), entry);
    if (known !== undefined) return { item: known, changed: false };
    await this.change.make(
      context,
      'taking the item in',
      async () => {
        await this.opera.call(context, {
          operation: 'cms.postTrackItItems',
          body: toNewItem(context.hotelId, entry),
        });
        return true;
      },
      async (grace) => ((await this.same(grace, entry)) === undefined ? undefined : true),
    );
    const item = await this.same(freshly(context), entry);
    if (item !== undefined) return { item, changed: true };
    throw new Fault('OPERA_OUTCOME_UNKNOWN', {
      message: 'OPERA took the item in, but does not list it.',
      advice: 'Look for it with list_tracked_items before taking it in again.',
    });
  }

  /** Writes what changed of a thing. Throws Fault NOT_FOUND, OPERA_*. */
  async update(context: CallContext, itemId: string, entry: ItemEntry): Promise<TrackedItem> {
    if ((await this.byId(freshly(context), itemId)) === undefined) throw unknown(itemId);
    // Writing the same once more changes nothing, so an unclear outcome is told and not looked up.
    await this.opera.call(context, {
      operation: 'cms.putTrackItItems',
      body: toItemChange(context.hotelId, itemId, entry),
    });
    const now = await this.byId(freshly(context), itemId);
    if (now === undefined) throw unknown(itemId);
    return now;
  }

  private async byId(context: CallContext, itemId: string): Promise<TrackedItem | undefined> {
    return (await this.list(context, {})).find((item) => item.itemId === itemId);
  }

  private async same(context: CallContext, entry: ItemEntry): Promise<TrackedItem | undefined> {
    const open = await this.list(context, {
      group: entry.group,
      reservationId: entry.reservationId,
      status: 'open',
    });
    return open.find(
      (item) => item.description === entry.description && item.reservationId === entry.reservationId,
    );
  }
}

function unknown(itemId: string): Fault {
  return new Fault('NOT_FOUND', {
    message: `There is no tracked item ${itemId}.`,
    advice: 'Find its itemId with list_tracked_items.',
    field: 'itemId',
  });
}
