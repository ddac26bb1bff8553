import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetAvailabilityRatePlanInfoAnswer } from '../../opera/wire/generated/par.wire.js';
import type {
  GetBestAvailableRatesAnswer,
  GetPackagesAnswer,
  GetRatePlanAnswer,
} from '../../opera/wire/generated/rtp.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import {
  readBestRates,
  readPackages,
  readRatePlanTerms,
  type BestRateDay,
  type PackageRow,
  type RatePlanTerms,
} from './rate-plan.mapper.js';

/** What the hotel's rate plans and packages are, apart from any dates. */
@Injectable()
export class RatesService {
  constructor(private readonly opera: OperaService) {}

  /** One rate plan with its terms. Throws Fault NOT_FOUND, OPERA_*. */
  async plan(context: CallContext, code: string): Promise<RatePlanTerms> {
    const parameters = { ratePlanCode: code };
    const [setup, terms] = await Promise.all([
      this.opera.call<GetRatePlanAnswer>(context, { operation: 'rtp.getRatePlan', parameters }),
      this.opera.call<GetAvailabilityRatePlanInfoAnswer>(context, {
        operation: 'par.getAvailabilityRatePlanInfo',
        parameters,
      }),
    ]);
    const plan = readRatePlanTerms(setup.body, terms.body, code);
    if (plan !== undefined) return plan;
    throw new Fault('NOT_FOUND', {
      message: `OPERA has no rate plan ${code} at ${context.hotelId}.`,
      advice: 'See list_rate_plans for the rate plans there are.',
      field: 'ratePlan',
    });
  }

  /** Packages with their price for a party. Throws Fault OPERA_*. */
  async packages(
    context: CallContext,
    party: { readonly adults: number; readonly children: number; readonly from?: BusinessDate },
  ): Promise<PackageRow[]> {
    const answer = await this.opera.call<GetPackagesAnswer>(context, {
      operation: 'rtp.getPackages',
      parameters: {
        hotelId: [context.hotelId],
        adults: party.adults,
        children: party.children,
        startDate: party.from,
        endDate: party.from,
        fetchInstructions: ['Header', 'CalculatedPrice'],
      },
    });
    return readPackages(answer.body);
  }

  /** The best available rates by arrival day, at most 90 days. Throws Fault OPERA_*. */
  async best(context: CallContext, from: BusinessDate, to: BusinessDate): Promise<BestRateDay[]> {
    const answer = await this.opera.call<GetBestAvailableRatesAnswer>(context, {
      operation: 'rtp.getBestAvailableRates',
      parameters: { startDay: from, endDay: to, limit: 500 },
    });
    return readBestRates(answer.body);
  }
}
