import { Inject, Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { Ids } from '../../kernel/ids.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
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
    private readonly readBack: ReadBack,
    @Inject(Ids) private readonly ids: Ids,
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
    const verdict = await this.readBack.settle<Sent>(
      context,
      () => this.send(context, guest, reference),
      async (grace) => {
        const profileId = await this.lookUp(grace, guest, duplicates, reference);
        return profileId === undefined ? undefined : { profileId, warnings: [] };
      },
    );
    if (verdict.outcome !== 'done') return { outcome: verdict.outcome, duplicates, warnings: [] };
    const { profileId, warnings } = verdict.value;
    return { outcome: profileId === undefined ? 'unknown' : 'done', profileId, duplicates, warnings };
  }

  private async send(context: CallContext, guest: NewGuest, reference: Reference | undefined): Promise<Sent> {
    const answer = await this.opera.call(context, {
      operation: 'crm.postProfile',
      body: toProfile(guest, reference),
    });
    return { profileId: answer.createdId, warnings: answer.warnings.map((warning) => warning.text) };
  }

  /** The profile just made: by its reference, else the one of that name that was not there before. */
  private async lookUp(
    context: CallContext,
    guest: NewGuest,
    before: readonly LikelyDuplicate[],
    reference: Reference | undefined,
  ): Promise<string | undefined> {
    if (reference !== undefined) {
      const page = await this.profiles.search(context, { external: reference, limit: 1 });
      return page.profiles[0]?.profileId;
    }
    const known = new Set(before.map((likely) => likely.profile.profileId));
    const { surname, givenName } = guest;
    const page = await this.profiles.search(context, { surname, givenName, kinds: ['guest'], limit: 50 });
    const fresh = page.profiles.filter(
      (profile) =>
        !known.has(profile.profileId) &&
        sameName(profile.surname, surname) &&
        (givenName === undefined || sameName(profile.givenName, givenName)),
    );
    if (fresh.length > 1) throw new Fault('OPERA_OUTCOME_UNKNOWN', 'Several new profiles have this name.');
    return fresh[0]?.profileId;
  }
}

interface Sent {
  readonly profileId?: string;
  readonly warnings: readonly string[];
}

/** What a profile is recognised by in OPERA. */
interface Reference {
  readonly id: string;
  readonly system: string;
}
