import { accountBalance, findAccount } from '../../desk/receivable.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Document } from '../../state/document.js';
import type { ReceivableAccount } from '../../state/receivable.js';
import { nextId } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { folded, primaryName } from '../../wire/person.wire.js';
import { findProfile } from '../crm/profile-request.js';
import { placed, without } from '../rsv/detail-request.js';
import { accountWire, agingWire, BUCKETS } from './receivable.wire.js';

const STORED = [
  'contactName',
  'paymentDueDays',
  'monthEndCalcYN',
  'address',
  'email',
  'telephones',
  'batchStatement',
  'printFoliosWithStatement',
  'emailStatementsReminders',
  'status',
] as const;

function storedOf(criteria: Fields): Document {
  return Object.fromEntries(
    STORED.flatMap((name) => (criteria.has(name) ? [[name, criteria.raw[name]]] : [])),
  );
}

function saved(call: Call): Answer {
  return { status: 200, location: call.path, body: {} };
}

const accountOf = (call: Call): ReceivableAccount => findAccount(call.hotel, call.param('accountId'));

function create(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const profile = findProfile(call.world, criteria.object('profileId').required('id'));
  const id = nextId(call.world, 'record');
  const no = criteria.text('accountNo') ?? id;
  if ([...call.hotel.receivables.values()].some((account) => account.no === no))
    throw refuse('VALUE_INVALID', `Account number ${no} is taken.`, 'criteria.accountNo');
  call.hotel.receivables.set(id, {
    id,
    no,
    name: criteria.text('accountName') ?? primaryName(profile).surname,
    profileId: profile.id,
    creditLimit: criteria.money('creditLimit'),
    type: criteria.text('type') ?? 'COR',
    details: storedOf(criteria),
    notes: [],
    traces: [],
    invoices: [],
    payments: [],
  });
  return created(`${call.path}/${id}`);
}

function change(call: Call): Answer {
  const account = accountOf(call);
  const details = call.body.object('accountDetails');
  account.name = details.text('accountName') ?? account.name;
  account.no = details.text('accountNo') ?? account.no;
  account.creditLimit = details.money('creditLimit') ?? account.creditLimit;
  account.type = details.text('type') ?? account.type;
  account.details = { ...account.details, ...storedOf(details) };
  return saved(call);
}

function remove(call: Call): Answer {
  const account = accountOf(call);
  if (account.invoices.length + account.payments.length > 0)
    throw refuse('STATUS_FORBIDS', 'Only an account without invoices and payments can be deleted.');
  call.hotel.receivables.delete(account.id);
  return saved(call);
}

function get(call: Call): Answer {
  const account = call.hotel.receivables.get(call.param('accountId'));
  if (!account) return NONE;
  const asked = call.query.texts('fetchInstructions');
  const parts = asked.length === 0 ? ['Aging', 'Invoices', 'Payments', 'Summary', 'Notes', 'Traces'] : asked;
  return ok({ accountDetails: accountWire(call, account, parts) });
}

/** Accounts by profile, number, name and whether anything is owed. */
function list(call: Call): Answer {
  const { query } = call;
  const hotel = call.hotelNamed(query.texts('hotelIds')[0] ?? query.texts('searchHotelIds')[0]);
  const ids = query.texts('accountId');
  const numbers = query.texts('accountNo');
  const words = folded(query.text('accountName') ?? query.text('superSearch') ?? '').replaceAll('%', '');
  const profile = query.text('profileId');
  const balance = query.text('balance') ?? 'All';
  const least = query.minor('minimumBalance');
  const found = [...hotel.receivables.values()].filter((account) => {
    const owed = accountBalance(account);
    return (
      (ids.length === 0 || ids.includes(account.id)) &&
      (numbers.length === 0 || numbers.includes(account.no)) &&
      (folded(account.name).includes(words) || account.no.startsWith(words)) &&
      (profile === undefined || account.profileId === profile) &&
      (balance === 'All' || (balance === 'Open') === (owed !== 0)) &&
      (least === undefined || owed >= least)
    );
  });
  const { rows, facts } = pageOf(found, query, 20);
  if (rows.length === 0) return NONE;
  return ok({ accountsDetails: rows.map((account) => accountWire(call, account, [])), ...facts });
}

function addNote(call: Call): Answer {
  const account = accountOf(call);
  const comment = call.body.object('commentInfo').object('comment');
  if (comment.empty) throw refuse('VALUE_MISSING', 'comment is required.', 'commentInfo.comment');
  account.notes = placed(call.world, account.notes, undefined, comment.raw);
  return created(`${call.path}/${account.notes.at(-1)?.id ?? ''}`);
}

function changeNote(call: Call): Answer {
  const account = accountOf(call);
  const info = call.body.object('commentInfo');
  account.notes = placed(call.world, account.notes, info.required('id'), info.object('comment').raw);
  return saved(call);
}

function removeNote(call: Call): Answer {
  const account = accountOf(call);
  account.notes = without(account.notes, call.query.text('id'));
  return saved(call);
}

function traceOf(info: Fields): Document {
  const {
    id: _id,
    type: _type,
    hotelId: _hotel,
    accountId: _account,
    accountNo: _no,
    ...document
  } = info.raw;
  return document;
}

function addTrace(call: Call): Answer {
  const account = accountOf(call);
  const info = call.body.object('traceInfo');
  info.required('traceText');
  account.traces = placed(call.world, account.traces, undefined, traceOf(info));
  return created(`${call.path}/${account.traces.at(-1)?.id ?? ''}`);
}

function changeTrace(call: Call): Answer {
  const account = accountOf(call);
  const info = call.body.object('traceInfo');
  account.traces = placed(call.world, account.traces, info.required('id'), traceOf(info));
  return saved(call);
}

function removeTrace(call: Call): Answer {
  const account = accountOf(call);
  account.traces = without(account.traces, call.query.text('traceID'));
  return saved(call);
}

function cycles(): Answer {
  return ok({
    agingCycles: BUCKETS.map(([from, to], index) => ({
      agingBucketRange: to === 9999 ? `${from}+` : `${from}-${to}`,
      agingStartDay: from,
      agingEndDay: to,
      sequence: index + 1,
    })),
  });
}

function profileAging(call: Call): Answer {
  const profileId = call.param('profileId');
  const own = [...call.hotel.receivables.values()].filter((account) => account.profileId === profileId);
  if (own.length === 0) return NONE;
  return ok({ aging: { totalProfileAging: agingWire(call, own) } });
}

/** Debtors' accounts with their notes and traces. */
export const ACCOUNT_ROUTES: Routes = {
  'ars.getAccounts': list,
  'ars.getAccount': get,
  'ars.postAccount': create,
  'ars.putAccount': change,
  'ars.deleteAccount': remove,
  'ars.postAccountComment': addNote,
  'ars.putAccountComment': changeNote,
  'ars.deleteAccountComment': removeNote,
  'ars.postAccountTrace': addTrace,
  'ars.putAccountTrace': changeTrace,
  'ars.deleteAccountTrace': removeTrace,
  'ars.getARAgingCycles': cycles,
  'ars.getProfileAging': profileAging,
};
