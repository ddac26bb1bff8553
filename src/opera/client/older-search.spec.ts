import { Catalogue } from '../catalogue/catalogue.js';
import { asOlderSearch } from './older-search.js';

const catalogue = Catalogue.open();

describe('asOlderSearch', () => {
  const twins = catalogue
    .operations()
    .filter((fact) => fact.olderTwin !== undefined && /search(es)?$/.test(fact.path));

  it('finds a place in the older search for every criterion of every newer one', () => {
    expect(twins.length).toBeGreaterThan(30);
    const lost: string[] = [];
    for (const newer of twins) {
      const older = catalogue.operation(newer.olderTwin!, '25.5');
      const schema = catalogue.bodySchema(newer.id) as { properties?: object; $defs?: object; $ref?: string };
      for (const [name, property] of Object.entries(propertiesOf(schema))) {
        const value = (property as { type?: string }).type === 'array' ? ['1'] : '1';
        try {
          asOlderSearch(older, {}, { [name]: value });
        } catch {
          // New in 26.x where the GET of that release has it too: the older OPERA cannot do it at all.
          const since = catalogue
            .find(newer.olderTwin!)
            ?.parameters.some((parameter) => parameter.name === name);
          if (since !== true) lost.push(`${newer.id} ${name}`);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  it('renames what Oracle renamed', () => {
    const profiles = catalogue.operation('crm.getProfiles', '25.5');
    expect(asOlderSearch(profiles, { limit: 5 }, { taxId: '7' })).toEqual({ limit: 5, taxID: '7' });
  });

  it('says which criterion the older search lacks', () => {
    const older = catalogue.operation('rsv.getHotelReservations', '25.5');
    expect(() => asOlderSearch(older, {}, { novelty: 'x' })).toThrow(
      expect.objectContaining({
        code: 'OPERA_VERSION_UNSUPPORTED',
        details: expect.objectContaining({ field: 'body.novelty' }),
      }),
    );
    expect(() => asOlderSearch(older, {}, { surname: { deep: 1 } })).toThrow('surname');
  });
});

function propertiesOf(schema: { properties?: object; $ref?: string; $defs?: object } | undefined): object {
  if (schema?.properties) return schema.properties;
  const name = schema?.$ref?.split('/').at(-1);
  const definitions = (schema?.$defs ??
    (schema as { definitions?: object } | undefined)?.definitions ??
    {}) as Record<string, { properties?: object }>;
  return (name === undefined ? undefined : definitions[name]?.properties) ?? {};
}
