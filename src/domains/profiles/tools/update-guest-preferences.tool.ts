import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, GuestReference } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { PreferenceService } from '../preference.service.js';
import type { GuestPreference } from '../profile-details.js';
import { profileName, sayPreference } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';

const Wish = z.object({ type: Code.describe('Group, such as FLOOR'), value: Code });
const input = z.object({
  guest: GuestReference,
  add: z.array(Wish).max(20).default([]),
  remove: z.array(Wish).max(20).default([]),
});

const output = z.object({
  profileId: z.string(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  preferences: z.array(z.string()),
});
type Output = z.infer<typeof output>;

/** Notes what a guest likes, and what no longer. */
@McpTool({
  name: 'update_guest_preferences',
  title: 'Change guest preferences',
  toolset: 'profiles',
  effect: 'write',
  description:
    'Adds and takes away preferences on a guest profile. For one stay only: set_reservation_preference.',
  input,
  output,
  operations: [
    'crm.searchProfiles',
    'crm.getPreferenceForProfile',
    'crm.postPreference',
    'crm.deletePreference',
    'lov.getListOfValues',
  ],
  idempotent: true,
})
@Injectable()
export class UpdateGuestPreferencesTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: ProfileFinder,
    private readonly preferences: PreferenceService,
    private readonly codes: CodesService,
  ) {}

  async run({ guest, ...wishes }: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<Output>> {
    if (wishes.add.length + wishes.remove.length === 0) {
      throw new Fault('INPUT_INVALID', {
        message: 'Nothing to add or remove was given.',
        advice: 'Give add or remove with type and value, such as {"type":"FLOOR","value":"HIGH"}.',
        field: 'add',
      });
    }
    const [add, remove] = await Promise.all([
      this.checked(call, wishes.add, 'add'),
      this.checked(call, wishes.remove, 'remove'),
    ]);
    const profile = await this.finder.find(call, guest);
    const result = await this.preferences.change(call, profile.profileId, { add, remove });
    const data: Output = {
      profileId: profile.profileId,
      added: result.added.map(sayPreference),
      removed: result.removed.map(sayPreference),
      preferences: result.now.map(sayPreference),
    };
    const name = profileName(profile, call.caller);
    return {
      data,
      text: `${name}: added ${data.added.join(', ') || 'nothing'}; removed ${data.removed.join(', ') || 'nothing'}. Now: ${data.preferences.join(', ') || 'none'}.`,
      notes:
        result.unchanged.length === 0
          ? []
          : [`As it was already: ${result.unchanged.map(sayPreference).join(', ')}.`],
    };
  }

  private async checked(
    call: ToolCall,
    list: readonly z.output<typeof Wish>[],
    field: string,
  ): Promise<GuestPreference[]> {
    return Promise.all(
      list.map(async ({ type, value }) => ({
        type: (await this.codes.check(call, 'preference-type', type, `${field}.type`)).code,
        value,
      })),
    );
  }
}
