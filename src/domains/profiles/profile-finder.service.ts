import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetProfileAnswer, GetStayHistoryAnswer } from '../../opera/wire/generated/crm.wire.js';
import { readPersonName } from '../../shared/person-name.js';
import { PROFILE_KINDS, type GuestProfile, type ProfileKind } from './guest-profile.js';
import type { ProfileDetails, ProfileStays } from './profile-details.js';
import { readProfile, readStayHistory } from './profile-details.mapper.js';
import { ProfileSearchService } from './profile-search.service.js';
import { shownProfile } from './profile.view.js';

/** Most profiles offered to choose from. */
const CHOICES = 8;

/** Parts of a profile that are always read (Oracle's fetch instructions of crm.json, getProfile). */
const PARTS = ['Profile', 'Address', 'Communication', 'Comment', 'Membership', 'Preference', 'Relationship'];

/** Turns what staff say of a person or firm into one profile, and opens it. */
@Injectable()
export class ProfileFinder {
  constructor(
    private readonly opera: OperaService,
    private readonly profiles: ProfileSearchService,
  ) {}

  /**
   * One profile by profile id, membership number, e-mail or name.
   * @param field the argument's name in errors
   * @param kinds which kinds are meant; all when absent
   * Throws Fault NOT_FOUND; INPUT_AMBIGUOUS with `data.choices`.
   */
  async find(
    context: CallContext,
    reference: string,
    { field = 'guest', kinds = PROFILE_KINDS }: { field?: string; kinds?: readonly ProfileKind[] } = {},
  ): Promise<GuestProfile> {
    const found = await this.candidates(context, reference.trim(), kinds);
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return only;
    if (only === undefined) {
      throw new Fault('NOT_FOUND', {
        message: `OPERA knows no profile by what ${field} says.`,
        advice: 'Look for it with search_guests and give the profileId.',
        field,
      });
    }
    throw new Fault('INPUT_AMBIGUOUS', {
      message: `${found.length > CHOICES ? `More than ${CHOICES}` : found.length} profiles fit what ${field} says.`,
      advice: 'Ask which one is meant and call again with its profileId.',
      field,
      data: {
        choices: found.slice(0, CHOICES).map((profile) => ({ ...shownProfile(profile, context.caller) })),
      },
    });
  }

  private async candidates(
    context: CallContext,
    reference: string,
    kinds: readonly ProfileKind[],
  ): Promise<GuestProfile[]> {
    const limit = CHOICES + 1;
    if (/^\d+$/.test(reference)) {
      const byId = await this.profiles.byId(context, reference);
      if (byId !== undefined) return [byId];
      // The id of a merged profile opens the one it went into, but no search finds it.
      const opened = await this.opened(context, reference);
      if (opened !== undefined) return [opened];
    }
    if (reference.includes('@')) return this.active(context, { email: reference, kinds, limit });
    if (/\d/.test(reference)) {
      const members = await this.active(context, { membershipNumber: reference, kinds, limit });
      if (members.length > 0) return members;
    }
    for (const name of readPersonName(reference)) {
      const named = await this.active(context, { ...name, kinds, limit });
      if (named.length > 0) return named;
    }
    return [];
  }

  private async opened(context: CallContext, profileId: string): Promise<ProfileDetails | undefined> {
    try {
      return await this.open(context, profileId);
    } catch (error) {
      if (error instanceof Fault && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  private async active(
    context: CallContext,
    criteria: Parameters<ProfileSearchService['search']>[1],
  ): Promise<GuestProfile[]> {
    const { profiles } = await this.profiles.search(context, criteria);
    return profiles.filter((profile) => profile.active);
  }

  /** Everything on one profile. Throws Fault NOT_FOUND, OPERA_*. */
  async open(context: CallContext, profileId: string): Promise<ProfileDetails> {
    const body = await this.read(context, profileId);
    const details = readProfile(body, profileId);
    if (details !== undefined) return details;
    throw new Fault('NOT_FOUND', {
      message: 'OPERA has no such profile.',
      advice: 'Look for it with search_guests and give the profileId.',
      field: 'guest',
    });
  }

  private async read(context: CallContext, profileId: string): Promise<GetProfileAnswer | undefined> {
    try {
      const answer = await this.opera.call<GetProfileAnswer>(context, {
        operation: 'crm.getProfile',
        parameters: { profileId, fetchInstructions: PARTS },
      });
      return answer.body;
    } catch (error) {
      if (error instanceof Fault && error.code === 'OPERA_NOT_FOUND') return undefined;
      throw error;
    }
  }

  /**
   * Past and future stays of a profile.
   * @param limit most of each
   * Throws Fault OPERA_*.
   */
  async stays(context: CallContext, profileId: string, limit: number): Promise<ProfileStays> {
    const answer = await this.opera.call<GetStayHistoryAnswer>(context, {
      operation: 'crm.getStayHistory',
      parameters: {
        profileId,
        fetchInstructions: ['HistoryReservation', 'FutureReservation'],
        limit,
      },
    });
    return readStayHistory(answer.body);
  }
}
