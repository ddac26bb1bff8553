import type { GetListOfValuesAnswer } from '../../opera/wire/generated/lov.wire.js';

/** One valid value of a list. */
export interface CodeValue {
  readonly code: string;
  /** What the code means, in the hotel's words; may be empty. */
  readonly description: string;
}

/** The active values of a list, in OPERA's order. A value without a code is known by its name. */
export function readCodes(body: GetListOfValuesAnswer | undefined): CodeValue[] {
  return (body?.listOfValues?.items ?? []).flatMap((item) => {
    const code = item.code ?? item.name;
    if (code === undefined || code === '' || item.active === false) return [];
    return [{ code, description: item.description ?? item.shortDescription ?? item.name ?? '' }];
  });
}
