import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, Email, lineOf, Phone } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { guestName } from '../../reservations/guest-name.js';
import { CreatedProfile } from '../profile.schema.js';
import { ProfileRegistrationService } from '../profile-registration.service.js';
import { sayRegistration, shownProfile } from '../profile.view.js';

const input = z.object({
  surname: lineOf(1, 40),
  givenName: lineOf(1, 40).optional(),
  title: lineOf(1, 20).optional(),
  email: Email.optional(),
  phone: Phone.optional(),
  street: lineOf(1, 80).optional(),
  city: lineOf(1, 40).optional(),
  postalCode: lineOf(1, 15).optional(),
  country: Code.optional().describe('Two-letter code'),
  language: Code.optional(),
  allowDuplicate: z
    .boolean()
    .default(false)
    .describe('Create beside a likely duplicate; only if a person said it is someone else'),
});

/** Creates the profile of a guest who has none. */
@McpTool({
  name: 'create_guest_profile',
  title: 'Create a guest profile',
  toolset: 'profiles',
  effect: 'write',
  description:
    'Creates the profile of a new guest. Looks for likely duplicates first and then creates nothing but lists them. Not needed before booking: create_reservation makes a profile when given a name.',
  input,
  output: CreatedProfile,
  operations: ['crm.searchProfileMatch', 'crm.searchProfiles', 'crm.postProfile', 'lov.getListOfValues'],
})
@Injectable()
export class CreateGuestProfileTool implements ToolHandler<typeof input, typeof CreatedProfile> {
  constructor(
    private readonly registration: ProfileRegistrationService,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<CreatedProfile>> {
    const { street, city, postalCode, allowDuplicate, ...person } = args;
    const [country, language] = await Promise.all([
      args.country && this.codes.check(call, 'country', args.country, 'country'),
      args.language && this.codes.check(call, 'language', args.language, 'language'),
    ]);
    const address = { street, city, postalCode, country: country ? country.code : undefined };
    const hasAddress = Object.values(address).some((part) => part !== undefined);
    const guest = {
      ...person,
      language: language ? language.code : undefined,
      address: hasAddress ? address : undefined,
    };
    const result = await this.registration.register(call, guest, allowDuplicate);
    const data: CreatedProfile = {
      ...(result.profileId !== undefined && { profileId: result.profileId }),
      name: guestName(guest, call.caller),
      ...(result.duplicates.length > 0 && {
        likelyDuplicates: result.duplicates.slice(0, 10).map(({ profile, because }) => ({
          ...shownProfile(profile, call.caller),
          because: because.join(', '),
        })),
      }),
    };
    return { data, text: sayRegistration(data, result), outcome: result.outcome, notes: result.warnings };
  }
}
