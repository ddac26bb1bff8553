import type { Hotel } from '../../state/hotel.js';
import type { Guarantee } from '../../state/policy.js';
import type { RatePlan } from '../../state/rate.js';
import type { RoomType } from '../../state/room.js';
import { cancelPenalty, depositPolicy } from '../../wire/policies.wire.js';

/** A room type as availability answers describe it. */
export function roomTypeInfo(hotel: Hotel, type: RoomType): object {
  return {
    roomType: type.code,
    hotelId: hotel.profile.id,
    roomClass: type.roomClass,
    description: type.name,
    longDescription: type.description,
    bedTypeCodes: [type.bedType],
    suite: type.suite,
    component: false,
    roomFeatures: type.features.map((code) => ({ code, description: featureName(hotel, code) })),
    roomTypeAttributes: {
      defaultOccupancy: type.defaultOccupancy,
      maximumOccupancy: type.maximumOccupancy,
      noOfPhysicalRooms: [...hotel.rooms.values()].filter((room) => room.type === type.code).length,
    },
  };
}

export function featureName(hotel: Hotel, code: string): string {
  return hotel.lists.get('RoomFeatures')?.find((item) => item.code === code)?.description ?? code;
}

/** A rate plan as availability answers describe it: texts, guarantee, penalty, meals. */
export function ratePlanInfo(hotel: Hotel, plan: RatePlan): object {
  const guarantee = hotel.guarantees.get(plan.guarantee);
  const policy = hotel.cancellationPolicies.get(plan.cancellationPolicy);
  const breakfast = plan.packages.includes('BRKF');
  const dinner = plan.packages.includes('DINN');
  return {
    ratePlanCode: plan.code,
    hotelId: hotel.profile.id,
    description: plan.name,
    shortInfo: plan.description,
    longInfo: plan.longText,
    currencyCode: hotel.profile.currency,
    ratePlanCategory: plan.category,
    marketCode: plan.market,
    sourceCode: plan.source,
    taxInclusive: false,
    hotelUseOnly: false,
    discountAllowed: plan.discountAllowed,
    guarantee: guarantee && {
      guaranteeCode: guarantee.code,
      description: guarantee.description,
      paymentTypes: guarantee.paymentTypes,
      onHold: guarantee.onHold,
      reserveInventory: guarantee.reserveInventory,
    },
    cancelPenalty: policy && cancelPenalty(hotel, policy),
    mealPlans:
      breakfast || dinner
        ? [
            {
              code: dinner ? 'HB' : 'BB',
              included: true,
              breakfastIncluded: breakfast,
              lunchIncluded: false,
              dinnerIncluded: dinner,
            },
          ]
        : undefined,
    rateCommission:
      plan.commissionPercent === undefined
        ? undefined
        : { commissionCode: 'AGT', commissionPercentage: plan.commissionPercent },
  };
}

/** A guarantee with its policies, for an arrival. */
export function guaranteeInfo(
  hotel: Hotel,
  guarantee: Guarantee,
  plan: RatePlan | undefined,
  arrival: string,
): object {
  const policy = hotel.cancellationPolicies.get(plan?.cancellationPolicy ?? guarantee.cancellationPolicy);
  const deposit = hotel.depositPolicies.get(plan?.depositPolicy ?? guarantee.depositPolicy ?? '');
  return {
    guaranteeCode: guarantee.code,
    shortDescription: { defaultText: guarantee.name },
    description: guarantee.description,
    paymentTypes: guarantee.paymentTypes,
    onHold: guarantee.onHold,
    reserveInventory: guarantee.reserveInventory,
    orderSequence: guarantee.sequence,
    lateArrival: guarantee.lateArrival ? 'Y' : 'N',
    defaultGuarantee: plan === undefined ? guarantee.sequence === 1 : plan.guarantee === guarantee.code,
    policyRequirements: {
      cancellation: false,
      phoneNumber: false,
      address: false,
      creditCard: guarantee.cardNeeded,
      arrivalTime: guarantee.arrivalTimeNeeded,
      deposit: deposit !== undefined,
    },
    cancelPenalty: policy && cancelPenalty(hotel, policy, arrival),
    depositPolicy: deposit && { policy: depositPolicy(hotel, deposit), revenueType: 'Rooms' },
  };
}
