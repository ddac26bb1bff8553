import { findStay, INTEGRATION_USER, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { merged, type Numbered } from '../../state/document.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { stayIds } from '../../wire/ids.wire.js';
import { fullName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';

function get(call: Call): Answer {
  const { query, hotel } = call;
  const any = (name: string, value: string | undefined) => {
    const wanted = query.texts(name);
    return wanted.length === 0 || wanted.includes(value ?? '');
  };
  const found = [...hotel.records.serviceRequests.values()].filter(({ document }) => {
    const request = new Fields(document);
    const opened = request.text('openDate')?.slice(0, 10) ?? '';
    return (
      any('code', request.text('code')) &&
      any('status', request.text('status')) &&
      any('priorityCodes', request.text('priority')) &&
      any('departmentCodes', request.object('department').text('code')) &&
      any('room', request.text('room')) &&
      any('reservationId', request.id('reservationIdList', 'Reservation')) &&
      within(request.day('closedDate'), query.day('closedStartDate'), query.day('closedEndDate')) &&
      (query.day('creationStartDate') ?? '') <= opened &&
      opened <= (query.day('creationEndDate') ?? '9999')
    );
  });
  return found.length === 0 ? NONE : ok({ serviceRequestsDetails: found.map(wire) });
}

/** A day in a period of which either end may be open; without a period every day is, and none. */
function within(day: string | undefined, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return day !== undefined && (from ?? '') <= day && day <= (to ?? '9999');
}

function wire({ id, document }: Numbered): object {
  return { ...document, serviceRequestId: { id, type: 'ServiceRequestID' } };
}

function post(call: Call): Answer {
  const requests = call.body.list('serviceRequestsDetails');
  if (requests.length === 0)
    throw refuse('VALUE_MISSING', 'serviceRequestsDetails is required.', 'serviceRequestsDetails');
  const documents = requests.map((request) => {
    const hotel = call.hotelNamed(request.text('hotelId'));
    requireListed(hotel, 'serviceRequestCodes', request.required('code'), 'code');
    const department = request.object('department').text('code');
    if (department !== undefined) requireListed(hotel, 'Departments', department, 'department.code');
    const reservationId = request.id('reservationIdList', 'Reservation');
    const stay = reservationId === undefined ? undefined : findStay(hotel, reservationId);
    const { serviceRequestId: _id, ...raw } = request.raw;
    return {
      status: 'Open',
      openDate: call.at,
      ...raw,
      hotelId: hotel.profile.id,
      reservationIdList: stay && stayIds(stay),
      guestName: stay && fullName(mainGuest(call.world, stay)),
      room: request.text('room') ?? stay?.roomId,
    };
  });
  const ids = documents.map((document) => {
    const id = nextId(call.world, 'record');
    call.hotel.records.serviceRequests.set(id, { id, document });
    return id;
  });
  return created(`${call.path}/${ids[0] ?? ''}`);
}

function put(call: Call): Answer {
  for (const request of call.body.list('serviceRequestsDetails')) {
    const known = find(call, request.object('serviceRequestId').required('id'));
    const { serviceRequestId: _id, ...raw } = request.raw;
    const code = request.text('code');
    if (code !== undefined) requireListed(call.hotel, 'serviceRequestCodes', code, 'code');
    const closes = request.text('status') === 'Closed' && known.document['status'] !== 'Closed';
    known.document = {
      ...merged(known.document, raw),
      ...(closes ? { closedDate: call.at, closedBy: INTEGRATION_USER } : {}),
    };
  }
  return ok({});
}

function remove(call: Call): Answer {
  call.hotel.records.serviceRequests.delete(find(call, call.param('serviceRequestId')).id);
  return ok({});
}

function find(call: Call, id: string): Numbered {
  const known = call.hotel.records.serviceRequests.get(id);
  if (!known) throw refuse('NOT_FOUND', `Service request ${id} is not known.`, 'serviceRequestId');
  return known;
}

/** The things a guest can ask for. */
function getCodes(call: Call): Answer {
  const wanted = call.query.texts('serviceRequestCodes');
  const codes = (call.hotel.lists.get('serviceRequestCodes') ?? []).filter(
    (item) => wanted.length === 0 || wanted.includes(item.code),
  );
  const { rows, facts } = pageOf(codes, call.query, 50);
  if (rows.length === 0) return NONE;
  return ok({
    serviceRequestCodes: rows.map((item) => ({
      hotelId: call.hotel.profile.id,
      code: item.code,
      description: item.description,
      inactive: item.active === false,
    })),
    ...facts,
  });
}

export const SERVICE_REQUEST_ROUTES: Routes = {
  'fof.getServiceRequests': get,
  'fof.postServiceRequests': post,
  'fof.putServiceRequests': put,
  'fof.deleteServiceRequests': remove,
  'rsvcfg.getServiceRequestCode': getCodes,
  'rsvcfg.getServiceRequestCodes': getCodes,
};
