import type { Document, Numbered, Registers } from './document.js';

export type ProfileType = 'Guest' | 'Company' | 'Agent' | 'Group' | 'Source' | 'Contact';

/** A relation to another profile: employer, agent. */
export interface Relationship {
  readonly id: string;
  readonly profileId: string;
  readonly relation: string;
  readonly targetRelation: string;
}

/** A person or firm of the chain. `details` is Oracle's profile document; the lists have ids of their own. */
export interface Profile {
  readonly id: string;
  readonly type: string;
  active: boolean;
  /** Without addresses, telephones, e-mails, comments, memberships and preferences, which are beside. */
  details: Document;
  addresses: Numbered[];
  telephones: Numbered[];
  emails: Numbered[];
  comments: Numbered[];
  memberships: Numbered[];
  preferences: Preference[];
  keywords: Numbered[];
  /** Given out for points of a membership. */
  awards: Numbered[];
  relationships: Relationship[];
  externalReferences: { readonly id: string; readonly context: string }[];
  /** Profiles merged into this one. */
  merged: string[];
  /** The person asked to be forgotten: nobody finds the record any more. */
  forgotten?: boolean;
  /** Other records that are stored as they were sent, by kind. */
  registers?: Registers;
  readonly createdAt: string;
  modifiedAt: string;
}

/** One preference of a guest: group and value. */
export interface Preference {
  readonly group: string;
  readonly value: string;
  readonly description: string;
  readonly hotels: readonly string[];
}
