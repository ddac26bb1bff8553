import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Global, Module, type ExecutionContext } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { legacyClient, modernClient } from '../../test/support/mcp-client.js';
import { startRig, type McpRig } from '../../test/support/mcp-rig.js';
import { Fault } from '../kernel/fault.js';
import { CallObserver, type FinishedCall } from './pipeline/call-observer.js';

interface Answer {
  readonly isError?: boolean;
  readonly content: readonly { readonly text?: string }[];
  readonly structuredContent?: Record<string, unknown>;
}

function textOf(answer: unknown): string {
  return (answer as Answer).content.map(({ text }) => text).join('\n');
}

describe('McpModule, stateless', () => {
  let rig: McpRig;
  const seen: string[] = [];
  let refuse = false;

  beforeAll(async () => {
    const guard = {
      canActivate(context: ExecutionContext): boolean {
        if (context.getType<string>() !== 'mcp') return true;
        seen.push(context.getClass().name);
        if (refuse) throw new Fault('THROTTLED', { message: 'Too fast.', retryAfterSeconds: 7 });
        return true;
      },
    };
    rig = await startRig({}, [{ provide: APP_GUARD, useValue: guard }]);
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    refuse = false;
  });

  it.each([
    ['2025-11-25', legacyClient],
    ['2026-07-28', modernClient],
  ] as const)('serves tools to the published %s client', async (_era, connect) => {
    const client = await connect(rig.url);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'rename_guest',
      'pay_bill',
      'list_rows',
      'echo_text',
      'wait_long',
    ]);
    const answer = await client.callTool({ name: 'echo_text', arguments: { text: 'hello' } });
    expect(answer.structuredContent).toEqual({ lines: ['hello'], hotel: 'HOTEL1' });
    expect(textOf(answer)).toBe('hello');
    await client.close();
  });

  it('derives annotations from the effect', async () => {
    const client = await legacyClient(rig.url);
    const { tools } = await client.listTools();
    const hints = Object.fromEntries(tools.map(({ name, annotations }) => [name, annotations]));
    expect(hints['echo_text']).toEqual({ readOnlyHint: true, openWorldHint: false });
    expect(hints['rename_guest']).toMatchObject({
      readOnlyHint: false,
      destructiveHint: false,
      idempotentHint: true,
    });
    expect(hints['pay_bill']).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: false,
    });
    await client.close();
  });

  it('names field and fix of a wrong argument', async () => {
    const client = await legacyClient(rig.url);
    const answer = await client.callTool({ name: 'echo_text', arguments: { txet: 'hello' } });
    expect(answer.isError).toBe(true);
    expect(textOf(answer)).toMatch(/^INPUT_INVALID: .*Did you mean "text"\?/);
    expect(answer.structuredContent).toBeUndefined();
    await client.close();
  });

  it('pages with cursors that fit the same question only', async () => {
    const client = await legacyClient(rig.url);
    const first = (await client.callTool({ name: 'list_rows', arguments: {} })) as Answer;
    const cursor = first.structuredContent?.['nextCursor'];
    expect(first.structuredContent).toMatchObject({ rows: [0, 1] });
    const second = (await client.callTool({ name: 'list_rows', arguments: { cursor } })) as Answer;
    expect(second.structuredContent).toMatchObject({ rows: [2, 3] });
    const other = await client.callTool({ name: 'list_rows', arguments: { upTo: 9, cursor } });
    expect(textOf(other)).toMatch(/^CURSOR_INVALID: The cursor belongs to another question/);
    await client.close();
  });

  it('cuts an answer to the budget and says so in both forms', async () => {
    const client = await legacyClient(rig.url);
    const answer = (await client.callTool({
      name: 'echo_text',
      arguments: { text: 'x'.repeat(100), times: 2000 },
    })) as Answer;
    const { lines, notes } = answer.structuredContent as { lines: string[]; notes: string[] };
    expect(lines.length).toBeLessThan(300);
    expect(notes[0]).toContain(`"lines" shows ${lines.length} of 2000 entries`);
    expect(textOf(answer)).toContain(notes[0]);
    expect(JSON.stringify(answer.structuredContent).length).toBeLessThanOrEqual(6000 * 4);
    await client.close();
  });

  it('runs global guards in context mcp with the tool class, and tells their fault', async () => {
    const client = await legacyClient(rig.url);
    seen.length = 0;
    await client.callTool({ name: 'echo_text', arguments: { text: 'x' } });
    expect(seen).toEqual(['EchoTool']);
    refuse = true;
    const answer = await client.callTool({ name: 'echo_text', arguments: { text: 'x' } });
    expect(textOf(answer)).toMatch(/^THROTTLED: Too fast\..*\n.*"retryAfterSeconds":7/);
    await client.close();
  });

  it('narrows by address and header, and refuses unknown names', async () => {
    const names = async (url: string, headers: Record<string, string> = {}): Promise<string[]> => {
      const client = await legacyClient(url, { headers });
      const { tools } = await client.listTools();
      await client.close();
      return tools.map(({ name }) => name);
    };
    expect(await names(`${rig.url}/x/cashiering,reporting`)).toEqual(['pay_bill', 'list_rows']);
    expect(await names(`${rig.url}/x/all/readonly`)).toEqual(['list_rows', 'echo_text', 'wait_long']);
    expect(await names(rig.url, { 'X-MCP-Toolsets': 'profiles', 'X-MCP-Readonly': 'false' })).toEqual([
      'rename_guest',
    ]);
    await expect(names(`${rig.url}/x/cashierin`)).rejects.toThrow(/Did you mean \\\\?"cashiering/);
    await expect(names(`${rig.url}/x/all/read_only`)).rejects.toThrow(/Unknown mode/);
    await expect(names(rig.url, { 'X-MCP-Readonly': 'yes please' })).rejects.toThrow(/must be true or false/);
  });

  it('reports progress and reaches the work when the client cancels', async () => {
    for (const connect of [legacyClient, modernClient] as const) {
      rig.till.waiting = Promise.withResolvers<void>();
      rig.till.aborted = Promise.withResolvers<unknown>();
      const client = await connect(rig.url);
      const steps: unknown[] = [];
      const cancel = new AbortController();
      const progressed = Promise.withResolvers<void>();
      const onprogress = (step: unknown): void => {
        steps.push(step);
        progressed.resolve();
      };
      const request = { name: 'wait_long', arguments: {} };
      const call =
        client instanceof Client
          ? client.callTool(request, undefined, { signal: cancel.signal, onprogress })
          : client.callTool(request, { signal: cancel.signal, onprogress });
      const ended = call.catch((error: Error) => error.message);
      await progressed.promise;
      expect(steps).toEqual([{ progress: 1, total: 2, message: 'waiting' }]);
      cancel.abort('enough');
      expect(await ended).toContain('enough');
      expect(await rig.till.aborted.promise).toMatchObject({ code: 'OPERA_CANCELLED' });
      await client.close();
    }
  });
});

