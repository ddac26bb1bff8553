import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetListOfValuesAnswer } from '../../opera/wire/generated/lov.wire.js';
import { readCodes, type CodeValue } from './code-list.mapper.js';
import { CODE_LISTS, type CodeKind } from './code-list.table.js';
import { nearest } from './nearest.js';

/** How many valid codes an error offers; a model needs the likely ones, not the list. */
const OFFERED = 8;

/** The hotel's lists of valid codes, so that a wrong code is answered with the right ones before OPERA sees it. */
@Injectable()
export class CodesService {
  constructor(private readonly opera: OperaService) {}

  /** The active values of a list at the context's hotel; empty when OPERA has none. Throws Fault OPERA_*. */
  async list(context: CallContext, kind: CodeKind): Promise<CodeValue[]> {
    const { operation, parameters } = CODE_LISTS[kind];
    const answer = await this.opera.call<GetListOfValuesAnswer>(context, {
      operation,
      parameters: parameters(context.hotelId),
    });
    return readCodes(answer.body);
  }

  /**
   * The value of a list that a code means; upper and lower case do not matter.
   * @param code as the caller wrote it
   * @param field the argument it came from, for the error
   * Throws Fault INPUT_UNKNOWN_CODE with the nearest valid codes in `data.choices`.
   */
  async check(context: CallContext, kind: CodeKind, code: string, field?: string): Promise<CodeValue> {
    const values = await this.list(context, kind);
    const wanted = code.trim().toUpperCase();
    const found = values.find((value) => value.code.toUpperCase() === wanted);
    if (found !== undefined) return found;
    const { noun } = CODE_LISTS[kind];
    if (values.length === 0) {
      throw new Fault('INPUT_UNKNOWN_CODE', {
        message: `The hotel's list of ${noun} codes is empty, so no ${noun} can be used.`,
        advice: `Call again without the ${noun}, or ask the hotel to set the list up in OPERA.`,
        field,
      });
    }
    const choices = nearest(code, values, OFFERED);
    const said = choices.map((value) =>
      value.description === '' ? value.code : `${value.code} (${value.description})`,
    );
    throw new Fault('INPUT_UNKNOWN_CODE', {
      message: `That ${noun} is not in the hotel's list.`,
      advice: `Use one of the nearest valid codes: ${said.join(', ')}. The list has ${values.length}.`,
      field,
      data: { choices, listSize: values.length },
    });
  }
}
