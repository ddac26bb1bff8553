import type { Document } from './document.js';
import type { Profile } from './profile.js';

/** A profile without anything on it. */
export function blankProfile(id: string, type: string, details: Document, at: string): Profile {
  return {
    id,
    type,
    active: true,
    details,
    addresses: [],
    telephones: [],
    emails: [],
    comments: [],
    memberships: [],
    preferences: [],
    keywords: [],
    awards: [],
    relationships: [],
    externalReferences: [],
    merged: [],
    createdAt: at,
    modifiedAt: at,
  };
}