describe('McpModule at its limits', () => {
  it('refuses more calls at once than allowed, with a wait, and tells the observer of every call', async () => {
    const heard: string[] = [];
    @Global()
    @Module({
      providers: [
        {
          provide: CallObserver,
          useValue: { finished: (call: FinishedCall) => heard.push(`${call.tool} ${call.outcome}`) },
        },
      ],
      exports: [CallObserver],
    })
    class ObserverModule {}
    const rig = await startRig({ maxConcurrentCalls: 1 }, [], [ObserverModule]);
    const client = await legacyClient(rig.url);
    const cancel = new AbortController();
    const waiting = client
      .callTool({ name: 'wait_long', arguments: {} }, undefined, { signal: cancel.signal })
      .catch((error: Error) => error.message);
    await rig.till.waiting.promise;
    const refused = await client.callTool({ name: 'echo_text', arguments: { text: 'x' } });
    expect(textOf(refused)).toMatch(/^THROTTLED: .*\n.*"retryAfterSeconds":1/);
    cancel.abort('enough');
    expect(await waiting).toContain('enough');
    await rig.till.aborted.promise;
    expect(await client.callTool({ name: 'echo_text', arguments: { text: 'x' } })).toMatchObject({
      structuredContent: { lines: ['x'] },
    });
    expect(heard).toEqual(['echo_text THROTTLED', 'wait_long OPERA_CANCELLED', 'echo_text done']);
    await client.close();
    await rig.stop();
  });
});

describe('McpModule in other write modes', () => {
  it('offers nothing that changes anything when read-only', async () => {
    const rig = await startRig({ writeMode: 'read-only' });
    const client = await legacyClient(rig.url);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['list_rows', 'echo_text', 'wait_long']);
    await expect(client.callTool({ name: 'rename_guest', arguments: { name: 'x' } })).rejects.toThrow(
      /Unknown tool "rename_guest".*change nothing/,
    );
    await client.close();
    await rig.stop();
  });

  it('acts at once when direct', async () => {
    const rig = await startRig({ writeMode: 'direct' });
    const client = await legacyClient(rig.url);
    const paid = (await client.callTool({ name: 'pay_bill', arguments: { amount: 1 } })) as Answer;
    expect(paid.structuredContent).toEqual({ outcome: 'done', left: 99 });
    await client.close();
    await rig.stop();
  });

  it('lists the surface when nobody selects more, and calls nothing beyond it', async () => {
    const rig = await startRig({ profile: undefined, surface: ['echo_text'] });
    const client = await legacyClient(rig.url);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['echo_text']);
    await expect(client.callTool({ name: 'list_rows' })).rejects.toThrow(/Unknown tool/);
    await client.close();
    const selecting = await legacyClient(`${rig.url}/x/reporting`);
    expect(await selecting.callTool({ name: 'list_rows' })).toMatchObject({
      structuredContent: { rows: [0, 1] },
    });
    await selecting.close();
    await rig.stop();
  });
});
