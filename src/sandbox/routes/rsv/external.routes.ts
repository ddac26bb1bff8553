import { refuse } from '../../errors/opera.error.js';
import { Call, type Handler, type Routes } from '../../gateway/call.js';
import { Fields } from '../../wire/fields.js';
import { ATTACHED_ROUTES } from './attached.routes.js';
import { CANCELLATION_ROUTES } from './cancellation.routes.js';
import { LINK_ROUTES } from './link.routes.js';
import { RESERVATION_ROUTES } from './reservation.routes.js';
import { SHARE_ROUTES } from './share.routes.js';

/** Operations on a stay that exist a second time for those who know it by their own number. */
const TWINS: Routes = {
  ...RESERVATION_ROUTES,
  ...CANCELLATION_ROUTES,
  ...SHARE_ROUTES,
  ...ATTACHED_ROUTES,
  ...LINK_ROUTES,
};
const BY_EXTERNAL_ID = [
  'putReservation',
  'putReinstateReservation',
  'postCancelReservation',
  'getShareReservations',
  'postCombineShareReservations',
  'deleteShareReservation',
  'putSeparateShareReservation',
  'putAddOnReservationPackages',
  'postReservationLinks',
  'deleteReservationLinks',
] as const;

/** The handler of a stay by OPERA's id, for the stay that carries the number of an outside system. */
function byExternalId(handler: Handler): Handler {
  return (call) => {
    const id = call.param('reservationExternalId');
    const system = call.param('externalSystemCode');
    const stay = [...call.hotel.reservations.values()].find((candidate) =>
      candidate.externalReferences.some((reference) => reference.id === id && reference.context === system),
    );
    if (!stay)
      throw refuse(
        'NOT_FOUND',
        `No reservation has the external id ${id} of ${system}.`,
        'reservationExternalId',
      );
    const { world, hotel, clock, operation, path, query, body, requestId } = call;
    const params = new Fields({ ...call.params.raw, reservationId: stay.id });
    return handler(new Call(world, hotel, clock, operation, path, params, query, body, requestId));
  };
}

/** Stays under the numbers of outside systems. */
export const EXTERNAL_ROUTES: Routes = Object.fromEntries(
  BY_EXTERNAL_ID.flatMap((name) => {
    const handler = TWINS[`rsv.${name}`];
    return handler ? [[`rsv.${name}ByExtId`, byExternalId(handler)]] : [];
  }),
);
