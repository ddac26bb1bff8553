/** State the server hands out whose misuse is no end of a tool call: nothing else would tell of it. */
export type Handle = 'session' | 'request_state';

/** Hears of handles that came back altered or from somebody they were not given to. A port; nothing listens unless somebody provides it. */
export interface HandleObserver {
  /**
   * @param by subject and tenant of the caller who sent it
   */
  misused(handle: Handle, by: { readonly caller: string; readonly tenant: string }): void;
}

export const HandleObserver = Symbol('HandleObserver');
