import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import { StayFinder } from './stay-finder.service.js';
import type { GuestMessage } from './stay-note.js';
import { readMessages, toDelivered, toMessage, type MessagesAnswer } from './stay-note.mapper.js';
import { StayWriter, type Written } from './stay-writer.service.js';
import type { Stay } from './stay.js';

/** Messages of the house or of one stay. */
export interface MessageCriteria {
  readonly reservation?: string;
  readonly deliveredToo: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** A page of messages. */
export interface MessagePage {
  readonly messages: readonly GuestMessage[];
  readonly total?: number;
  readonly hasMore: boolean;
}

/** A message left or marked. */
export interface MessageChange extends Written {
  readonly stay: Stay;
  readonly messageId?: string;
  readonly already: boolean;
}

/** Messages for guests, left at the desk. */
@Injectable()
export class GuestMessageService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly writer: StayWriter,
  ) {}

  /** Throws Fault OPERA_*, and as StayFinder does. */
  async list(context: CallContext, criteria: MessageCriteria): Promise<MessagePage> {
    const { reservation } = criteria;
    const stay = reservation === undefined ? undefined : await this.finder.find(context, reservation);
    return this.page(context, stay?.reservationId, criteria);
  }

  /** Leaves a message; the same one, not delivered yet, is not left twice. */
  async leave(context: CallContext, reference: string, text: string): Promise<MessageChange> {
    const now = freshly(context);
    const stay = await this.finder.find(now, reference);
    const { reservationId } = stay;
    const look = async (when: CallContext) =>
      (await this.ofStay(when, reservationId)).find((one) => !one.delivered && one.text === text);
    const known = await look(now);
    if (known !== undefined)
      return { outcome: 'done', stay, messageId: known.messageId, already: true, warnings: [] };
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.postGuestMessages',
        parameters: { reservationId },
        body: toMessage(context.hotelId, reservationId, text),
      },
      async (grace) => (await look(grace)) !== undefined,
    );
    return { ...written, stay, messageId: written.createdId, already: false };
  }

  /**
   * Marks a message as received by the guest.
   * @param messageId needed when the stay has several that are not delivered
   * @throws Fault NOT_FOUND, INPUT_AMBIGUOUS with the messages in `data.choices`
   */
  async deliver(
    context: CallContext,
    reference: string,
    messageId: string | undefined,
  ): Promise<MessageChange> {
    const now = freshly(context);
    const stay = await this.finder.find(now, reference);
    const { reservationId } = stay;
    const message = meant(await this.ofStay(now, reservationId), messageId);
    const told = { stay, messageId: message.messageId };
    if (message.delivered) return { outcome: 'done', ...told, already: true, warnings: [] };
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.putGuestMessages',
        parameters: { reservationId, guestMessageId: message.messageId },
        body: toDelivered(context.hotelId, reservationId, message.messageId),
      },
      async (grace) =>
        (await this.ofStay(grace, reservationId)).some(
          (one) => one.messageId === message.messageId && one.delivered,
        ),
    );
    return { ...written, ...told, already: false };
  }

  private async ofStay(context: CallContext, reservationId: string): Promise<readonly GuestMessage[]> {
    const page = await this.page(context, reservationId, { deliveredToo: true, limit: 100, offset: 0 });
    return page.messages;
  }

  private async page(
    context: CallContext,
    reservationId: string | undefined,
    { deliveredToo, limit, offset }: MessageCriteria,
  ): Promise<MessagePage> {
    const answer = await this.opera.call<MessagesAnswer>(context, {
      operation: 'rsv.getGuestMessages',
      parameters: {
        reservationId,
        retrieveUndeliveredMessages: true,
        retrieveDeliveredMessages: deliveredToo,
        limit,
        offset,
      },
    });
    const { body } = answer;
    return { messages: readMessages(body), total: body?.totalResults, hasMore: body?.hasMore === true };
  }
}

function meant(messages: readonly GuestMessage[], messageId: string | undefined): GuestMessage {
  const open = messages.filter((message) => !message.delivered);
  const found = messageId === undefined ? open[0] : messages.find((one) => one.messageId === messageId);
  if (found === undefined) {
    throw new Fault('NOT_FOUND', {
      message:
        messageId === undefined
          ? 'No message is waiting for this guest.'
          : 'The stay has no message with this id.',
      advice: 'See them with list_guest_messages.',
      field: 'messageId',
    });
  }
  if (messageId === undefined && open.length > 1) {
    throw new Fault('INPUT_AMBIGUOUS', {
      message: `${open.length} messages are waiting for this guest.`,
      advice: 'Call again with the messageId of the one that was delivered.',
      field: 'messageId',
      data: { choices: open.map((one) => ({ messageId: one.messageId, at: one.at ?? null })) },
    });
  }
  return found;
}
