import { Injectable } from '@nestjs/common';

/** Something clients may want to hear of outside a request. */
export type Change =
  | { readonly kind: 'tools' | 'prompts' | 'resources' }
  /** One resource's content changed. */
  | { readonly kind: 'resource'; readonly uri: string };

/** Where the rest of the server says that a list or a resource changed; subscribers of both eras hear it from here. */
@Injectable()
export class Changes {
  private readonly listeners = new Set<(change: Change) => void>();

  /** Tells every subscriber that asked for this kind of change. */
  publish(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  /** Hears of changes until the returned function is called. */
  listen(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}

/** The notification of a change, as method and parameters. */
export function notificationOf(change: Change): { method: string; params: Record<string, unknown> } {
  if (change.kind === 'resource') {
    return { method: 'notifications/resources/updated', params: { uri: change.uri } };
  }
  return { method: `notifications/${change.kind}/list_changed`, params: {} };
}
