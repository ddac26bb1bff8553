import { Controller, Get, Inject, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Authentication } from '../auth/authentication.decorator.js';
import { Ids } from '../kernel/ids.js';
import { ConsoleDoorFilter } from './console-door.filter.js';
import { ConsoleFacts } from './console-facts.service.js';
import { consolePage, consolePolicy } from './console.page.js';
import { sections } from './sections.view.js';

const NONCE_BYTES = 16;

/** What the page asks for again and again. */
interface LiveSections {
  /** RFC 3339. */
  readonly time: string;
  /** Escaped markup by the id of its place. */
  readonly sections: Readonly<Record<string, string>>;
}

/** The page for operators and what keeps it live; the scope opera:admin opens it. */
@Controller('console')
@Authentication('caller', 'opera:admin')
export class ConsoleController {
  constructor(
    private readonly facts: ConsoleFacts,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /** The page, complete without any script; with a form to sign in for those it does not know. */
  @Get()
  @UseFilters(ConsoleDoorFilter)
  async page(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const nonce = this.ids.token(NONCE_BYTES);
    const view = await this.facts.gather();
    void reply.type('text/html; charset=utf-8').header('content-security-policy', consolePolicy(nonce));
    return consolePage(nonce, `As of ${view.health.time.slice(11, 19)} UTC.`, sections(view));
  }

  @Get('facts')
  async live(): Promise<LiveSections> {
    const view = await this.facts.gather();
    const texts = Object.entries(sections(view)).map(([id, { text }]) => [id, text] as const);
    return { time: view.health.time, sections: Object.fromEntries(texts) };
  }
}
