import { Injectable } from '@nestjs/common';
import { Fault } from '../../kernel/fault.js';
import { Consents, type ConsentStatement, type ConsentSubject } from '../confirmation/consents.service.js';
import type { Preview } from '../declaration/tool.declaration.js';
import type { Conversation } from '../engine/conversation.js';
import { isRecord } from '../engine/json-rpc.js';

/** Name of our question in a request's round trip; tools may not use it. */
export const CONSENT_KEY = 'consent';

/** How often the person is asked again because the facts moved while they thought. */
const MAX_QUESTIONS = 3;

/** The person agreed to exactly this. */
export interface Agreed {
  readonly agreed: true;
  readonly preview: Preview;
  readonly statement: ConsentStatement;
}

/** The person has to be shown this first, by the model. */
export interface Pending {
  readonly agreed: false;
  readonly preview: Preview;
  readonly statement: ConsentStatement;
  /** Facts that differ from what was shown before. */
  readonly changed: readonly string[];
}

/**
 * No act on money and nothing irreversible without a yes to what it will really do: the preview is made again after the yes,
 * and any difference asks anew.
 */
@Injectable()
export class ConsentStep {
  constructor(private readonly consents: Consents) {}

  /**
   * By the confirmation token of an earlier preview, or towards one.
   * @param preview makes the preview, changing nothing
   * @throws Fault CONFIRMATION_INVALID, CONFIRMATION_EXPIRED, CONFIRMATION_USED
   */
  async byToken(
    subject: ConsentSubject,
    token: string | undefined,
    preview: () => Promise<Preview>,
  ): Promise<Agreed | Pending> {
    const shown = token === undefined ? undefined : await this.consents.fromToken(token, subject);
    const now = await preview();
    const changed = shown === undefined ? [] : this.consents.changes(shown, now);
    if (shown === undefined || changed.length > 0) {
      return { agreed: false, preview: now, statement: this.consents.state(subject, now), changed };
    }
    await this.consents.use(shown);
    return { agreed: true, preview: now, statement: shown };
  }

  /**
   * By asking the person through the client.
   * @throws Fault CONFIRMATION_DECLINED on a no; InputRequired when the answer comes with the request's next round
   */
  async byAsking(
    subject: ConsentSubject,
    conversation: Conversation,
    preview: () => Promise<Preview>,
  ): Promise<Agreed> {
    let now = await preview();
    let changed: readonly string[] = [];
    for (let question = 0; question < MAX_QUESTIONS; question += 1) {
      const statement = await this.statementOf(subject, conversation, now);
      const answer = await conversation.ask(CONSENT_KEY, 'elicitation/create', form(now, changed));
      if (!isYes(answer)) {
        throw new Fault('CONFIRMATION_DECLINED', { message: 'The person did not agree.' });
      }
      // While a question waits the hotel goes on; in a round trip the preview is this request's own.
      if (conversation.waits) now = await preview();
      changed = this.consents.changes(statement, now);
      if (changed.length === 0) {
        await this.consents.use(statement);
        return { agreed: true, preview: now, statement };
      }
      conversation.carried = undefined;
    }
    throw new Fault('CONFIRMATION_INVALID', {
      message: `The facts changed while the person was asked: ${changed.join(', ')}.`,
    });
  }

  /** What the person sees now; what they saw before when this request brings their answer to it. */
  private async statementOf(
    subject: ConsentSubject,
    conversation: Conversation,
    now: Preview,
  ): Promise<ConsentStatement> {
    if (conversation.carried !== undefined) return this.consents.checked(conversation.carried, subject);
    // An answer to a question we cannot prove to have asked is no consent.
    conversation.forget(CONSENT_KEY);
    const statement = this.consents.state(subject, now);
    conversation.carried = statement;
    return statement;
  }
}

/** One question, with everything the person needs to decide in its text: not every client shows more. */
function form(preview: Preview, changed: readonly string[]): { readonly [key: string]: unknown } {
  const since = changed.length > 0 ? `\nChanged since you were asked: ${changed.join(', ')}.` : '';
  return {
    message: `${preview.summary}${since}`,
    requestedSchema: {
      type: 'object',
      properties: { confirm: { type: 'boolean', title: 'Yes, go ahead', default: false } },
      required: ['confirm'],
    },
  };
}

function isYes(answer: unknown): boolean {
  if (!isRecord(answer) || answer['action'] !== 'accept') return false;
  return isRecord(answer['content']) && answer['content']['confirm'] === true;
}
