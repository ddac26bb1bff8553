import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Handler, type Routes } from '../../gateway/call.js';
import { LIST_ALIASES } from '../../seed/lists.table.js';
import type { CodeItem, Hotel } from '../../state/hotel.js';
import type { OperationFact } from '../../../opera/catalogue/operation.js';

/** The hotel a list is asked for: named as a parameter pair, in the path, or by the header. */
function hotelOf(call: Call): Hotel {
  const names = call.query.texts('parameterName');
  const values = call.query.texts('parameterValue');
  const index = names.findIndex((name) => /^(hotel|resort)(code|id|s)?$/i.test(name));
  return call.hotelNamed(call.params.text('hotelId') ?? (index < 0 ? undefined : values[index]));
}

/** Items of a list under any of its names; undefined when this hotel has nothing in it. */
export function itemsOf(hotel: Hotel, name: string): readonly CodeItem[] | undefined {
  const folded = name.toLowerCase();
  const canonical = LIST_ALIASES[folded];
  if (canonical !== undefined) return hotel.lists.get(canonical);
  for (const [known, items] of hotel.lists) if (known.toLowerCase() === folded) return items;
  return undefined;
}

function answer(call: Call, name: string): Answer {
  const excluded = new Set(call.query.texts('excludeCodes'));
  const inactiveToo = call.query.flag('includeInactiveFlag') ?? false;
  const items = (itemsOf(hotelOf(call), name) ?? []).filter(
    (item) => !excluded.has(item.code) && (inactiveToo || item.active !== false),
  );
  if (items.length === 0) return NONE;
  return ok({
    listOfValues: {
      lovName: name,
      itemCount: items.length,
      items: items.map(({ code, description, active }) => ({
        code,
        name: description,
        description,
        active: active ?? true,
      })),
    },
  });
}

/** Serves every path-specific list operation by the last part of its path. */
export function pathList(operation: OperationFact): Handler {
  const name = operation.path.split('/').at(-1) ?? '';
  return (call) => answer(call, name);
}

function getNames(call: Call): Answer {
  return ok({
    lOVNames: [...call.hotel.lists.keys()]
      .sort()
      .map((name) => ({ name, parameters: [{ parameterName: 'HotelCode', mandatory: false }] })),
  });
}

function validate(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const name = criteria.required('lovName');
  const items = itemsOf(call.hotel, name) ?? [];
  const codes = criteria.texts('itemCodes');
  if (codes.length === 0) throw refuse('VALUE_MISSING', 'itemCodes is required.', 'criteria.itemCodes');
  const known = items.filter((item) => codes.includes(item.code));
  const unknown = codes.filter((code) => !items.some((item) => item.code === code));
  const close = items.filter((item) =>
    unknown.some((code) => item.code.toLowerCase().startsWith(code.slice(0, 2).toLowerCase())),
  );
  return ok({
    match: {
      lovName: name,
      matchingItems: known.map((item) => ({ code: item.code, description: item.description })),
      nonMatchingItems: unknown.map((code) => ({ code })),
      closeMatchingItems: close.map((item) => ({ code: item.code, description: item.description })),
    },
  });
}

export const LIST_ROUTES: Routes = {
  'lov.getListOfValues': (call) => answer(call, call.param('name')),
  'lov.getLOVNames': getNames,
  'lov.validateListOfValues': validate,
};
