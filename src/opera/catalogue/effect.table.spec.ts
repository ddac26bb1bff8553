import { Catalogue } from './catalogue.js';
import { effectOf } from './build/effect.rules.js';
import { EFFECT_OVERRIDES } from './effect.table.js';

const catalogue = Catalogue.open();
const rows = EFFECT_OVERRIDES.flatMap((row) => row.operations.map((id) => ({ id, ...row })));

/** What the name of an operation promises, where it promises something. */
const PROMISES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^get/, ['GET']],
  [/^(post|create)/, ['POST']],
  [/^(put|change|update)/, ['PUT']],
  [/^(delete|remove)/, ['DELETE']],
];

describe('the table of effects', () => {
  it.each(rows)('$id is $effect: $reason', ({ id, effect, reason }) => {
    const operation = catalogue.find(id) ?? catalogue.find(id, '25.5');
    expect(operation?.effect).toBe(effect);
    expect(reason.length).toBeGreaterThan(10);
  });

  it('names an operation once', () => {
    expect(rows.map((row) => row.id)).toEqual([...new Set(rows.map((row) => row.id))]);
  });

  it('holds no row that the rule alone would give', () => {
    const idle = rows.filter(({ id, effect }) => {
      const { method, path } = catalogue.operation(id);
      return effectOf({ id: id.replace('.', '_.'), method, path }) === effect;
    });
    expect(idle.map((row) => row.id)).toEqual([]);
  });
});

describe('effects', () => {
  it('are never read where a name promises a change, but for searches and validations', () => {
    const reads = catalogue
      .operations()
      .filter((operation) => operation.effect === 'read' && operation.method !== 'GET');
    const unexplained = reads.filter(
      ({ id, method, path }) =>
        method !== 'HEAD' && !/search(es)?$/.test(path) && !rows.some((row) => row.id === id),
    );
    expect(unexplained.map((operation) => operation.id)).toEqual([]);
  });

  it('are reviewed where name and method disagree', () => {
    const disagreeing = catalogue.operations().filter(({ operationId, method }) => {
      const promise = PROMISES.find(([name]) => name.test(operationId));
      return promise && !promise[1].includes(method);
    });
    // Deletions by PUT or POST: nothing that a name calls a deletion may pass as a mere write.
    const deletions = disagreeing.filter(({ operationId }) => /^(delete|remove)/.test(operationId));
    expect(deletions.filter(({ effect }) => effect === 'read' || effect === 'money')).toEqual([]);
    const mere = deletions.filter(({ effect }) => effect === 'write').map(({ id }) => id);
    expect(mere.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
    expect(disagreeing).toHaveLength(39);
  });

  it.each([
    ['rsv.postReservation', 'write'],
    ['rsv.postCancelReservation', 'destructive'],
    ['fof.postCheckIn', 'write'],
    ['fof.deleteCheckin', 'destructive'],
    ['csh.postBillingPayment', 'money'],
    ['csh.postCheckOut', 'money'],
    ['csh.getFolio', 'read'],
    ['int.getBusinessEvents', 'destructive'],
    ['csh.getCashierLock', 'write'],
    ['hsk.postOutOfOrderRooms', 'destructive'],
    ['blk.putBlockStatus', 'destructive'],
    ['crm.deleteProfile', 'destructive'],
    ['rmcfg.postRoomTypes', 'destructive'],
    ['rsv.searchHotelReservations', 'read'],
    ['lov.validateListOfValues', 'read'],
  ])('%s is %s', (id, effect) => {
    expect(catalogue.operation(id).effect).toBe(effect);
  });
});
