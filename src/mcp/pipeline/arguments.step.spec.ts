import { z } from 'zod';
import { Fault } from '../../kernel/fault.js';
import { toolEntry } from '../registry/tool.entry.js';
import { checkArguments } from './arguments.step.js';

const entry = toolEntry(
  {
    name: 'note_guest',
    title: 'Note',
    toolset: 'reservations',
    effect: 'write',
    description: 'Notes something about a guest.',
    input: z.object({ reservation: z.string(), notes: z.array(z.string()).optional() }),
    output: z.object({}),
    operations: [],
    paged: true,
  },
  { run: async () => ({ data: {}, text: '' }) },
  'confirm',
);

function refusalOf(given: unknown): Fault {
  try {
    checkArguments(entry, given);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

describe('arguments of every tool', () => {
  it.each([
    ['a plain argument', { reservation: '4111111111111111' }, 'reservation'],
    ['one in groups', { reservation: 'Muller', notes: ['a', 'card 3782-822463-10005 on file'] }, 'notes.1'],
    ['the hotel', { reservation: 'Muller', hotelId: '5555 5555 5555 4444' }, 'hotelId'],
    [
      'an argument that does not exist',
      { reservation: 'Muller', card: { number: 4111111111111111 } },
      'card.number',
    ],
  ])('hold no card number: %s', (_case, given, field) => {
    const fault = refusalOf(given);
    expect(fault).toMatchObject({ code: 'INPUT_CARD_NUMBER', details: { field } });
    expect(`${fault.message}${JSON.stringify(fault.details)}`).not.toMatch(/\d{4}/);
  });

  it('may hold confirmation numbers, ids, telephone numbers and signed texts', () => {
    const cursor = 'e4111111111111111';
    expect(
      checkArguments(entry, {
        reservation: '800012001',
        notes: ['id:9876543210123', '+49 30 1234567'],
        cursor,
      }),
    ).toMatchObject({
      own: { reservation: '800012001' },
      cursor,
    });
    expect(refusalOf({}).code).toBe('INPUT_INVALID');
    expect(refusalOf(null).code).toBe('INPUT_INVALID');
  });
});
