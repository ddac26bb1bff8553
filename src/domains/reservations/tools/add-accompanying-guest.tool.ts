import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Email, lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { readPersonName } from '../../../shared/person-name.js';
import { CompanionService } from '../companion.service.js';
import { guestName as nameOf } from '../guest-name.js';
import { sayOutcome } from '../outcome.view.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({
  reservation: StayReference,
  guestProfileId: lineOf(1, 20).optional().describe('From search_guests; else guestName'),
  guestName: lineOf(2, 80).optional().describe('Surname, Given name'),
  email: Email.optional(),
  allowDuplicateGuest: z.boolean().default(false),
});
const output = StayNamed.extend({
  guestProfileId: z.string().optional(),
  likelyGuests: z
    .array(z.object({ profileId: z.string(), name: z.string(), because: z.string() }))
    .optional(),
});

/** Somebody who comes along. */
@McpTool({
  name: 'add_accompanying_guest',
  title: 'Add an accompanying guest',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Puts a further guest on a stay by profile or name (a profile is made when there is none). The price changes only with adults in modify_reservation.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getReservation',
    'crm.searchProfiles',
    'crm.searchProfileMatch',
    'crm.postProfile',
    'rsv.putReservation',
    'bof.getBusinessDate',
  ],
  cost: 2,
  idempotent: true,
})
@Injectable()
export class AddAccompanyingGuestTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly companions: CompanionService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const [name] = args.guestName === undefined ? [] : readPersonName(args.guestName);
    const added = await this.companions.add(call, args.reservation, {
      profileId: args.guestProfileId,
      guest: name && { ...name, email: args.email },
      allowDuplicate: args.allowDuplicateGuest,
    });
    const { stay, profileId, likely, already, outcome, warnings: notes } = added;
    const likelyGuests = likely.slice(0, 5).map(({ profile, because }) => ({
      profileId: profile.profileId,
      name: nameOf(profile, call.caller),
      because: because.join(', '),
    }));
    const data = {
      ...named(stay, call.caller),
      ...(profileId !== undefined && { guestProfileId: profileId }),
      ...(likelyGuests.length > 0 && outcome !== 'done' && { likelyGuests }),
    };
    if (data.likelyGuests !== undefined) {
      const who = likelyGuests.map((one) => `${one.name} (profile ${one.profileId}: ${one.because})`);
      const text = `Not added: the guest may have a profile already: ${who.join('; ')}. Ask which it is and call again with guestProfileId, or with allowDuplicateGuest for somebody else.`;
      return { data, text, outcome };
    }
    const done = `The guest ${already ? 'is on the stay of' : 'was added to the stay of'} ${data.guest}${already ? ' already' : ''}.`;
    return { data, text: sayOutcome(outcome, done, 'the guest', 'get_reservation'), outcome, notes };
  }
}
