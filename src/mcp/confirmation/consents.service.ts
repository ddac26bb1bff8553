import { z } from 'zod';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import { Ids } from '../../kernel/ids.js';
import type { Preview } from '../declaration/tool.declaration.js';
import { McpOptions } from '../mcp.options.js';
import { canonical } from './canonical.js';
import { ConsumedConsents } from './consumed-consents.js';
import { Signer } from './signer.js';

/** What a consent is about: who may use it, for which call. */
export interface ConsentSubject {
  readonly caller: string;
  readonly tenant: string;
  readonly tool: string;
  /** The call's arguments with the resolved hotel. */
  readonly args: unknown;
}

const Statement = z.object({
  /** Names this consent, for single use. */
  id: z.string(),
  /** Digest of who and what. */
  on: z.string(),
  /** Digest of each fact the consent rests on. */
  state: z.record(z.string(), z.string()),
  /** Epoch milliseconds. */
  until: z.number(),
});

/** A consent in the making: what was shown, to whom, until when. JSON, to be sealed. */
export type ConsentStatement = z.output<typeof Statement>;

/**
 * Makes and checks what a person's consent rests on: bound to caller, tool, arguments and the state previewed, expiring,
 * usable once. Where the statement travels (token or round-trip state) is others' business.
 */
@Injectable()
export class Consents {
  constructor(
    private readonly signer: Signer,
    @Inject(ConsumedConsents) private readonly consumed: ConsumedConsents,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(McpOptions) private readonly options: McpOptions,
  ) {}

  /** A statement on what is shown now. */
  state(subject: ConsentSubject, preview: Preview): ConsentStatement {
    const id = this.ids.token(12);
    return {
      id,
      on: this.signer.digest(canonical(subject)),
      state: this.digests(id, preview),
      until: this.clock.now() + this.options.confirmationSeconds * 1000,
    };
  }

  /** The statement as a token for the next call. */
  token(statement: ConsentStatement): string {
    return this.signer.seal('confirmation', statement);
  }

  /**
   * The statement of a token.
   * @throws Fault CONFIRMATION_INVALID when it is not ours, or for another caller or call; CONFIRMATION_EXPIRED;
   *   CONFIRMATION_USED
   */
  async fromToken(token: string, subject: ConsentSubject): Promise<ConsentStatement> {
    return this.checked(this.signer.open('confirmation', token), subject);
  }

  /**
   * A statement that came back, checked. A used one is told as such, whatever has changed since: offering a new preview to
   * somebody who only lost our answer would make them pay twice.
   * @throws Fault CONFIRMATION_INVALID, CONFIRMATION_EXPIRED, CONFIRMATION_USED
   */
  async checked(value: unknown, subject: ConsentSubject): Promise<ConsentStatement> {
    const parsed = Statement.safeParse(value);
    if (!parsed.success || !this.signer.matches(canonical(subject), parsed.data.on)) {
      throw new Fault('CONFIRMATION_INVALID', {
        message: 'This consent was not given for this call: the caller, the tool or an argument differs.',
        field: 'confirmationToken',
      });
    }
    if (parsed.data.until < this.clock.now()) {
      throw new Fault('CONFIRMATION_EXPIRED', {
        message: 'The preview is too old to act on.',
        field: 'confirmationToken',
      });
    }
    if (await this.consumed.isConsumed(parsed.data.id)) throw used();
    return parsed.data;
  }

  /** Names of the facts that differ between what was agreed to and what is now; [] when nothing does. */
  changes(statement: ConsentStatement, now: Preview): readonly string[] {
    const names = new Set([...Object.keys(statement.state), ...Object.keys(now.state)]);
    return [...names].filter((name) => {
      const before = statement.state[name];
      if (before === undefined || !Object.hasOwn(now.state, name)) return true;
      return !this.signer.matches(fact(statement.id, name, now.state[name]), before);
    });
  }

  /**
   * Uses the consent up.
   * @throws Fault CONFIRMATION_USED
   */
  async use(statement: ConsentStatement): Promise<void> {
    if (!(await this.consumed.consume(statement.id, statement.until))) throw used();
  }

  /** Gives a used consent back, because nothing was begun. */
  async giveBack(statement: ConsentStatement): Promise<void> {
    await this.consumed.release(statement.id);
  }

  private digests(id: string, preview: Preview): Record<string, string> {
    return Object.fromEntries(
      Object.entries(preview.state).map(([name, value]) => [name, this.signer.digest(fact(id, name, value))]),
    );
  }
}

/** Salted by the consent's id, so that equal amounts in two previews do not look equal. */
function fact(id: string, name: string, value: unknown): string {
  return `${id}|${name}|${canonical(value)}`;
}

function used(): Fault {
  return new Fault('CONFIRMATION_USED', {
    message: 'This consent was acted on already.',
    field: 'confirmationToken',
  });
}
