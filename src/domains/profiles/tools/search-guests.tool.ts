import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf, PageSize } from '../../../shared/parameters.schema.js';
import { readPersonName, type PersonName } from '../../../shared/person-name.js';
import { PROFILE_KINDS } from '../guest-profile.js';
import type { ProfilePage } from '../profile.mapper.js';
import { ProfileList } from '../profile.schema.js';
import { ProfileSearchService } from '../profile-search.service.js';
import { sayProfiles, shownProfile } from '../profile.view.js';

const input = z.object({
  name: lineOf(1, 80).optional().describe('Surname; Surname, Given name; or company'),
  email: lineOf(3, 120).optional(),
  phone: lineOf(4, 40).optional(),
  membershipNumber: lineOf(2, 40).optional(),
  city: lineOf(2, 60).optional(),
  kind: z.enum([...PROFILE_KINDS, 'any']).default('guest'),
  limit: PageSize,
});

/** Where a page begins, and which spelling of the name it is of. */
const Cursor = z.object({ offset: z.int().min(0), spelling: z.int().min(0) });

/** Finds the profile of a guest, company, agent or group. */
@McpTool({
  name: 'search_guests',
  title: 'Search guest profiles',
  toolset: 'profiles',
  effect: 'read',
  description:
    'Finds profiles of guests, companies, travel agents or groups by name, e-mail, phone, membership or city, and gives the profileId for booking. It knows people, not stays: for bookings use search_reservations.',
  input,
  output: ProfileList,
  operations: ['crm.searchProfiles'],
  paged: true,
})
@Injectable()
export class SearchGuestsTool implements ToolHandler<typeof input, typeof ProfileList> {
  constructor(private readonly profiles: ProfileSearchService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<ProfileList>> {
    const { name, kind, limit, ...criteria } = args;
    const spellings: readonly (PersonName | undefined)[] =
      name === undefined ? [undefined] : readPersonName(name);
    if (name === undefined && Object.values(criteria).every((value) => value === undefined)) {
      throw new Fault('INPUT_INVALID', {
        message: 'Nothing to search by was given.',
        advice: 'Give at least one of name, email, phone, membershipNumber or city.',
        field: 'name',
      });
    }
    const from = Cursor.safeParse(call.cursor).data ?? { offset: 0, spelling: 0 };
    let spelling = from.spelling;
    let page: ProfilePage = { profiles: [], hasMore: false };
    for (; spelling < spellings.length && page.profiles.length === 0; spelling += 1) {
      page = await this.profiles.search(call, {
        ...criteria,
        ...spellings[spelling],
        kinds: kind === 'any' ? undefined : [kind],
        limit,
        offset: from.offset === 0 ? undefined : from.offset,
      });
    }
    const data: ProfileList = {
      ...(page.total !== undefined && { total: page.total }),
      profiles: page.profiles.map((profile) => shownProfile(profile, call.caller)),
    };
    const next = page.hasMore
      ? { offset: from.offset + page.profiles.length, spelling: spelling - 1 }
      : undefined;
    return { data, text: sayProfiles(data), next };
  }
}
