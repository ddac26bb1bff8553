import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Assistant } from '../support/assistant.js';

/** The commands of the README, run by npm as a user runs them. */
describe('npm commands', () => {
  const children: ChildProcess[] = [];

  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null) continue;
      process.kill(-child.pid!, 'SIGTERM');
      await once(child, 'exit');
    }
  });

  it('npm start says where it listens, and a client finds the sandbox hotel there', async () => {
    const { said } = await run(['start'], /listening at (http:\S+\/mcp)/, { MCP_PORT: '0' });
    const assistant = await Assistant.over('modern', { url: said[1] }, false);
    expect((await assistant.do('get_business_date')).data).toMatchObject({ hotelId: 'SAND01' });
    await assistant.close();
  });

  it('npm run stdio speaks only the protocol on stdout', async () => {
    const target = {
      command: 'npm',
      args: ['--silent', 'run', 'stdio'],
      env: { PATH: process.env['PATH'] ?? '' },
    };
    const assistant = await Assistant.over('stdio', target, false);
    expect((await assistant.do('get_business_date')).data).toMatchObject({ hotelId: 'SAND01' });
    await assistant.close();
  });

  it('npm run sandbox prints what a client needs, and the server works against it', async () => {
    const sandbox = await run(
      ['run', '-s', 'sandbox', '--', '--port', '0', '--env'],
      /OPERA_DEFAULT_HOTEL_ID=\S+\n/,
    );
    const settings = Object.fromEntries(
      [...sandbox.text.matchAll(/^(OPERA_\w+)=(.*)$/gm)].map((line) => [line[1]!, line[2]!]),
    );
    const { said, text } = await run(['start'], /listening at (http:\S+\/mcp)/, {
      MCP_PORT: '0',
      ...settings,
    });
    expect(text).not.toContain('serving the sandbox hotel');
    const assistant = await Assistant.over('legacy', { url: said[1] }, false);
    expect((await assistant.do('get_business_date', { hotelId: 'SAND02' })).data).toMatchObject({
      hotelId: 'SAND02',
    });
    await assistant.close();
  });

  it('npm run doctor finds nothing missing between the server and the sandbox', async () => {
    const { text, code } = await toEnd(['run', '-s', 'doctor']);
    expect([code, text]).toEqual([0, expect.stringMatching(/SAND01/)]);
  });

  it('refuses bad settings with the variable, the problem and an example', async () => {
    const { text, code } = await toEnd(['start'], { MCP_PORT: 'three thousand', OPERA_CLIENT_ID: 'x' });
    expect(code).not.toBe(0);
    expect(text).toMatch(/MCP_PORT: .*for example: MCP_PORT=3000/);
  });

  it('refuses to listen beyond the machine without authentication', async () => {
    const { text, code } = await toEnd(['start'], { MCP_HOST: '0.0.0.0', MCP_PORT: '0' });
    expect(code).not.toBe(0);
    expect(text).toMatch(/loopback/i);
  });

  function start(
    args: readonly string[],
    env: Record<string, string> = {},
  ): { child: ChildProcess; read: () => string } {
    const child = spawn('npm', args, {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    children.push(child);
    const chunks: string[] = [];
    child.stdout?.on('data', (data: Buffer) => chunks.push(data.toString('utf8')));
    child.stderr?.on('data', (data: Buffer) => chunks.push(data.toString('utf8')));
    return { child, read: () => chunks.join('') };
  }

  async function run(
    args: readonly string[],
    ready: RegExp,
    env: Record<string, string> = {},
  ): Promise<{ said: RegExpExecArray; text: string }> {
    const { child, read } = start(args, env);
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const said = ready.exec(read());
        if (said !== null) resolve({ said, text: read() });
      };
      child.stdout?.on('data', look);
      child.stderr?.on('data', look);
      child.once('exit', (code) => reject(new Error(`npm ${args.join(' ')} ended with ${code}:\n${read()}`)));
    });
  }

  async function toEnd(
    args: readonly string[],
    env: Record<string, string> = {},
  ): Promise<{ code: number; text: string }> {
    const { child, read } = start(args, env);
    const [code] = (await once(child, 'close')) as [number];
    return { code, text: read() };
  }
});
