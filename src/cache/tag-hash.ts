/**
 * A tag as a number (FNV-1a, 32 bits). Changes are counted by number: two tags with one number only cost a load too many, and
 * neither memory nor Redis nor disk grows with the records that were ever touched.
 */
export function tagHash(tag: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < tag.length; index += 1) {
    hash = Math.imul(hash ^ tag.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Slots in which processes count the changes they tell each other of. */
export const SHARED_SLOTS = 32_768;
