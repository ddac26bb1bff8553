import { addDays } from '../../clock/business-date.js';
import { upsellOffers } from '../../desk/upsell.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { quoteNights } from '../../rules/pricing.js';
import type { Numbered } from '../../state/document.js';
import { decimal } from '../../state/money.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';

function ruleOf(call: Call, code: string): Numbered {
  const rule = call.hotel.records.upsellRules.get(code);
  if (!rule) throw refuse('NOT_FOUND', `Upsell rule ${code} does not exist.`, 'ruleCode');
  return rule;
}

function list(call: Call): Answer {
  const { query } = call;
  const from = query.texts('fromCodes');
  const to = query.texts('toCodes');
  const day = query.day('stayDate');
  const rules = [...call.hotel.records.upsellRules.values()].filter(({ document }) => {
    const rule = new Fields(document);
    return (
      (query.text('rule') ?? rule.text('upsellRuleCode')) === rule.text('upsellRuleCode') &&
      (from.length === 0 || from.includes(rule.text('fromRoomTypeOrFromRoomClass') ?? '')) &&
      (to.length === 0 || to.includes(rule.text('toRoomTypeOrToRoomClass') ?? '')) &&
      (day === undefined || ((rule.day('startDate') ?? day) <= day && day <= (rule.day('endDate') ?? day)))
    );
  });
  return rules.length === 0 ? NONE : ok({ upsellRules: rules.map(({ document }) => document) });
}

/** A rule fits when its codes are the hotel's and its amount is said. */
function check(call: Call, sent: Fields): void {
  const { hotel } = call;
  const classes = new Set([...hotel.roomTypes.values()].map(({ roomClass }) => roomClass));
  for (const name of ['fromRoomTypeOrFromRoomClass', 'toRoomTypeOrToRoomClass'] as const) {
    const code = sent.required(name);
    if (!hotel.roomTypes.has(code) && !classes.has(code))
      throw refuse('CODE_UNKNOWN', `${code} is no room type or class of ${hotel.profile.id}.`, name);
  }
  sent.required('formula');
  sent.required('upsellAmount');
}

function rulesSent(call: Call): Fields[] {
  const sent = call.body.list('upsellRules');
  if (sent.length === 0) throw refuse('VALUE_MISSING', 'upsellRules is required.', 'upsellRules');
  return sent;
}

function post(call: Call): Answer {
  const { records, profile } = call.hotel;
  const sent = rulesSent(call);
  for (const rule of sent) {
    const code = rule.required('upsellRuleCode');
    if (records.upsellRules.has(code))
      throw refuse('STATUS_FORBIDS', `Upsell rule ${code} exists already.`, 'upsellRuleCode');
    check(call, rule);
  }
  for (const rule of sent) {
    const document = { upsellByRoomType: true, roundingRule: 'None', ...rule.raw, hotelId: profile.id };
    records.upsellRules.set(rule.required('upsellRuleCode'), { id: nextId(call.world, 'record'), document });
  }
  return created(`${call.path}/${sent[0]?.text('upsellRuleCode') ?? ''}`);
}

function put(call: Call): Answer {
  const sent = rulesSent(call);
  for (const entry of sent) {
    const rule = ruleOf(call, entry.text('upsellRuleCode') ?? call.param('ruleCode'));
    const document = { ...rule.document, ...entry.raw };
    check(call, new Fields(document));
    rule.document = document;
  }
  return { status: 200, location: call.path, body: {} };
}

function remove(call: Call): Answer {
  ruleOf(call, call.param('ruleCode'));
  call.hotel.records.upsellRules.delete(call.param('ruleCode'));
  return ok({});
}

/** Which rules would apply to a stay, and what they would bring. */
function test(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const { hotel } = call;
  const arrival = criteria.requiredDay('arrivalDate');
  const departure = addDays(arrival, criteria.number('nights') ?? 1);
  const plan = hotel.ratePlans.get(criteria.required('rateCode'));
  if (!plan) throw refuse('CODE_UNKNOWN', 'The rate plan does not exist.', 'criteria.rateCode');
  const people = { adults: criteria.number('adults') ?? 1, children: criteria.number('children') ?? 0 };
  const nights = quoteNights(hotel, plan, criteria.required('roomType'), arrival, departure, people);
  const units = criteria.number('numberOfRooms') ?? 1;
  const upsellRules = upsellOffers(hotel, { arrival, departure, nights, units }).map((offer) => {
    const total = decimal(offer.added.reduce((sum, { amount }) => sum + amount, 0));
    return {
      toRoomType: offer.roomType,
      totalStayAmount: total,
      totalUpsellMoneyAmount: total,
      upsellRuleCode: offer.ruleCode,
    };
  });
  return { status: 200, location: call.path, body: { upsellRules } };
}

/** The rules by which better rooms are offered. */
export const UPSELL_RULE_ROUTES: Routes = {
  'rsvcfg.getUpsellRules': list,
  'rsvcfg.postUpsellRules': post,
  'rsvcfg.putUpsellRules': put,
  'rsvcfg.deleteUpsellRules': remove,
  'rsvcfg.testUpsellRules': test,
};
