import { money, wireAmount, type Money } from '../../shared/money.js';

interface WireMoney {
  readonly amount?: number;
  readonly currencyCode?: string;
}
/** The members of the answer of `csh.getAuthorizationHistory` that are read (Oracle's csh.json). */
export interface AuthorizationHistoryAnswer {
  readonly folioHistory?: readonly {
    readonly approvalAmount?: WireMoney;
    readonly status?: { readonly successful?: { readonly approvalCode?: string } };
    readonly type?: string;
  }[];
}
/** The members of the answer of `csh.authorizeCreditCardAmount` that are read. */
export interface AuthorizationAnswer {
  readonly authInfo?: { readonly approvalCode?: string };
}

/** One time a card was asked to hold an amount. */
export interface CardHold {
  readonly amount: Money;
  readonly approved: boolean;
  readonly approvalCode?: string;
}

/** Authorisations only: payments and refunds of the history are on the folio. */
export function readAuthorizations(body: AuthorizationHistoryAnswer | undefined): CardHold[] {
  return (body?.folioHistory ?? []).flatMap(({ approvalAmount, status, type }) => {
    const amount = money(approvalAmount?.amount, approvalAmount?.currencyCode);
    if (amount === undefined || (type !== undefined && type !== 'Authorization')) return [];
    const approvalCode = status?.successful?.approvalCode;
    return [{ amount, approved: status?.successful !== undefined, approvalCode }];
  });
}

/** The bank's approval. */
export function readApproval(body: AuthorizationAnswer | undefined): string | undefined {
  return body?.authInfo?.approvalCode;
}

/** Body of `csh.authorizeCreditCardAmount`: the card is the one on file for the window, so none is sent. */
export function toAuthorization(order: {
  readonly hotelId: string;
  readonly reservationId: string;
  readonly amount: Money;
  readonly window: number;
}): object {
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationId: { id: order.reservationId, type: 'Reservation' },
      amount: { amount: wireAmount(order.amount), currencyCode: order.amount.currency },
      folioView: order.window,
      sourceOfAuthorization: 'Additional',
    },
  };
}
