/** The member of the answer of `medcfg.getFolioReport` that is read (Oracle's medcfg.json). */
export interface FolioReportAnswer {
  readonly folio?: { readonly folio?: string };
}

/** The document in base64; undefined when there is none. */
export function readDocument(body: FolioReportAnswer | undefined): string | undefined {
  const text = body?.folio?.folio;
  return text === undefined || text === '' ? undefined : text;
}

/** Body of `medcfg.emailFolioReport`. */
export function toMail(order: {
  readonly hotelId: string;
  readonly reservationId: string;
  readonly window: number;
  readonly email: string;
}): object {
  return {
    folioInfo: {
      hotelId: order.hotelId,
      reservationId: { id: order.reservationId, type: 'Reservation' },
      folioWindowNo: order.window,
    },
    emailRecipients: [{ emailAddress: order.email }],
  };
}
