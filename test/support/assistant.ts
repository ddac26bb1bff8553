import { legacyClient, modernClient, stdioClient, type TestClientOptions } from './mcp-client.js';

/** A tool's answer as an assistant sees it. */
export interface Told {
  readonly data: Record<string, unknown>;
  readonly text: string;
  readonly failed: boolean;
}

interface RawResult {
  readonly isError?: boolean;
  readonly structuredContent?: unknown;
  readonly content?: unknown;
}

interface AnyClient {
  callTool(request: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  listTools(): Promise<{ tools: { name: string }[] }>;
  close(): Promise<void>;
}

/** An assistant that works through one MCP client and, like its person, says yes to what it is asked. */
export class Assistant {
  /** Calls made so far. */
  calls = 0;
  /** Every question that a form put to the person. */
  readonly questions: string[] = [];

  private constructor(
    private readonly client: AnyClient,
    questions: string[],
  ) {
    this.questions = questions;
  }

  static async over(
    kind: 'legacy' | 'modern' | 'stdio',
    target: { url?: string; command?: string; args?: readonly string[]; env?: Record<string, string> },
    asks: boolean,
  ): Promise<Assistant> {
    const questions: string[] = [];
    const options: TestClientOptions = asks
      ? {
          person: (message) => {
            questions.push(message);
            return { action: 'accept', content: { confirm: true } };
          },
        }
      : {};
    const client =
      kind === 'stdio'
        ? await stdioClient(target.command!, target.args ?? [], target.env ?? {}, options)
        : await (kind === 'legacy' ? legacyClient : modernClient)(target.url!, options);
    return new Assistant(client, questions);
  }

  async tools(): Promise<string[]> {
    return (await this.client.listTools()).tools.map((tool) => tool.name);
  }

  /** One call, exactly as given. */
  async try(name: string, args: Record<string, unknown> = {}): Promise<Told> {
    this.calls += 1;
    const result = (await this.client.callTool({ name, arguments: args })) as RawResult;
    const content = (result.content ?? []) as { type: string; text?: string }[];
    return {
      data: (result.structuredContent ?? {}) as Record<string, unknown>,
      text: content.map((block) => block.text ?? '').join('\n'),
      failed: result.isError === true,
    };
  }

  /** A call that has to work; a preview is agreed to with its token, as a person at a client without forms would. */
  async do(name: string, args: Record<string, unknown> = {}): Promise<Told> {
    const first = await this.try(name, args);
    if (first.failed) throw new Error(`${name}: ${first.text}`);
    if (first.data['outcome'] !== 'confirmation_required') return first;
    const token = first.data['confirmationToken'];
    const second = await this.try(name, { ...args, confirmationToken: token });
    if (second.failed || second.data['outcome'] === 'confirmation_required') {
      throw new Error(`${name} after consent: ${second.text}`);
    }
    return second;
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}
