import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type {
  GetPreferenceForProfileAnswer,
  PostPreferenceBody,
} from '../../opera/wire/generated/crm.wire.js';
import type { GuestPreference } from './profile-details.js';
import { preferencesOf } from './profile-details.mapper.js';

/** What became of each wish to add or take away. */
export interface PreferenceChanges {
  readonly added: readonly GuestPreference[];
  readonly removed: readonly GuestPreference[];
  /** Added before, or not there to be taken away. */
  readonly unchanged: readonly GuestPreference[];
  readonly now: readonly GuestPreference[];
}

/** What a guest likes. */
@Injectable()
export class PreferenceService {
  constructor(private readonly opera: OperaService) {}

  /** The preferences of a profile. Throws Fault NOT_FOUND, OPERA_*. */
  async of(context: CallContext, profileId: string): Promise<GuestPreference[]> {
    const answer = await this.opera.call<GetPreferenceForProfileAnswer>(context, {
      operation: 'crm.getPreferenceForProfile',
      parameters: { profileId },
    });
    return (answer.body?.preferenceCollections ?? []).flatMap(preferencesOf);
  }

  /**
   * Adds in one write what is not there yet, then takes away one by one what is. Calling again changes nothing more.
   * Throws Fault OPERA_*.
   */
  async change(
    context: CallContext,
    profileId: string,
    wishes: { readonly add: readonly GuestPreference[]; readonly remove: readonly GuestPreference[] },
  ): Promise<PreferenceChanges> {
    const before = await this.of(freshly(context), profileId);
    const has = (wish: GuestPreference) =>
      before.some((one) => one.type === wish.type && one.value === wish.value);
    const added = wishes.add.filter((wish) => !has(wish));
    const removed = wishes.remove.filter(has);
    const unchanged = [...wishes.add.filter(has), ...wishes.remove.filter((wish) => !has(wish))];
    if (added.length > 0) {
      await this.opera.call(context, {
        operation: 'crm.postPreference',
        parameters: { profileId },
        body: toPreferences(profileId, added),
      });
    }
    for (const { type, value } of removed) {
      await this.opera.call(context, {
        operation: 'crm.deletePreference',
        parameters: { profileId, hotelId: context.hotelId, preferenceType: type, preferenceCode: value },
      });
    }
    const now = added.length + removed.length === 0 ? before : await this.of(freshly(context), profileId);
    return { added, removed, unchanged, now };
  }
}

function toPreferences(profileId: string, added: readonly GuestPreference[]): PostPreferenceBody {
  const groups = Map.groupBy(added, ({ type }) => type);
  return {
    profileIdList: [{ id: profileId, type: 'Profile' }],
    preferenceCollections: [...groups].map(([preferenceType, list]) => ({
      preferenceType,
      preference: list.map(({ value }) => ({ preferenceValue: value })),
    })),
  };
}
