import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Document } from '../../state/document.js';
import type { Hotel } from '../../state/hotel.js';
import type { RatePlan } from '../../state/rate.js';
import { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { fullName, profileById } from '../../wire/person.wire.js';
import { findProfile } from '../crm/profile-request.js';

/** A rate plan agreed with a profile for a period: stored by plan, profile and first day. */
interface Agreement {
  readonly hotel: Hotel;
  readonly plan: string;
  readonly profileId: string;
  readonly rate: Fields;
}

const REGISTER = 'negotiatedRates';
const idOf = (plan: string, profileId: string, start: string): string => [plan, profileId, start].join('|');

function agreementsOf(hotel: Hotel): Agreement[] {
  return (hotel.registers?.[REGISTER] ?? []).map(({ id, document }) => {
    const [plan = '', profileId = ''] = id.split('|');
    return { hotel, plan, profileId, rate: new Fields(document) };
  });
}

function planOf(hotel: Hotel, code: string): RatePlan {
  const plan = hotel.ratePlans.get(code);
  if (!plan)
    throw refuse('CODE_UNKNOWN', `Rate plan ${code} does not exist at ${hotel.profile.id}.`, 'ratePlanCode');
  if (!plan.negotiated)
    throw refuse('STATUS_FORBIDS', `Rate plan ${code} is not a negotiated one.`, 'ratePlanCode');
  return plan;
}

/** Keeps the agreements sent; with `anew` none may be there yet. */
function keep(call: Call, anew: boolean): void {
  const sent = call.body.list('negotiatedRates');
  if (sent.length === 0) throw refuse('VALUE_MISSING', 'negotiatedRates is required.', 'negotiatedRates');
  for (const entry of sent) {
    const hotel = call.hotelNamed(entry.text('hotelId'));
    const plan = planOf(hotel, entry.text('ratePlanCode') ?? call.param('rateCode'));
    const known = new Map((hotel.registers?.[REGISTER] ?? []).map((one) => [one.id, one]));
    for (const partner of entry.list('negotiatedProfile')) {
      const profile = findProfile(call.world, partner.id('profileIdList', 'Profile') ?? '');
      const rates = partner.list('rateInfoList');
      for (const rate of rates.length > 0 ? rates : [new Fields({})]) {
        const start = rate.day('start') ?? hotel.businessDate;
        const id = idOf(plan.code, profile.id, start);
        if (anew && known.has(id))
          throw refuse(
            'STATUS_FORBIDS',
            `${plan.code} is agreed with the profile already.`,
            'negotiatedRates',
          );
        const before = known.get(id)?.document;
        const { newTimeSpan: _span, ...document } = rate.raw;
        const span = rate.object('newTimeSpan');
        const from = span.day('startDate') ?? start;
        known.delete(id);
        const end = span.day('endDate') ?? rate.day('end') ?? before?.['end'];
        known.set(idOf(plan.code, profile.id, from), {
          id: idOf(plan.code, profile.id, from),
          document: { ...before, ...document, start: from, ...(end !== undefined && { end }) },
        });
      }
    }
    hotel.registers = { ...hotel.registers, [REGISTER]: [...known.values()] };
  }
}

function list(call: Call, found: readonly Agreement[]): Answer {
  const { query, world } = call;
  const inactive = query.flag('includeInactiveNegotiatedRates') === true;
  const shown = found.filter(
    ({ rate }) =>
      (inactive || rate.flag('inactive') !== true) &&
      (query.day('startDate') ?? '') <= (rate.day('end') ?? '9999') &&
      (query.day('endDate') ?? '9999') >= (rate.day('start') ?? ''),
  );
  const groups = [...Map.groupBy(shown, ({ hotel, plan }) => `${hotel.profile.id}|${plan}`).values()];
  const page = pageOf(groups, query);
  if (page.rows.length === 0) return NONE;
  return ok({
    negotiatedRates: page.rows.map((group) => ({
      hotelId: group[0]?.hotel.profile.id,
      ratePlanCode: group[0]?.plan,
      negotiatedProfile: [...Map.groupBy(group, ({ profileId }) => profileId)].map(([id, rates]) => {
        const profile = profileById(world, id);
        const type = profile?.type ?? '';
        return {
          profileIdList: [{ id, type: 'Profile' }],
          profileName: { name: fullName(profile) },
          profileType: ['Guest', 'Agent', 'Company', 'Group'].includes(type) ? type : undefined,
          rateInfoList: rates.map(({ rate }): Document => rate.raw),
        };
      }),
    })),
    ...page.facts,
  });
}

function remove(call: Call): Answer {
  const { hotel } = call;
  const id = idOf(call.param('ratePlanId'), call.param('profileId'), call.param('startDate').slice(0, 10));
  const known = hotel.registers?.[REGISTER] ?? [];
  const rest = known.filter((one) => one.id !== id);
  if (rest.length === known.length) throw refuse('NOT_FOUND', 'No such rate is agreed.', 'ratePlanId');
  hotel.registers = { ...hotel.registers, [REGISTER]: rest };
  return ok({});
}

/** Rates agreed with companies, agents and guests. */
export const NEGOTIATED_ROUTES: Routes = {
  'rtp.getNegotiatedRates': (call) => list(call, agreementsOf(call.hotel)),
  'rtp.getNegotiatedRatesForGivenHotelAndRate': (call) =>
    list(
      call,
      agreementsOf(call.hotel).filter(({ plan }) => plan === call.param('rateCode')),
    ),
  'rtp.getNegotiatedRatesForGivenProfile': (call) => {
    const profile = findProfile(call.world, call.param('profileId'));
    const named = [...call.query.texts('hotelCodes'), ...call.query.texts('hotelCode')];
    const hotels =
      named.length > 0 ? named.map((id) => call.hotelNamed(id)) : [...call.world.hotels.values()];
    return list(
      call,
      hotels.flatMap((hotel) => agreementsOf(hotel)).filter(({ profileId }) => profileId === profile.id),
    );
  },
  'rtp.postNegotiatedRates': (call) => {
    keep(call, true);
    return created(call.path);
  },
  'rtp.putNegotiatedRates': (call) => {
    keep(call, false);
    return ok({});
  },
  'rtp.deleteNegotiatedRates': remove,
};
