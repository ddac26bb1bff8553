import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, Email, GuestReference, lineOf, Phone } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { ProfileChangeService, requireChange } from '../profile-change.service.js';
import { profileName } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';

const input = z.object({
  guest: GuestReference,
  surname: lineOf(1, 40).optional(),
  givenName: lineOf(1, 40).optional(),
  title: lineOf(1, 20).optional(),
  email: Email.optional(),
  phone: Phone.optional(),
  street: lineOf(1, 80).optional(),
  city: lineOf(1, 40).optional(),
  postalCode: lineOf(1, 15).optional(),
  country: Code.optional(),
  language: Code.optional(),
  vip: Code.optional(),
});

const output = z.object({ profileId: z.string(), name: z.string(), changed: z.array(z.string()) });
type Output = z.infer<typeof output>;

/** Corrects what is known of a guest. */
@McpTool({
  name: 'update_guest_profile',
  title: 'Change a guest profile',
  toolset: 'profiles',
  effect: 'write',
  description:
    'Changes name, contact, address, language or VIP level of a profile; only what is given. Likes and dislikes: update_guest_preferences.',
  input,
  output,
  operations: ['crm.searchProfiles', 'crm.getProfile', 'crm.putProfile', 'lov.getListOfValues'],
  idempotent: true,
})
@Injectable()
export class UpdateGuestProfileTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: ProfileFinder,
    private readonly changes: ProfileChangeService,
    private readonly codes: CodesService,
  ) {}

  async run({ guest, ...wanted }: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<Output>> {
    requireChange(wanted, 'surname');
    const [country, language, vip] = await Promise.all(
      (['country', 'language', 'vip'] as const).map(async (kind) => {
        const code = wanted[kind];
        return code === undefined ? undefined : (await this.codes.check(call, kind, code, kind)).code;
      }),
    );
    const { profileId } = await this.finder.find(call, guest);
    const result = await this.changes.change(call, profileId, { ...wanted, country, language, vip });
    const name = profileName(result.after ?? result.before, call.caller);
    const changed = [...result.changed];
    return {
      data: { profileId, name, changed },
      text: say(name, profileId, changed, result.outcome),
      outcome: result.outcome,
      notes: result.warnings,
    };
  }
}

function say(name: string, profileId: string, changed: readonly string[], outcome: string): string {
  const which = `${name} (profile ${profileId})`;
  if (outcome === 'unknown')
    return `It is not known whether ${which} was changed. Read it with get_guest_profile.`;
  if (outcome === 'not_done')
    return `${which} was not changed: OPERA did not answer. It is safe to try again.`;
  return changed.length === 0
    ? `${which} was so already; nothing was changed.`
    : `${which}: changed ${changed.join(', ')}.`;
}
