import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { SearchProfileMatchAnswer, SearchProfilesAnswer } from '../../opera/wire/generated/crm.wire.js';
import { sameName } from '../../shared/person-name.js';
import type { GuestProfile, LikelyDuplicate, NewGuest } from './guest-profile.js';
import {
  readMatch,
  readProfiles,
  toProfileSearch,
  type ProfileCriteria,
  type ProfilePage,
} from './profile.mapper.js';

/** Rows looked at for likely duplicates. */
const LOOKED_AT = 20;

/** Finds profiles of guests, companies, agents and groups. */
@Injectable()
export class ProfileSearchService {
  constructor(private readonly opera: OperaService) {}

  /** One page of the profiles that meet every criterion. Throws Fault OPERA_*. */
  async search(context: CallContext, criteria: ProfileCriteria): Promise<ProfilePage> {
    const answer = await this.opera.call<SearchProfilesAnswer>(context, {
      operation: 'crm.searchProfiles',
      body: toProfileSearch(criteria, context.hotelId),
    });
    return readProfiles(answer.body);
  }

  /** One profile by its id; undefined when OPERA does not know it. Throws Fault OPERA_*. */
  async byId(context: CallContext, profileId: string): Promise<GuestProfile | undefined> {
    const page = await this.search(context, { profileId, limit: 1 });
    return page.profiles.find((profile) => profile.profileId === profileId);
  }

  /**
   * Active profiles that may be the same guest, the likeliest first: OPERA's own match, the same e-mail or telephone,
   * the same full name. A surname alone is no reason. Throws Fault OPERA_*.
   */
  async likelyDuplicates(context: CallContext, guest: NewGuest): Promise<LikelyDuplicate[]> {
    const kinds = ['guest'] as const;
    const [matched, byName, byEmail, byPhone] = await Promise.all([
      this.match(context, guest),
      this.search(context, { surname: guest.surname, givenName: guest.givenName, kinds, limit: LOOKED_AT }),
      guest.email === undefined
        ? NONE
        : this.search(context, { email: guest.email, kinds, limit: LOOKED_AT }),
      guest.phone === undefined
        ? NONE
        : this.search(context, { phone: guest.phone, kinds, limit: LOOKED_AT }),
    ]);
    const matchedProfiles = matched === undefined ? [] : [await this.byId(context, matched)];
    const all = [...matchedProfiles, ...byEmail.profiles, ...byPhone.profiles, ...byName.profiles];
    const unique = new Map(
      all.flatMap((profile) => (profile === undefined ? [] : [[profile.profileId, profile]])),
    );
    return [...unique.values()]
      .filter((profile) => profile.active)
      .map((profile) => ({ profile, because: reasons(guest, profile, matched) }))
      .filter((likely) => likely.because.length > 0)
      .sort((left, right) => right.because.length - left.because.length);
  }

  /** OPERA's own answer to whether the guest exists; it needs both names. */
  private async match(context: CallContext, guest: NewGuest): Promise<string | undefined> {
    if (guest.givenName === undefined) return undefined;
    const answer = await this.opera.call<SearchProfileMatchAnswer>(context, {
      operation: 'crm.searchProfileMatch',
      body: {
        lastName: guest.surname,
        firstName: guest.givenName,
        ...(guest.email !== undefined && { email: guest.email }),
      },
    });
    return readMatch(answer.body);
  }
}

const NONE: ProfilePage = { profiles: [], hasMore: false };

function reasons(guest: NewGuest, profile: GuestProfile, matched: string | undefined): string[] {
  const sameSurname = sameName(guest.surname, profile.surname);
  const sameGiven = guest.givenName === undefined || sameName(guest.givenName, profile.givenName);
  return [
    sameSurname && sameGiven ? 'same name' : '',
    guest.email !== undefined && sameName(guest.email, profile.email) ? 'same e-mail' : '',
    guest.phone !== undefined && digits(guest.phone) === digits(profile.phone ?? '') ? 'same phone' : '',
    profile.profileId === matched ? "OPERA's match" : '',
  ].filter((reason) => reason !== '');
}

/** The last nine digits: country codes are written in many ways. */
function digits(phone: string): string {
  return phone.replaceAll(/\D/g, '').slice(-9);
}
