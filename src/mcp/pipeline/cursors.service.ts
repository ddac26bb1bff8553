import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import type { Json } from '../../kernel/json.js';
import { canonical } from '../confirmation/canonical.js';
import type { ConsentSubject } from '../confirmation/consents.service.js';
import { Signer } from '../confirmation/signer.js';

/** How long a page may be asked for after the one before it. */
const LIFETIME_MS = 3_600_000;

const Page = z.object({ on: z.string(), until: z.number(), next: z.json() });

/** Hands the state of the next page to the client and takes it back, for the same caller and the same question only. */
@Injectable()
export class Cursors {
  constructor(
    private readonly signer: Signer,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The opaque cursor of a tool's page state. */
  seal(question: ConsentSubject, next: Json): string {
    return this.signer.seal('cursor', {
      on: this.signer.digest(canonical(question)),
      until: this.clock.now() + LIFETIME_MS,
      next,
    });
  }

  /**
   * The page state of a cursor.
   * @throws Fault CURSOR_INVALID when it was altered or belongs to another caller or question; INPUT_INVALID when it expired
   */
  open(question: ConsentSubject, cursor: string): Json {
    const page = Page.safeParse(this.signer.open('cursor', cursor));
    if (!page.success || !this.signer.matches(canonical(question), page.data.on)) {
      throw new Fault('CURSOR_INVALID', {
        message: 'The cursor belongs to another question; repeat the same arguments with it.',
        field: 'cursor',
      });
    }
    if (page.data.until < this.clock.now())
      throw new Fault('INPUT_INVALID', {
        message: 'The cursor has expired; start from the first page.',
        field: 'cursor',
      });
    return page.data.next;
  }
}
