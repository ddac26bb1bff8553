import { addDays } from '../clock/business-date.js';
import type { Numbered } from '../state/document.js';
import type { Hotel } from '../state/hotel.js';
import type { Profile } from '../state/profile.js';
import type { SalesBook } from '../state/sales.js';
import { nextId, type World } from '../state/world.js';

/** Codes of leisure: types, places and statuses, `CODE=Description`. */
const TYPES = ['SPA=Spa treatment', 'GOLF=Golf', 'TENN=Tennis', 'TOUR=Guided tour', 'YOGA=Yoga'];
const LOCATIONS = ['SPA1=Spa, ground floor', 'COUR=Tennis court', 'LOBB=Lobby', 'ROOF=Roof terrace'];
const STATUSES = ['CONF=Confirmed', 'WAIT=Waiting list', 'CANC=Cancelled', 'DONE=Took place'];

/** What the sales team has before it: kind, purpose, days from today, hour, owner. */
const DIARY = [
  ['Appointment', 'SITE', 'Show the meeting rooms', 0, 11, 'SALES1'],
  ['Todo', 'CALL', 'Ask for the numbers of the summer series', 0, 9, 'SALES2'],
  ['Appointment', 'LUNC', 'Essen mit der Reisestelle', 1, 13, 'SALES1'],
  ['Todo', 'MAIL', '送付: 会議室の見積り', 2, 10, 'SALES2'],
  ['Todo', 'CALL', 'Contract renewal', -1, 15, 'SALES1'],
] as const;

/** A book with nothing in it. */
export function emptySales(): SalesBook {
  return {
    activities: new Map(),
    recent: [],
    log: [],
    emails: [],
    bookings: new Map(),
    locations: new Map(),
    types: new Map(),
    statuses: new Map(),
    whereabouts: new Map(),
  };
}

/** Activities of the sales team with companies, and the codes of leisure. */
export function seedSales(world: World, hotel: Hotel): void {
  const { sales, profile } = hotel;
  const companies = [...world.profiles.values()].filter((candidate) => candidate.type === 'Company');
  for (const [index, [activityClass, type, purpose, ahead, hour, owner]] of DIARY.entries()) {
    const id = nextId(world, 'record');
    const company = companies[index % Math.max(1, companies.length)];
    const day = addDays(hotel.businessDate, ahead);
    const at = (hours: number) => `${day} ${String(hours).padStart(2, '0')}:00:00.0`;
    const document = {
      activityDetail: {
        hotelId: profile.id,
        activityClass,
        activityType: type,
        activityPurpose: purpose,
        activityOwner: owner,
        activityOwnerCode: owner,
        startDateTime: at(hour),
        endDateTime: at(hour + 1),
        status: { completed: false },
        highPriority: index === 0,
      },
      linkedAccounts: company && { activityAccount: [account(company)] },
    };
    sales.activities.set(id, { id, document });
  }
  const received = `${addDays(hotel.businessDate, -1)} 16:20:00.0`;
  (sales.emails as Numbered[]).push({
    id: nextId(world, 'record'),
    document: {
      emailSubject: 'Anfrage Tagung im Herbst',
      senderLastName: 'Wendelkamp',
      senderFirstName: 'Ruth',
      senderEmailAddress: 'ruth.wendelkamp@example.com',
      emailReceivedDateTime: received,
      hasEmailAttachments: false,
    },
  });
  const fill = (map: SalesBook['types'], rows: readonly string[], codeName: string) => {
    for (const row of rows) {
      const [code = '', description = ''] = row.split('=');
      map.set(code, { id: code, document: { hotelId: profile.id, [codeName]: code, description } });
    }
  };
  fill(sales.types, TYPES, 'typeCode');
  fill(sales.locations, LOCATIONS, 'code');
  fill(sales.statuses, STATUSES, 'code');
}

function account(company: Profile): object {
  return {
    profileIdList: [{ id: company.id, type: 'Profile' }],
    primary: true,
    activityLinkedProfileType: 'Company',
  };
}
