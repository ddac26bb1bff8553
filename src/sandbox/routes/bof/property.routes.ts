import { type Answer, type Call, ok, type Routes } from '../../gateway/call.js';

function getBusinessDate(call: Call): Answer {
  return ok({ hotels: [{ hotelId: call.hotel.profile.id, businessDate: call.hotel.businessDate }] });
}

/** Every ping says which release the property runs. */
export function ping(call: Call): Answer {
  return ok({ operaVersion: `${call.hotel.profile.release}.0.0` });
}

export const BACK_OFFICE_ROUTES: Routes = { 'bof.getBusinessDate': getBusinessDate };
