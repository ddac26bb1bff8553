import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { RatesService } from '../rates.service.js';

const input = z.object({ ratePlan: Code });

const output = z.object({
  ratePlan: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  category: z.string().optional(),
  market: z.string().optional(),
  soldFrom: z.string().optional(),
  soldTo: z.string().optional(),
  roomTypes: z.array(z.string()),
  packages: z.array(z.string()),
  minNights: z.int().optional(),
  maxNights: z.int().optional(),
  bookDaysAhead: z.int().optional(),
  guarantee: z.string().optional(),
  cancellation: z.string().optional(),
  commissionPercent: z.number().optional(),
});

/** One rate plan and its terms. */
@McpTool({
  name: 'get_rate_plan',
  title: 'Rate plan',
  toolset: 'availability',
  effect: 'read',
  description:
    'Tells the terms of one rate plan: what it contains, room types, stay rules, guarantee, cancellation. Prices for dates: check_room_availability.',
  input,
  output,
  operations: ['rtp.getRatePlan', 'par.getAvailabilityRatePlanInfo', 'lov.getListOfValues'],
})
@Injectable()
export class GetRatePlanTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly rates: RatesService,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { code } = await this.codes.check(call, 'rate-plan', args.ratePlan, 'ratePlan');
    const plan = await this.rates.plan(call, code);
    const lines = [
      `${plan.ratePlan} ${plan.name ?? ''} (category ${plan.category ?? 'not stated'}, market ${plan.market ?? 'not stated'})`,
      plan.description,
      `Sold ${plan.soldFrom ?? ''} to ${plan.soldTo ?? ''} with room types ${plan.roomTypes.join(', ')}.`,
      plan.packages.length === 0 ? undefined : `Contains ${plan.packages.join(', ')}.`,
      plan.minNights === undefined ? undefined : `At least ${plan.minNights} nights.`,
      plan.maxNights === undefined ? undefined : `At most ${plan.maxNights} nights.`,
      plan.bookDaysAhead === undefined ? undefined : `Booked at least ${plan.bookDaysAhead} days ahead.`,
      plan.guarantee === undefined ? undefined : `Guarantee ${plan.guarantee}.`,
      plan.cancellation,
      plan.commissionPercent === undefined ? undefined : `Commission ${plan.commissionPercent} %.`,
    ];
    return { data: plan, text: lines.filter((line) => line !== undefined).join('\n') };
  }
}
