import { legacyClient, modernClient } from '../../../test/support/mcp-client.js';
import { startRig, type McpRig } from '../../../test/support/mcp-rig.js';

interface Answer {
  readonly isError?: boolean;
  readonly content: readonly { readonly text?: string }[];
  readonly structuredContent?: Record<string, unknown>;
}

function textOf(answer: unknown): string {
  return (answer as Answer).content.map(({ text }) => text).join('\n');
}

describe('consent to money, on every kind of client', () => {
  let rig: McpRig;

  beforeAll(async () => {
    rig = await startRig({ sessions: true });
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    rig.till.balance = 100;
  });

  it('stops at a preview and acts once on its token', async () => {
    const client = await legacyClient(rig.url);
    await client.listTools();
    const call = (args: Record<string, unknown>) =>
      client.callTool({ name: 'pay_bill', arguments: { amount: 10, ...args } });
    const preview = (await call({})) as Answer;
    expect(preview.isError).toBeUndefined();
    expect(preview.structuredContent).toMatchObject({
      outcome: 'confirmation_required',
      preview: { summary: 'Pay 10 from 100.', facts: { amount: 10, balance: 100 } },
    });
    expect(rig.till.balance).toBe(100);
    const confirmationToken = preview.structuredContent?.['confirmationToken'];
    const other = await call({ amount: 11, confirmationToken });
    expect(textOf(other)).toMatch(/^CONFIRMATION_INVALID/);
    const paid = (await call({ confirmationToken })) as Answer;
    expect(paid.structuredContent).toEqual({ outcome: 'done', left: 90 });
    expect(textOf(await call({ confirmationToken }))).toMatch(
      /^OPERA_CONFLICT|^CONFIRMATION_USED|confirmationToken/,
    );
    expect(rig.till.balance).toBe(90);
    await client.close();
  });

  it('asks anew, naming what changed, when the facts moved since the preview', async () => {
    const client = await legacyClient(rig.url);
    const first = (await client.callTool({ name: 'pay_bill', arguments: { amount: 10 } })) as Answer;
    rig.till.balance = 50;
    const again = (await client.callTool({
      name: 'pay_bill',
      arguments: { amount: 10, confirmationToken: first.structuredContent?.['confirmationToken'] },
    })) as Answer;
    expect(again.structuredContent).toMatchObject({
      outcome: 'confirmation_required',
      notes: ['Changed since the preview: balance.'],
    });
    expect(rig.till.balance).toBe(50);
    await client.close();
  });

  it('asks the person of a 2026-07-28 client and takes no for an answer', async () => {
    const asked: string[] = [];
    const answers = ['accept', 'decline'] as const;
    const client = await modernClient(rig.url, {
      person: (message) => {
        const action = answers[asked.length] ?? 'cancel';
        asked.push(message);
        return action === 'accept' ? { action, content: { confirm: true } } : { action };
      },
    });
    const paid = (await client.callTool({ name: 'pay_bill', arguments: { amount: 30 } })) as Answer;
    expect(paid.structuredContent).toEqual({ outcome: 'done', left: 70 });
    const declined = await client.callTool({ name: 'pay_bill', arguments: { amount: 30 } });
    expect(textOf(declined)).toMatch(/^CONFIRMATION_DECLINED/);
    expect(asked).toEqual(['Pay 30 from 100.', 'Pay 30 from 70.']);
    expect(rig.till.balance).toBe(70);
    await client.close();
  });

  it('asks a 2026-07-28 person again when the facts move while they think', async () => {
    const asked: string[] = [];
    const client = await modernClient(rig.url, {
      person: (message) => {
        asked.push(message);
        if (asked.length === 1) rig.till.balance = 60;
        return { action: 'accept', content: { confirm: true } };
      },
    });
    const paid = (await client.callTool({ name: 'pay_bill', arguments: { amount: 10 } })) as Answer;
    expect(paid.structuredContent).toEqual({ outcome: 'done', left: 50 });
    expect(asked).toEqual(['Pay 10 from 100.', 'Pay 10 from 60.\nChanged since you were asked: balance.']);
    await client.close();
  });

  it('acts once when the same token comes twice at once', async () => {
    const client = await legacyClient(rig.url);
    const first = (await client.callTool({ name: 'pay_bill', arguments: { amount: 10 } })) as Answer;
    const confirmationToken = first.structuredContent?.['confirmationToken'];
    const call = () => client.callTool({ name: 'pay_bill', arguments: { amount: 10, confirmationToken } });
    const texts = (await Promise.all([call(), call()])).map(textOf);
    expect(texts.filter((text) => text === '90 left.')).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith('CONFIRMATION_USED'))).toHaveLength(1);
    expect(rig.till.balance).toBe(90);
    await client.close();
  });

  it('tells an altered token from a given one', async () => {
    const client = await legacyClient(rig.url);
    const answer = await client.callTool({
      name: 'pay_bill',
      arguments: { amount: 10, confirmationToken: 'eyJhIjoxfQ.AAAA' },
    });
    expect(textOf(answer)).toMatch(/^CONFIRMATION_INVALID/);
    expect(rig.till.balance).toBe(100);
    await client.close();
  });

  it('takes no consent from a 2026-07-28 client that was never asked', async () => {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': { elicitation: {} },
    };
    const inputResponses = { consent: { action: 'accept', content: { confirm: true } } };
    const params = { name: 'pay_bill', arguments: { amount: 10 }, inputResponses, _meta };
    const response = await fetch(rig.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': 'tools/call',
        'mcp-name': 'pay_bill',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    });
    expect(await response.json()).toMatchObject({ result: { resultType: 'input_required' } });
    expect(rig.till.balance).toBe(100);
  });

  it('asks the person of a 2025-11-25 client that keeps a session', async () => {
    const asked: string[] = [];
    const client = await legacyClient(rig.url, {
      person: (message) => {
        asked.push(message);
        if (asked.length === 1) rig.till.balance = 80;
        return { action: 'accept', content: { confirm: true } };
      },
    });
    const paid = (await client.callTool({ name: 'pay_bill', arguments: { amount: 5 } })) as Answer;
    expect(paid.structuredContent).toEqual({ outcome: 'done', left: 75 });
    expect(asked).toEqual(['Pay 5 from 100.', 'Pay 5 from 80.\nChanged since you were asked: balance.']);
    await client.close();
  });
});
