import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import { StayFinder } from './stay-finder.service.js';
import type { Alert } from './stay-note.js';
import { readAlerts, toAlert, type AlertsAnswer } from './stay-note.mapper.js';
import { StayWriter, type Written } from './stay-writer.service.js';
import type { Stay } from './stay.js';

/** When staff see an alert, in OPERA's words. */
export const ALERT_AREAS = ['Reservation', 'CheckIn', 'InHouse', 'Billing', 'CheckOut'] as const;
export type AlertArea = (typeof ALERT_AREAS)[number];

/** Warnings that staff see at a moment of a stay. */
@Injectable()
export class AlertService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly writer: StayWriter,
  ) {}

  /** Throws Fault OPERA_*, and as StayFinder does. */
  async list(
    context: CallContext,
    reference: string,
  ): Promise<{ readonly stay: Stay; readonly alerts: Alert[] }> {
    const stay = await this.finder.find(context, reference);
    return { stay, alerts: await this.ofStay(context, stay.reservationId) };
  }

  /** Sets an alert; the same one again is not set twice. */
  async add(
    context: CallContext,
    reference: string,
    alert: { readonly code: string; readonly area: AlertArea; readonly text: string },
  ): Promise<Written & { readonly stay: Stay; readonly already: boolean }> {
    const now = freshly(context);
    const stay = await this.finder.find(now, reference);
    const { reservationId } = stay;
    const isThere = async (when: CallContext) =>
      (await this.ofStay(when, reservationId)).some(
        ({ code, area, text }) => code === alert.code && area === alert.area && text === alert.text,
      );
    if (await isThere(now)) return { outcome: 'done', stay, already: true, warnings: [] };
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.postBulkReservationAlerts',
        body: toAlert(context.hotelId, reservationId, alert),
      },
      isThere,
    );
    return { ...written, stay, already: false };
  }

  private async ofStay(context: CallContext, reservationId: string): Promise<Alert[]> {
    const answer = await this.opera.call<AlertsAnswer>(context, {
      operation: 'rsv.getAlertNotices',
      parameters: { reservationId },
    });
    return readAlerts(answer.body);
  }
}
