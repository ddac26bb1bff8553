import { ForbiddenException, UnauthorizedException } from '@nestjs/common';
import { ManualClock } from '../../test/support/manual-clock.js';
import { CallFigures } from '../observability/tracking/call-figures.js';
import { Happenings } from '../observability/tracking/happenings.js';
import type { AuditLine } from './audit-lines.js';
import { linesOf } from './audit-lines.mapper.js';
import { ConsoleDoorFilter } from './console-door.filter.js';
import { ConsoleFacts } from './console-facts.service.js';
import { ConsoleController } from './console.controller.js';
import { html } from './markup.js';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&`;
const IDS = { uuid: () => 'id', token: () => 'once-only' };

/** Health as bad as it can be, with a hostile text in every place that is not ours. */
const HEALTH = {
  status: 'degraded',
  version: HOSTILE,
  time: '2026-11-23T12:00:00.000Z',
  uptimeSeconds: 90_061,
  startedAt: '2026-11-22T10:59:00.000Z',
  node: 'v24',
  checks: { opera: { status: 'degraded' }, cache: { status: 'up' } },
  gateways: [{ gateway: HOSTILE, waiting: 2, requestsPerSecond: 5.55, sparedModules: [HOSTILE] }],
  cache: {
    enabled: true,
    hits: 3,
    misses: 1,
    hitRatio: 0.75,
    invalidations: 1,
    loading: 0,
    layers: [{ name: HOSTILE, entries: 1, bytes: 100, hits: 3, failures: 0, resting: true }],
  },
  errors: [
    {
      fingerprint: 'abc',
      category: 'server',
      code: HOSTILE,
      tool: HOSTILE,
      tenant: HOSTILE,
      count: 1,
      lastHour: 1,
      lastFiveMinutes: 1,
      firstSeen: '2026-11-23T11:00:00.000Z',
      lastSeen: '2026-11-23T11:30:00.000Z',
    },
  ],
  slowOperations: [{ operation: HOSTILE, hotelId: HOSTILE, gateway: 'g', calls: 9, p50Ms: 4, p95Ms: 900 }],
  degradations: [
    {
      kind: 'errors',
      operation: HOSTILE,
      hotelId: HOSTILE,
      gateway: 'g',
      since: '2026-11-23T11:59:00.000Z',
      usual: 0.01,
      now: 0.5,
    },
  ],
  security: [{ name: HOSTILE, count: 3, lastSeen: '2026-11-23T11:59:00.000Z' }],
  memory: { rssBytes: 2e8, heapUsedBytes: 1e8, heapTotalBytes: 1.5e8 },
  eventLoop: { p50Ms: 0, p99Ms: 12.3, maxMs: 50 },
  dashboards: [{ name: HOSTILE, url: `https://grafana.example/${HOSTILE}` }],
};

describe('the console', () => {
  const clock = new ManualClock(Date.parse('2026-11-23T12:00:00Z'));
  let figures: CallFigures;
  let happenings: Happenings;
  let sent: { type?: string; code?: number; policy?: string; body?: string };

  const reply = {
    code: (code: number) => ((sent.code = code), reply),
    type: (type: string) => ((sent.type = type), reply),
    header: (_name: string, policy: string) => ((sent.policy = policy), reply),
    send: (body: string) => ((sent.body = body), reply),
  };

  beforeEach(() => {
    sent = {};
    figures = new CallFigures(clock);
    happenings = new Happenings(clock);
    figures.note({ tool: HOSTILE, tenant: HOSTILE, durationMs: 5, fault: true });
    happenings.add('security', HOSTILE, { [HOSTILE]: HOSTILE });
    happenings.add('business', 'payment_taken', { tool: HOSTILE, hotelId: HOSTILE, caller: HOSTILE });
  });

  function controller(audit?: readonly AuditLine[]): ConsoleController {
    const health = { status: async () => HEALTH } as never;
    const lines = audit && { recent: () => audit };
    return new ConsoleController(new ConsoleFacts(health, figures, happenings, lines), IDS);
  }

  it('escapes everything it was told, on the page and in what renews it', async () => {
    const page = await controller().page(reply as never);
    const { sections } = await controller().live();
    const shown = [page, ...Object.values(sections)].join('\n');
    expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(shown).not.toContain('<script>alert');
    expect(shown).not.toContain('<img');
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  it('allows itself only its own style and script, and no other place', async () => {
    const page = await controller().page(reply as never);
    expect(sent).toMatchObject({ type: 'text/html; charset=utf-8' });
    expect(sent.policy).toBe(
      "default-src 'none'; style-src 'nonce-once-only'; script-src 'nonce-once-only'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(page.match(/<(script|style) nonce="once-only">/g)).toHaveLength(2);
    expect(page).not.toContain('{{');
    expect(page).not.toMatch(/ style="| on\w+="/);
  });

  it('shows calls, gateways, degradations, errors and changes', async () => {
    const { sections, time } = await controller().live();
    expect(time).toBe(HEALTH.time);
    expect(sections['calls']).toContain('1 calls in the last hour');
    expect(sections['state']).toContain('up 25 h 1 min');
    expect(sections['degradations']).toMatch(/1 %[^]*50 %/);
    expect(sections['cache']).toContain('75 %');
    expect(sections['audit']).toContain('payment_taken');
  });

  it('reads the latest lines of the audit', () => {
    const at = Date.parse('2026-11-23T11:59:00Z');
    const trail = {
      recent: () => [
        {
          at,
          kept: true,
          event: 'write_ended' as const,
          tool: 'move_room',
          subject: 'ab12',
          outcome: 'done',
        },
      ],
    };
    expect(linesOf(trail).recent(1)).toMatchObject([
      {
        time: '2026-11-23T11:59:00.000Z',
        event: 'write_ended',
        tool: 'move_room',
        caller: 'ab12',
        outcome: 'done',
      },
    ]);
  });

  it('shows the audit where one is kept, and says where there is nothing', async () => {
    const line = { time: '2026-11-23T11:59:00.000Z', event: 'consent_given', outcome: 'agreed' };
    expect((await controller([line]).live()).sections['audit']).toContain('consent_given');
    expect((await controller([]).live()).sections['audit']).toContain('Latest changes and consents: none.');
  });

  it.each([
    [new UnauthorizedException('who'), 401, 'Not signed in.'],
    [new ForbiddenException('no'), 403, 'The scope opera:admin is missing.'],
  ])('shows strangers a form and no facts (%s)', (refusal, status, news) => {
    const host = { switchToHttp: () => ({ getResponse: () => reply }) };
    new ConsoleDoorFilter(IDS).catch(refusal, host as never);
    expect(sent.code).toBe(status);
    expect(sent.body).toContain(news);
    expect(sent.body).toMatch(/<form id="door"\s*>/);
    expect(sent.body).not.toContain('<table');
  });
});

describe('markup', () => {
  it('escapes texts and keeps markup', () => {
    expect(html`<b title="${'"'}">${['<', html`<i>${1}</i>`]}${undefined}${false}</b>`.text).toBe(
      '<b title="&quot;">&lt;<i>1</i>false</b>',
    );
  });
});
