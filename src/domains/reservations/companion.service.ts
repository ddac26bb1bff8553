import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetReservationAnswer } from '../../opera/wire/generated/rsv.wire.js';
import { sameName } from '../../shared/person-name.js';
import { WorkSteps } from '../../shared/work-steps.js';
import type { LikelyDuplicate, NewGuest } from '../profiles/guest-profile.js';
import { ProfileRegistrationService } from '../profiles/profile-registration.service.js';
import { ProfileSearchService } from '../profiles/profile-search.service.js';
import { readCompanions, toCompanions, type Companion } from './companion.mapper.js';
import { StayFinder } from './stay-finder.service.js';
import { StayReader } from './stay-reader.service.js';
import { StayWriter, type Written } from './stay-writer.service.js';
import { isActive, type Stay } from './stay.js';

/** Who comes along: somebody with a profile, or a name. */
export interface CompanionWish {
  readonly profileId?: string;
  readonly guest?: NewGuest;
  /** A person said that it is none of the likely duplicates. */
  readonly allowDuplicate: boolean;
}

/** What became of it. */
export interface CompanionAdded extends Written {
  readonly stay: Stay;
  readonly profileId?: string;
  /** They came along before, and nothing was sent. */
  readonly already: boolean;
  /** With outcome `not_done`: who it may be. */
  readonly likely: readonly LikelyDuplicate[];
}

/** Puts further guests on a stay. */
@Injectable()
export class CompanionService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly reader: StayReader,
    private readonly profiles: ProfileSearchService,
    private readonly registration: ProfileRegistrationService,
    private readonly writer: StayWriter,
  ) {}

  /** @throws Fault NOT_ALLOWED_NOW for a stay that is over, NOT_FOUND for an unknown profile, OPERA_* */
  async add(context: CallContext, reference: string, wish: CompanionWish): Promise<CompanionAdded> {
    const now = freshly(context);
    const stay = await this.finder.find(now, reference);
    requireActive(stay);
    const { reservationId } = stay;
    const base = { stay, already: false, likely: [], warnings: [] };
    if (wish.profileId === undefined && (await this.comesAlong(now, reservationId, wish.guest)))
      return { ...base, outcome: 'done', already: true };
    const steps = new WorkSteps(
      ['find or create the profile', 'put the guest on the reservation'],
      'Call again with the same arguments: what is done is not done twice.',
    );
    const who = await steps.step('find or create the profile', () => this.profile(now, wish));
    if (who.profileId === undefined) return { ...base, outcome: who.outcome, likely: who.likely };
    const { profileId } = who;
    const written = await steps.step('put the guest on the reservation', () =>
      this.put(context, reservationId, profileId),
    );
    return { ...base, ...written, profileId };
  }

  private async put(
    context: CallContext,
    reservationId: string,
    profileId: string,
  ): Promise<Written & { readonly already: boolean }> {
    const known = await this.companions(freshly(context), reservationId);
    if (known.some((one) => one.profileId === profileId))
      return { outcome: 'done', already: true, warnings: [] };
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.putReservation',
        parameters: { reservationId },
        body: toCompanions(context.hotelId, reservationId, [...known, { profileId, primary: false }]),
      },
      async (grace) =>
        (await this.companions(grace, reservationId)).some((one) => one.profileId === profileId),
    );
    return { ...written, already: false };
  }

  private async companions(context: CallContext, reservationId: string): Promise<Companion[]> {
    const answer = await this.opera.call<GetReservationAnswer>(context, {
      operation: 'rsv.getReservation',
      parameters: { reservationId, fetchInstructions: ['Reservation'] },
    });
    const found = readCompanions(answer.body);
    if (found !== undefined) return found;
    throw new Fault('OPERA_UNEXPECTED_SHAPE', {
      message:
        'A guest on this stay has no profile, so the list of guests cannot be sent without losing one.',
      advice: 'Add the guest in OPERA.',
    });
  }

  private async comesAlong(
    context: CallContext,
    reservationId: string,
    guest: NewGuest | undefined,
  ): Promise<boolean> {
    const { accompanying } = await this.reader.read(context, reservationId, []);
    return accompanying.some(
      (one) =>
        sameName(guest?.surname ?? '', one.surname) && sameName(guest?.givenName ?? '', one.givenName ?? ''),
    );
  }

  private async profile(
    context: CallContext,
    wish: CompanionWish,
  ): Promise<Pick<CompanionAdded, 'outcome' | 'profileId' | 'likely'>> {
    if (wish.profileId !== undefined) {
      const profile = await this.profiles.byId(context, wish.profileId);
      if (profile !== undefined) return { outcome: 'done', profileId: profile.profileId, likely: [] };
      throw new Fault('NOT_FOUND', {
        message: 'OPERA has no profile with this id.',
        advice: 'Find the guest with search_guests, or give guestName.',
        field: 'guestProfileId',
      });
    }
    if (wish.guest === undefined) {
      throw new Fault('INPUT_INVALID', {
        message: 'No guest was named.',
        advice: 'Give guestProfileId (from search_guests) or guestName.',
        field: 'guestName',
      });
    }
    const made = await this.registration.register(context, wish.guest, wish.allowDuplicate);
    return { outcome: made.outcome, profileId: made.profileId, likely: made.duplicates };
  }
}

function requireActive(stay: Stay): void {
  if (isActive(stay.status)) return;
  throw new Fault('NOT_ALLOWED_NOW', {
    message: `A stay that is ${stay.status.replaceAll('_', ' ')} takes no further guest. Nothing was changed.`,
    advice: 'Check the confirmation number.',
    data: { status: stay.status },
  });
}
