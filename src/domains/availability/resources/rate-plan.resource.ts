import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../../kernel/call-context.js';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../../mcp/declaration/resource.declaration.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelsService } from '../../configuration/hotels.service.js';
import { RatesService } from '../rates.service.js';

/** One rate plan with its terms. */
@McpResource({
  uri: 'opera://hotels/{hotelId}/rates/{code}',
  name: 'rate_plan',
  title: 'Rate plan',
  description: 'One rate plan of a hotel with its terms.',
  toolset: 'availability',
  mimeType: 'application/json',
  cacheSeconds: 600,
})
@Injectable()
export class RatePlanResource implements ResourceHandler {
  constructor(
    private readonly rates: RatesService,
    private readonly codes: CodesService,
    private readonly hotels: HotelsService,
  ) {}

  async read(call: ResourceCall): Promise<readonly ResourceContent[]> {
    return [{ text: JSON.stringify(await this.rates.plan(call, call.variables['code'] ?? '')) }];
  }

  /** Hotels of the caller, then the rate plans of the hotel chosen. */
  async complete(
    variable: string,
    value: string,
    known: Readonly<Record<string, string>>,
    context: CallContext,
  ): Promise<readonly string[]> {
    const begun = value.toUpperCase();
    const hotels = (await this.hotels.list(context)).map(({ hotelId }) => hotelId);
    if (variable === 'hotelId') return hotels.filter((hotelId) => hotelId.startsWith(begun));
    const chosen = known['hotelId'] ?? context.hotelId;
    if (!hotels.includes(chosen)) return [];
    const plans = await this.codes.list({ ...context, hotelId: chosen }, 'rate-plan');
    return plans.map(({ code }) => code).filter((code) => code.toUpperCase().startsWith(begun));
  }
}
