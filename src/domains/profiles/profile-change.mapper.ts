import type { PutProfileBody } from '../../opera/wire/generated/crm.wire.js';
import type { ProfileDetails } from './profile-details.js';

/** What of a profile is to change; what is absent stays. */
export interface ProfileChange {
  readonly surname?: string;
  readonly givenName?: string;
  readonly title?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly street?: string;
  readonly city?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly language?: string;
  readonly vip?: string;
}

/** The body that changes a profile (Oracle's crm.json, putProfile); entries of lists are named by their ids. */
export function toProfileChange(before: ProfileDetails, change: ProfileChange): PutProfileBody {
  const { surname, givenName, title, email, phone, language, vip } = change;
  const renamed = surname !== undefined || givenName !== undefined || title !== undefined;
  const name = {
    surname: surname ?? before.surname,
    givenName: givenName ?? before.givenName,
    nameTitle: title ?? before.title,
    nameType: 'Primary' as const,
  };
  const customer = {
    ...(renamed && { personName: [given(name)] }),
    ...(language !== undefined && { language }),
    ...(vip !== undefined && { vipStatus: vip }),
  };
  const address = toAddress(change);
  return {
    profileIdList: [{ id: before.profileId, type: 'Profile' }],
    profileDetails: {
      ...(Object.keys(customer).length > 0 && { customer }),
      ...(email !== undefined && {
        emails: {
          emailInfo: [{ ...entry(before.entries.email), email: { emailAddress: email, primaryInd: true } }],
        },
      }),
      ...(phone !== undefined && {
        telephones: {
          telephoneInfo: [
            { ...entry(before.entries.phone), telephone: { phoneNumber: phone, primaryInd: true } },
          ],
        },
      }),
      ...(address !== undefined && {
        addresses: { addressInfo: [{ ...entry(before.entries.address), address }] },
      }),
    },
  };
}

function toAddress({ street, city, postalCode, country }: ProfileChange) {
  const address = given({
    addressLine: street === undefined ? undefined : [street],
    cityName: city,
    postalCode,
    country: country === undefined ? undefined : { code: country },
  });
  return Object.keys(address).length === 0 ? undefined : { ...address, primaryInd: true };
}

function entry(id: string | undefined): { id?: string } {
  return id === undefined ? {} : { id };
}

function given<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
