import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { Catalogue } from '../../opera/catalogue/catalogue.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetListOfValuesAnswer, GetLOVNamesAnswer } from '../../opera/wire/generated/lov.wire.js';
import { matchLists, type ListMatch, type ValueList } from './value-list.js';
import { addressedList, namedList, readListedValues, type ListedValue } from './value-list.mapper.js';

/** Which list, and what it needs beside the hotel. */
export interface ListQuestion {
  readonly list: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly inactive: boolean;
}

/** A list's values, and other lists that the words may have meant. */
export interface FoundList {
  readonly name: string;
  readonly values: readonly ListedValue[];
  readonly others: readonly string[];
}

/** Below this no word of weight is shared. */
const LEAST_SCORE = 0.35;
/** Lists this near to the best are tried when that one is empty at the hotel. */
const AS_GOOD = 0.9;
const MOST_TRIED = 3;
const MOST_OTHERS = 4;
/** Of lists that OPERA cannot name there may be some all the same. */
const NO_NAMES = new Set(['OPERA_NOT_FOUND', 'OPERA_FORBIDDEN', 'OPERA_RULE', 'OPERA_VERSION_UNSUPPORTED']);

/** The hotel's lists of valid codes: those OPERA names and those with an operation of their own, found by words. */
@Injectable()
export class ValueListsService {
  private addressed?: readonly ValueList[];

  constructor(
    private readonly opera: OperaService,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /**
   * The list that the words mean, with its values.
   * @throws Fault NOT_FOUND with the nearest lists, INPUT_INVALID naming what the list needs, OPERA_*
   */
  async find(context: CallContext, question: ListQuestion): Promise<FoundList> {
    const { list: wanted, parameters, inactive } = question;
    const matches = matchLists([...(await this.named(context)), ...this.addressedLists()], wanted);
    const [best] = matches;
    if (best === undefined || best.score < LEAST_SCORE) throw noList(wanted, matches);
    const enough = best.score === 1 ? 1 : best.score * AS_GOOD;
    const near = matches.filter(({ score }) => score >= enough);
    const possible = near.filter(({ list }) => list.needs.every((name) => parameters[name] !== undefined));
    if (possible.length === 0) throw incomplete(best.list, othersOf(matches, best.list));
    let values: ListedValue[] = [];
    let chosen = best.list;
    for (const { list } of possible.slice(0, MOST_TRIED)) {
      const request = list.request(context.hotelId, parameters, inactive);
      chosen = list;
      values = readListedValues((await this.opera.call<GetListOfValuesAnswer>(context, request)).body);
      if (values.length > 0) break;
    }
    return {
      name: chosen.name,
      values: values.filter((value) => inactive || !value.inactive),
      others: othersOf(matches, chosen),
    };
  }

  /** Lists that OPERA gives by name; where it cannot tell them, those that its interface names. */
  private async named(context: CallContext): Promise<readonly ValueList[]> {
    const known = this.interfaceNames();
    try {
      const answer = await this.opera.call<GetLOVNamesAnswer>(context, { operation: 'lov.getLOVNames' });
      const told = (answer.body?.lOVNames ?? []).filter(({ name }) => name !== undefined && known.has(name));
      if (told.length > 0) return told.flatMap((entry) => namedList(entry) ?? []);
    } catch (error) {
      if (!(error instanceof Fault) || !NO_NAMES.has(error.code)) throw error;
    }
    return [...known].flatMap((name) => namedList({ name }) ?? []);
  }

  /** Names that the guard lets pass. */
  private interfaceNames(): ReadonlySet<string> {
    const { parameters } = this.catalogue.operation('lov.getListOfValues');
    return new Set(parameters.find(({ name }) => name === 'name')?.enum);
  }

  private addressedLists(): readonly ValueList[] {
    this.addressed ??= this.catalogue
      .operations()
      .filter((fact: OperationFact) => fact.module === 'lov')
      .flatMap((fact) => addressedList(fact) ?? []);
    return this.addressed;
  }
}

function othersOf(matches: readonly ListMatch[], chosen: ValueList): string[] {
  const names = matches
    .filter(({ score }) => score >= LEAST_SCORE)
    .map(({ list }) => list.name)
    .filter((name) => name.toLowerCase() !== chosen.name.toLowerCase());
  return [...new Set(names)].slice(0, MOST_OTHERS);
}

function noList(wanted: string, matches: readonly ListMatch[]): Fault {
  const near = matches.slice(0, 6).map(({ list }) => list.name);
  return new Fault('NOT_FOUND', {
    message: `OPERA has no list of "${wanted.slice(0, 60)}".`,
    advice:
      near.length > 0
        ? `Nearest lists: ${near.join(', ')}.`
        : 'Name what is in the list, such as "room types", "cancellation reasons" or "market codes".',
    field: 'list',
    data: { nearest: near },
  });
}

function incomplete({ name, needs }: ValueList, others: readonly string[]): Fault {
  return new Fault('INPUT_INVALID', {
    message: `The list ${name} depends on ${needs.join(', ')}.`,
    advice: `Give parameters with ${needs.map((one) => `"${one}"`).join(', ')}.${others.length > 0 ? ` Other lists: ${others.join(', ')}.` : ''}`,
    field: 'parameters',
    data: { needs: [...needs] },
  });
}
