const TIMEOUT_MS = 5000;
/** Metadata and key sets are a few kilobytes. */
const MAX_BYTES = 256 * 1024;

/** JSON from an authorization server. A port: tests have servers of their own. */
export interface JsonWeb {
  /** @throws Error on anything but JSON with status 200 */
  get(url: string): Promise<unknown>;
  /** @param form sent as `application/x-www-form-urlencoded` @param authorization header */
  post(url: string, form: Readonly<Record<string, string>>, authorization: string): Promise<unknown>;
}

export const JsonWeb = Symbol('JsonWeb');

/** Over the network, with a limit on time and size; redirects are not followed, for they could lead anywhere. */
export class FetchedJson implements JsonWeb {
  async get(url: string): Promise<unknown> {
    return this.json(url, { method: 'GET', headers: { accept: 'application/json' } });
  }

  async post(url: string, form: Readonly<Record<string, string>>, authorization: string): Promise<unknown> {
    return this.json(url, {
      method: 'POST',
      headers: { accept: 'application/json', authorization },
      body: new URLSearchParams(form),
    });
  }

  private async json(url: string, init: RequestInit): Promise<unknown> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { ...init, redirect: 'error', signal });
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel();
      throw new Error(`status ${response.status}`);
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body as ReadableStream<Uint8Array>) {
      size += chunk.byteLength;
      if (size > MAX_BYTES) throw new Error('too large');
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  }
}
