import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, StayReference } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { sayOutcome } from '../outcome.view.js';
import { StayExtrasService } from '../stay-extras.service.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({
  reservation: StayReference,
  package: Code.describe('From list_packages'),
  from: SpokenDate.optional(),
  to: SpokenDate.optional(),
  quantity: z.int().min(1).max(50).default(1),
});
const output = StayNamed.extend({ package: z.string(), from: z.string(), to: z.string() });

/** A package for a stay. */
@McpTool({
  name: 'add_reservation_package',
  title: 'Add a package',
  toolset: 'reservations',
  effect: 'write',
  description: 'Adds a package to a stay, for all its nights or some days. OPERA charges it with the nights.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getReservation',
    'rsv.postReservationPackage',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class AddReservationPackageTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly extras: StayExtrasService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const [{ code }, from, to] = await Promise.all([
      this.codes.check(call, 'package', args.package, 'package'),
      args.from && this.calendar.resolve(call, args.from),
      args.to && this.calendar.resolve(call, args.to),
    ]);
    const wish = { code, from, to, quantity: args.quantity };
    const added = await this.extras.addPackage(call, args.reservation, wish);
    const { outcome, warnings: notes } = added;
    const data = { ...named(added.stay, call.caller), package: code, from: added.from, to: added.to };
    const did = added.already ? 'is there already' : 'added';
    const done = `Package ${code} ${did} for ${data.guest}, ${data.from} to ${data.to}.`;
    return {
      data,
      text: sayOutcome(outcome, done, 'the package', 'list_reservation_packages'),
      outcome,
      notes,
    };
  }
}
