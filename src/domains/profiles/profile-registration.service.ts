import { Inject, Injectable } from '@nestjs/common';
import { aftermath, freshly, type CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import { Ids } from '../../kernel/ids.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { sameName } from '../../shared/person-name.js';
import type { LikelyDuplicate, NewGuest } from './guest-profile.js';
import { toProfile } from './profile.mapper.js';
import { ProfileSearchService } from './profile-search.service.js';

/** How the creation of a profile ended. */
export interface Registration {
  readonly outcome: Outcome;
  readonly profileId?: string;
  /** Profiles that may be the same guest; with outcome `not_done` they are why nothing was created. */
  readonly duplicates: readonly LikelyDuplicate[];
  readonly warnings: readonly string[];
}

/** Gives guests a profile, once. */
@Injectable()
export class ProfileRegistrationService {
  constructor(
    private readonly opera: OperaService,
    private readonly profiles: ProfileSearchService,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Creates a guest's profile unless the guest likely has one.
   * @param allowDuplicate create it in spite of likely duplicates
   * Throws Fault OPERA_* and INPUT_INVALID; an unclear outcome is looked up and never thrown.
   */
  async register(context: CallContext, guest: NewGuest, allowDuplicate: boolean): Promise<Registration> {
    const duplicates = await this.profiles.likelyDuplicates(freshly(context), guest);
    if (duplicates.length > 0 && !allowDuplicate) return { outcome: 'not_done', duplicates, warnings: [] };
    const system = this.opera.hotel(context).externalSystem;
    const reference = system === undefined ? undefined : { id: `MCP-${this.ids.uuid()}`, system };
    try {
      const answer = await this.opera.call(context, {
        operation: 'crm.postProfile',
        body: toProfile(guest, reference),
      });
      const profileId = answer.createdId ?? (await this.lookUp(context, guest, duplicates, reference));
      const warnings = answer.warnings.map((warning) => warning.text);
      return { outcome: profileId === undefined ? 'unknown' : 'done', profileId, duplicates, warnings };
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'OPERA_OUTCOME_UNKNOWN') throw error;
      return this.afterUnclear(context, guest, duplicates, reference);
    }
  }

  private async afterUnclear(
    context: CallContext,
    guest: NewGuest,
    duplicates: readonly LikelyDuplicate[],
    reference: { readonly id: string; readonly system: string } | undefined,
  ): Promise<Registration> {
    try {
      const profileId = await this.lookUp(context, guest, duplicates, reference);
      const outcome = profileId === undefined ? 'not_done' : 'done';
      return { outcome, profileId, duplicates, warnings: [] };
    } catch {
      return { outcome: 'unknown', duplicates, warnings: [] };
    }
  }

  /** The profile just made: by its reference, else the one of that name that was not there before. */
  private async lookUp(
    context: CallContext,
    guest: NewGuest,
    before: readonly LikelyDuplicate[],
    reference: { readonly id: string; readonly system: string } | undefined,
  ): Promise<string | undefined> {
    const now = aftermath(context, this.clock.monotonic());
    if (reference !== undefined) {
      const page = await this.profiles.search(now, { external: reference, limit: 1 });
      return page.profiles[0]?.profileId;
    }
    const known = new Set(before.map((likely) => likely.profile.profileId));
    const { surname, givenName } = guest;
    const page = await this.profiles.search(now, { surname, givenName, kinds: ['guest'], limit: 50 });
    const fresh = page.profiles.filter(
      (profile) =>
        !known.has(profile.profileId) &&
        sameName(profile.surname, surname) &&
        (givenName === undefined || sameName(profile.givenName, givenName)),
    );
    return fresh.length === 1 ? fresh[0]?.profileId : undefined;
  }
}
