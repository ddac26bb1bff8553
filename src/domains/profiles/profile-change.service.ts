import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type { ProfileDetails } from './profile-details.js';
import { toProfileChange, type ProfileChange } from './profile-change.mapper.js';
import { ProfileFinder } from './profile-finder.service.js';

/** How a change of a profile ended. */
export interface ChangedProfile {
  readonly outcome: Outcome;
  readonly before: ProfileDetails;
  readonly after?: ProfileDetails;
  /** Fields that were not so already. */
  readonly changed: readonly string[];
  readonly warnings: readonly string[];
}

/** Keeps profiles right. */
@Injectable()
export class ProfileChangeService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: ProfileFinder,
    private readonly readBack: ReadBack,
  ) {}

  /**
   * Changes what differs, in one write; nothing is sent when all is so already.
   * Throws Fault NOT_FOUND, OPERA_*; an unclear outcome is looked up and never thrown.
   */
  async change(context: CallContext, profileId: string, change: ProfileChange): Promise<ChangedProfile> {
    const before = await this.finder.open(freshly(context), profileId);
    const changed = differences(before, change);
    if (changed.length === 0) return { outcome: 'done', before, after: before, changed, warnings: [] };
    const verdict = await this.readBack.settle(
      context,
      async () => {
        const answer = await this.opera.call(context, {
          operation: 'crm.putProfile',
          parameters: { profileId },
          body: toProfileChange(before, change),
        });
        return answer.warnings.map(({ text }) => text);
      },
      async (grace) => {
        const now = await this.finder.open(grace, profileId);
        return differences(now, change).length === 0 ? [] : undefined;
      },
    );
    if (verdict.outcome !== 'done') return { outcome: verdict.outcome, before, changed, warnings: [] };
    const after = await this.finder.open(freshly(context), profileId);
    return { outcome: 'done', before, after, changed, warnings: verdict.value };
  }
}

function differences(profile: ProfileDetails, change: ProfileChange): string[] {
  const { street, city, postalCode, country, ...plain } = change;
  const fields = Object.entries(plain)
    .filter(([name, value]) => value !== undefined && profile[name as keyof typeof plain] !== value)
    .map(([name]) => name);
  const parts = [street, city, postalCode, country].filter((part) => part !== undefined);
  return parts.every((part) => profile.address?.includes(part) === true) ? fields : [...fields, 'address'];
}

/** Throws Fault INPUT_INVALID when nothing is to be changed. */
export function requireChange(change: object, field: string): void {
  if (Object.values(change).some((value) => value !== undefined)) return;
  throw new Fault('INPUT_INVALID', {
    message: 'Nothing to change was given.',
    advice: `Give at least one of ${Object.keys(change).join(', ') || field}.`,
    field,
  });
}
