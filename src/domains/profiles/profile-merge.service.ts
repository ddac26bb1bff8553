import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type { ValidateForgetProfilesAnswer } from '../../opera/wire/generated/crm.wire.js';
import type { ProfileDetails } from './profile-details.js';
import { ProfileFinder } from './profile-finder.service.js';

/** Two records of what a person says is one guest. */
export interface MergePlan {
  readonly keep: ProfileDetails;
  readonly remove: ProfileDetails;
  readonly keepStays: number;
  readonly removeStays: number;
}

/** What cannot be undone with profiles, and what ties them. */
@Injectable()
export class ProfileMergeService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: ProfileFinder,
    private readonly readBack: ReadBack,
  ) {}

  /** Both records with what hangs on them. Throws Fault INPUT_INVALID when they are one or of different kinds, NOT_FOUND, OPERA_*. */
  async planMerge(context: CallContext, keepId: string, removeId: string): Promise<MergePlan> {
    if (keepId === removeId) {
      throw new Fault('INPUT_INVALID', {
        message: 'Both arguments mean the same profile.',
        advice: 'Give two different profiles; search_guests lists duplicates with their profileId.',
        field: 'remove',
      });
    }
    const fresh = freshly(context);
    const [keep, remove, keepStays, removeStays] = await Promise.all([
      this.finder.open(fresh, keepId),
      this.finder.open(fresh, removeId),
      this.finder.stays(fresh, keepId, 1),
      this.finder.stays(fresh, removeId, 1),
    ]);
    if (keep.kind !== remove.kind) {
      throw new Fault('INPUT_INVALID', {
        message: `A ${remove.kind} cannot be merged into a ${keep.kind}.`,
        advice: 'Only profiles of one kind are merged.',
        field: 'remove',
      });
    }
    return {
      keep,
      remove,
      keepStays: keepStays.pastTotal + keepStays.futureTotal,
      removeStays: removeStays.pastTotal + removeStays.futureTotal,
    };
  }

  /** Merges once. An unclear outcome is told by the removed id, which then opens the kept profile or none. Throws Fault OPERA_*. */
  async merge(context: CallContext, { keep, remove }: MergePlan): Promise<Outcome> {
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'crm.mergeProfiles',
          parameters: { survivorProfileId: keep.profileId },
          body: { victimProfileId: [{ id: remove.profileId, type: 'Profile' }] },
        });
        return true;
      },
      async (grace) => ((await this.isGone(grace, remove.profileId)) ? true : undefined),
    );
    return verdict.outcome;
  }

  private async isGone(context: CallContext, profileId: string): Promise<boolean> {
    try {
      return (await this.finder.open(context, profileId)).profileId !== profileId;
    } catch (error) {
      if (error instanceof Fault && error.code === 'NOT_FOUND') return true;
      throw error;
    }
  }

  /** Why a guest cannot be forgotten now, in OPERA's words; empty when nothing stands against it. Throws Fault OPERA_*. */
  async hindrances(context: CallContext, profileId: string): Promise<string[]> {
    const answer = await this.opera.call<ValidateForgetProfilesAnswer>(context, {
      operation: 'crm.validateForgetProfiles',
      body: { validateForgetProfilesCriteria: { profiles: [{ id: profileId, type: 'Profile' }] } },
    });
    const [result] = answer.body?.validateForgetProfilesResults ?? [];
    if (result?.canBeForgotten === true) return [];
    const reasons = (result?.failureReasons ?? []).map(
      ({ reasonDescription, reasonCode, expectedResolutionDate }) =>
        [
          reasonDescription ?? reasonCode ?? 'no reason given',
          expectedResolutionDate && `until ${expectedResolutionDate}`,
        ]
          .filter(Boolean)
          .join(' '),
    );
    return reasons.length > 0 ? reasons : ['OPERA gives no reason.'];
  }

  /** Removes the person from OPERA for good. Throws Fault OPERA_*; an unclear outcome is looked up. */
  async forget(context: CallContext, profileId: string): Promise<Outcome> {
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, { operation: 'crm.deleteProfile', parameters: { profileId } });
        return true;
      },
      async (grace) => ((await this.isGone(grace, profileId)) ? true : undefined),
    );
    return verdict.outcome;
  }

  /** Ties two profiles; a tie that is there already stays as it is. Throws Fault OPERA_*. */
  async link(
    context: CallContext,
    profileId: string,
    otherId: string,
    relation: { readonly own: string; readonly other: string },
  ): Promise<{ outcome: Outcome; already: boolean }> {
    const tied = async (within: CallContext) =>
      (await this.finder.open(within, profileId)).relations.some(
        (one) => one.profileId === otherId && one.relation === relation.other,
      );
    if (await tied(freshly(context))) return { outcome: 'done', already: true };
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'crm.postProfileRelationship',
          parameters: { sourceProfileId: profileId, targetProfileId: otherId },
          body: { relationship: { sourceRelation: relation.own, targetRelation: relation.other } },
        });
        return true;
      },
      async (grace) => ((await tied(grace)) ? true : undefined),
    );
    return { outcome: verdict.outcome, already: false };
  }
}
