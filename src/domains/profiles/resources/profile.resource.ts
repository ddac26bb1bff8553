import { Injectable } from '@nestjs/common';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../../mcp/declaration/resource.declaration.js';
import { shownDetails } from '../profile-details.view.js';
import { ProfileFinder } from '../profile-finder.service.js';

/** Stays of each kind in the overview. */
const STAYS = 5;

/** One person or firm in full, by OPERA's id. */
@McpResource({
  uri: 'opera://profiles/{id}',
  name: 'profile',
  title: 'Profile',
  description:
    'A guest, company, agent or group with preferences, memberships and stays. {id} is the profileId of tool answers.',
  toolset: 'profiles',
  mimeType: 'application/json',
})
@Injectable()
export class ProfileResource implements ResourceHandler {
  constructor(private readonly finder: ProfileFinder) {}

  async read(call: ResourceCall): Promise<readonly ResourceContent[]> {
    const profileId = call.variables['id'] ?? '';
    const [details, stays] = await Promise.all([
      this.finder.open(call, profileId),
      this.finder.stays(call, profileId, STAYS),
    ]);
    return [{ text: JSON.stringify(shownDetails(details, stays, call.caller)) }];
  }
}
