import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetRestrictionsByDateRangeAnswer } from '../../opera/wire/generated/par.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { readRules, toRemoval, toRestriction } from './rule.mapper.js';
import type { Rule, RuleScope, RuleWish } from './rule.js';

/** The rules by which the house does not sell: closed days, lengths of stay, days ahead. */
@Injectable()
export class SellingRules {
  constructor(private readonly opera: OperaService) {}

  /** Rules in force in a period, of the house and, where named, of a room type or rate plan. Throws Fault OPERA_*. */
  async list(
    context: CallContext,
    period: { readonly from: BusinessDate; readonly to: BusinessDate } & RuleScope,
  ): Promise<Rule[]> {
    const answer = await this.opera.call<GetRestrictionsByDateRangeAnswer>(context, {
      operation: 'par.getRestrictionsByDateRange',
      parameters: {
        restrictionSearchCriteriaStartDate: period.from,
        end: period.to,
        roomType: period.roomType,
        ratePlanCode: period.ratePlan,
        houseLevelRestriction: true,
      },
    });
    return readRules(answer.body);
  }

  /** Puts a rule into force; the same again changes nothing. Gives back OPERA's warnings. Throws Fault OPERA_*. */
  async set(context: CallContext, wish: RuleWish): Promise<string[]> {
    const answer = await this.opera.call(context, {
      operation: 'par.postRestriction',
      body: toRestriction(context.hotelId, wish),
    });
    return answer.warnings.map((warning) => warning.text);
  }

  /** Takes a rule out of force on its dates. Gives back OPERA's warnings. Throws Fault OPERA_*. */
  async remove(context: CallContext, wish: RuleWish): Promise<string[]> {
    const answer = await this.opera.call(context, {
      operation: 'par.deleteRestriction',
      parameters: toRemoval(wish),
    });
    return answer.warnings.map((warning) => warning.text);
  }
}
