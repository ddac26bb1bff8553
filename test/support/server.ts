import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built server as a process of its own, as an operator runs it. */
export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** `http://127.0.0.1:PORT/mcp` */
  readonly url: string;
  readonly process: ChildProcess;
  /** Everything it wrote so far. */
  output(): string;
  /** SIGTERM, then its exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts `dist/main.js serve` on a free port and waits until it says where it listens.
 * @param environment variables beside PATH and HOME; nothing of the developer's shell leaks in
 * @throws Error with the output when it ends before it listens
 */
export async function startServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, MCP_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (data: Buffer): void => {
      chunks.push(data.toString('utf8'));
      const listening = /listening at (http:\/\/[^\s"/]+)\/mcp/i.exec(chunks.join(''));
      if (listening?.[1] !== undefined) resolve(listening[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${chunks.join('')}`)));
  });
  return {
    origin,
    url: `${origin}/mcp`,
    process: child,
    output: () => chunks.join(''),
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}
