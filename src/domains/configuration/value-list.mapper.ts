import type { OperationFact } from '../../opera/catalogue/operation.js';
import type { GetListOfValuesAnswer, LOVNameType } from '../../opera/wire/generated/lov.wire.js';
import type { CodeValue } from './code-list.mapper.js';
import type { ValueList } from './value-list.js';

/** A value of a list, also one that may no longer be used. */
export interface ListedValue extends CodeValue {
  readonly inactive: boolean;
}

/** Every value of a list, in OPERA's order; one without a code is known by its name. */
export function readListedValues(body: GetListOfValuesAnswer | undefined): ListedValue[] {
  return (body?.listOfValues?.items ?? []).flatMap((item) => {
    const code = item.code ?? item.name;
    if (code === undefined || code === '') return [];
    const description = item.description ?? item.shortDescription ?? item.name ?? '';
    return [{ code, description, inactive: item.active === false }];
  });
}

const HOTEL = /^(hotel|resort)(code|id)s?$/i;

/** A list that OPERA gives by name; its parameters go as pairs, the hotel first. Undefined without a name. */
export function namedList({ name, parameters = [] }: LOVNameType): ValueList | undefined {
  if (name === undefined || name === '') return undefined;
  const hotel = parameters.find((one) => HOTEL.test(one.parameterName ?? ''))?.parameterName ?? 'HotelCode';
  const needs = parameters.flatMap(({ parameterName, mandatory }) =>
    mandatory === true && parameterName !== undefined && !HOTEL.test(parameterName) ? [parameterName] : [],
  );
  return {
    name,
    needs,
    request: (hotelId, given, inactive) => ({
      operation: 'lov.getListOfValues',
      parameters: {
        name,
        parameterName: [hotel, ...Object.keys(given)],
        parameterValue: [hotelId, ...Object.values(given)],
        ...(inactive && { includeInactiveFlag: true }),
      },
    }),
  };
}

/** A list with an address of its own; undefined for the other operations of the module. */
export function addressedList({ id, method, path, parameters }: OperationFact): ValueList | undefined {
  const name = path.split('/').at(-1) ?? '';
  const isList = method === 'GET' && parameters.some((one) => one.name === 'includeInactiveFlag');
  if (!isList || name.startsWith('{')) return undefined;
  const needs = parameters
    .filter((one) => one.in === 'path' && one.name !== 'hotelId')
    .map((one) => one.name);
  return {
    name,
    needs,
    request: (_hotelId, given, inactive) => ({
      operation: id,
      parameters: {
        ...Object.fromEntries(needs.map((need) => [need, given[need]])),
        ...(inactive && { includeInactiveFlag: true }),
      },
    }),
  };
}
