import { FRESH_QUESTIONS } from '../../../../test/support/fresh-questions.table.js';
import { STAFF_QUESTIONS } from '../../../../test/support/staff-questions.table.js';
import { Catalogue } from '../catalogue.js';
import { ALIASES } from './alias.table.js';
import { HOTEL_WORDS } from './hotel-words/hotel-words.js';
import { OperationSearch } from './operation.search.js';

const catalogue = Catalogue.open();
const search = new OperationSearch(catalogue);

function place(question: string, answers: string): number {
  const ids = search.searchOperations(question, { limit: 10 }).map((hit) => hit.operation.id);
  return ids.findIndex((id) => answers.split(' ').includes(id));
}

describe('the search for operations', () => {
  it('answers questions of hotel staff', () => {
    expect(STAFF_QUESTIONS.length).toBeGreaterThanOrEqual(120);
    const places = STAFF_QUESTIONS.map(([question, answers]) => ({ question, at: place(question, answers) }));
    const missed = places.filter(({ at }) => at < 0 || at >= 5).map(({ question }) => question);
    const first = places.filter(({ at }) => at === 0);
    expect({ missed, inFive: 1 - missed.length / places.length >= 0.95 }).toMatchObject({ inFive: true });
    expect(first.length / places.length).toBeGreaterThanOrEqual(0.75);
  });

  it('answers questions of a second hand, in everyday words', () => {
    const places = FRESH_QUESTIONS.map(([question, answers]) => place(question, answers));
    expect(places.filter((at) => at >= 0 && at < 5).length / places.length).toBeGreaterThanOrEqual(0.95);
    expect(places.filter((at) => at === 0).length / places.length).toBeGreaterThanOrEqual(0.75);
  });

  it('has no question that copies a name', () => {
    const copied = STAFF_QUESTIONS.filter(([question, answers]) =>
      answers
        .split(' ')
        .some((id) => question.toLowerCase().includes(id.slice(id.indexOf('.') + 1).toLowerCase())),
    );
    expect(copied).toEqual([]);
  });

  it('finds the older form of a search for an older release', () => {
    const [hit] = search.searchOperations('look up a reservation by confirmation number', {
      release: '25.5',
    });
    expect(['rsv.getHotelReservations', 'rsv.getReservationsSummary']).toContain(hit?.operation.id);
  });

  it('finds an operation by its name, and by the stale names of the workflow description', () => {
    expect(search.searchOperations('postcheckin')[0]?.operation.id).toBe('fof.postCheckIn');
    expect(search.searchOperations('csh.getFolio')[0]?.operation.id).toBe('csh.getFolio');
    for (const [stale, id] of Object.entries(ALIASES)) {
      expect(search.searchOperations(stale)[0]?.operation.id).toBe(id);
    }
  });

  it('keeps to module, effect, limit, and hides what is deprecated', () => {
    const hits = search.searchOperations('reservations', { module: 'fof', effect: 'read', limit: 3 });
    expect(hits).toHaveLength(3);
    expect(hits.every(({ operation }) => operation.module === 'fof' && operation.effect === 'read')).toBe(
      true,
    );
    const old = (deprecated: boolean) =>
      search
        .searchOperations('hotel reservations', { deprecated, limit: 50 })
        .some((hit) => hit.operation.deprecated);
    expect([old(false), old(true)]).toEqual([false, true]);
  });

  it('offers set-up when asked for it', () => {
    const ids = (query: string, configuration?: boolean) =>
      search.searchOperations(query, { configuration, limit: 5 }).map((hit) => hit.operation);
    expect(ids('set up a new cancellation code')[0]?.configuration).toBe(true);
    expect(ids('set up a new cancellation code', false).some((operation) => operation.configuration)).toBe(
      false,
    );
    expect(ids('cancel a booking').some((operation) => operation.configuration)).toBe(false);
  });

  it('bears anything as a question', () => {
    for (const query of ['', '   ', '204', '¿?', 'x'.repeat(10_000), 'constructor __proto__', '((((']) {
      expect(Array.isArray(search.searchOperations(query))).toBe(true);
    }
    expect(search.searchOperations('')).toEqual([]);
  });

  it('has hotel words only for operations that exist', () => {
    const ids = [...Object.keys(HOTEL_WORDS), ...Object.values(ALIASES)];
    expect(ids.filter((id) => catalogue.find(id) === undefined)).toEqual([]);
  });
});
