import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { FixedChargeService } from '../fixed-charge.service.js';
import { FixedChargeShown, sayFixedCharges } from '../fixed-charge.view.js';

const input = z.object({ reservation: StayReference });
const output = z.object({ reservationId: z.string(), charges: z.array(FixedChargeShown) });

/** What is posted by itself. */
@McpTool({
  name: 'list_fixed_charges',
  title: 'Fixed charges',
  toolset: 'cashiering',
  effect: 'read',
  description: 'Shows charges that are posted by themselves during a stay, such as parking every night.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'csh.getFixedCharges'],
})
@Injectable()
export class ListFixedChargesTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly fixed: FixedChargeService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { reservationId } = await this.finder.find(call, args.reservation);
    const charges = (await this.fixed.read(call, reservationId)).map(({ id: _id, ...charge }) => charge);
    return { data: { reservationId, charges }, text: sayFixedCharges(charges) };
  }
}
