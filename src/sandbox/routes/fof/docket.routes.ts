import { INTEGRATION_USER, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { type Document, merged, type Numbered } from '../../state/document.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { localTime } from '../rsv/detail-request.js';

/** An entry as it is stored: checked, on a day, without its id. */
function readEntry(call: Call, entry: Fields): Document {
  const department = entry.object('department').text('code');
  if (department !== undefined) requireListed(call.hotel, 'Departments', department, 'department.code');
  const { docketEntryId: _id, history: _history, ...raw } = entry.raw;
  const entryDate = localTime(entry.text('entryDate'));
  return { ...raw, hotelId: call.hotel.profile.id, ...(entryDate !== undefined && { entryDate }) };
}

function find(call: Call, id: string): Numbered {
  const known = call.hotel.records.dockets.get(id);
  if (!known) throw refuse('NOT_FOUND', `Docket entry ${id} is not known.`, 'docketEntryId');
  return known;
}

function entries(call: Call): Fields[] {
  const list = call.body.list('dailyDocketEntries');
  if (list.length === 0)
    throw refuse('VALUE_MISSING', 'dailyDocketEntries is required.', 'dailyDocketEntries');
  return list;
}

function get(call: Call): Answer {
  const day = call.query.day('docketDate') ?? call.hotel.businessDate;
  const department = call.query.text('department');
  const found = [...call.hotel.records.dockets.values()].filter(({ document }) => {
    const entry = new Fields(document);
    return (
      entry.day('entryDate') === day &&
      (department === undefined || entry.object('department').text('code') === department)
    );
  });
  if (found.length === 0) return NONE;
  return ok({
    dailyDocketEntries: found.map(({ id, document }) => ({
      ...document,
      docketEntryId: { id, type: 'DocketEntry' },
    })),
  });
}

function post(call: Call): Answer {
  const documents = entries(call).map((entry) => {
    entry.required('details');
    const history = { createDateTime: call.at, creatorId: INTEGRATION_USER };
    return { entryDate: call.at, ...readEntry(call, entry), history };
  });
  const ids = documents.map((document) => {
    const id = nextId(call.world, 'record');
    call.hotel.records.dockets.set(id, { id, document });
    return id;
  });
  return created(`${call.path}/${ids[0] ?? ''}`);
}

function put(call: Call): Answer {
  for (const entry of entries(call)) {
    const known = find(call, entry.object('docketEntryId').required('id'));
    const history = { lastModifyDateTime: call.at, lastModifierId: INTEGRATION_USER };
    known.document = merged(known.document, { ...readEntry(call, entry), history });
  }
  return { status: 200, location: call.path, body: {} };
}

/** Notes of the day for the departments. */
export const DOCKET_ROUTES: Routes = {
  'fof.getDailyDocket': get,
  'fof.postDailyDocket': post,
  'fof.putDailyDocket': put,
  'fof.deleteDailyDocket': (call) => {
    call.hotel.records.dockets.delete(find(call, call.param('docketId')).id);
    return { status: 200, location: call.path, body: {} };
  },
};
