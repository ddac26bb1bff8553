import { ResourceUpdatedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { ArgumentsPrompt } from '../../../test/conformance/fixtures/fixture.prompt.js';
import { StaticTextResource, TemplateResource } from '../../../test/conformance/fixtures/fixture.resource.js';
import { legacyClient, modernClient } from '../../../test/support/mcp-client.js';
import { startRig, type McpRig } from '../../../test/support/mcp-rig.js';
import { Changes } from './changes.service.js';

const TEXT = 'test://static-text';

describe('resources, prompts and completion', () => {
  let rig: McpRig;

  beforeAll(async () => {
    rig = await startRig({ sessions: true, listChanged: true }, [
      StaticTextResource,
      TemplateResource,
      ArgumentsPrompt,
    ]);
  });
  afterAll(() => rig.stop());

  it.each([
    ['2025-11-25', legacyClient, -32002],
    ['2026-07-28', modernClient, -32602],
  ] as const)('are served to the published %s client', async (_era, connect, notFound) => {
    const client = await connect(rig.url);
    expect((await client.listResources()).resources.map(({ uri }) => uri)).toEqual([TEXT]);
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(['test://template/{id}/data']);
    const { contents } = await client.readResource({ uri: 'test://template/a%20b/data' });
    expect(contents).toMatchObject([
      {
        uri: 'test://template/a%20b/data',
        mimeType: 'application/json',
        text: expect.stringContaining('"a b"'),
      },
    ]);
    await expect(client.readResource({ uri: 'test://nothing' })).rejects.toMatchObject({
      code: notFound,
      data: { uri: 'test://nothing' },
    });
    const args = { arg1: 'one', arg2: 'two' };
    const prompt = await client.getPrompt({ name: 'test_prompt_with_arguments', arguments: args });
    expect(prompt.messages).toEqual([
      { role: 'user', content: { type: 'text', text: "Prompt with arguments: arg1='one', arg2='two'" } },
    ]);
    await expect(
      client.getPrompt({ name: 'test_prompt_with_arguments', arguments: { arg1: 'one', ar2: 'two' } }),
    ).rejects.toThrow(/Did you mean "arg2"/);
    await expect(client.getPrompt({ name: 'test_prompt_with_arguments' })).rejects.toThrow(
      /"arg1" is required/,
    );
    const { completion } = await client.complete({
      ref: { type: 'ref/prompt', name: 'test_prompt_with_arguments' },
      argument: { name: 'arg1', value: 'par' },
    });
    expect(completion).toEqual({ values: ['paris', 'park', 'party'], total: 3, hasMore: false });
    await client.close();
  });

  it('tell a session of the resource it subscribed to', async () => {
    const client = await legacyClient(rig.url);
    const told = Promise.withResolvers<string>();
    client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) =>
      told.resolve(params.uri),
    );
    await client.subscribeResource({ uri: TEXT });
    // The client opens its stream by itself, some time after the handshake.
    const publisher = setInterval(() => rig.app.get(Changes).publish({ kind: 'resource', uri: TEXT }), 10);
    expect(await told.promise).toBe(TEXT);
    clearInterval(publisher);
    await client.close();
  });

  it('tell a 2026-07-28 subscription of what it asked for and nothing else', async () => {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const notifications = { promptsListChanged: true, resourceSubscriptions: [TEXT, 'test://nothing'] };
    const response = await fetch(rig.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': 'subscriptions/listen',
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 'sub',
        method: 'subscriptions/listen',
        params: { _meta, notifications },
      }),
    });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const next = async (): Promise<{ method: string; params: Record<string, unknown> }> => {
      const { value } = await reader.read();
      return JSON.parse(/data: (.*)/.exec(new TextDecoder().decode(value))?.[1] ?? '{}') as never;
    };
    expect(await next()).toMatchObject({
      method: 'notifications/subscriptions/acknowledged',
      params: {
        notifications: { promptsListChanged: true, resourceSubscriptions: [TEXT] },
        _meta: { 'io.modelcontextprotocol/subscriptionId': 'sub' },
      },
    });
    const changes = rig.app.get(Changes);
    changes.publish({ kind: 'tools' });
    changes.publish({ kind: 'resource', uri: 'test://nothing' });
    changes.publish({ kind: 'resource', uri: TEXT });
    expect(await next()).toMatchObject({
      method: 'notifications/resources/updated',
      params: { uri: TEXT, _meta: { 'io.modelcontextprotocol/subscriptionId': 'sub' } },
    });
    await reader.cancel();
  });
});
