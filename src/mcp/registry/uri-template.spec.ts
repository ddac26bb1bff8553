import { uriTemplate } from './uri-template.js';

describe('uriTemplate', () => {
  const rates = uriTemplate('opera://hotels/{hotelId}/rates/{code}');

  it('reads variables, decoded', () => {
    expect(rates.variables).toEqual(['hotelId', 'code']);
    expect(rates.match('opera://hotels/SAND01/rates/BAR%2F1')).toEqual({ hotelId: 'SAND01', code: 'BAR/1' });
  });

  it.each([
    'opera://hotels/SAND01/rates/',
    'opera://hotels/SAND01/rates/a/b',
    'opera://hotels//rates/BAR',
    'opera://hotels/SAND01/rates/%E0%A4%A',
    'xopera://hotels/SAND01/rates/BAR',
  ])('does not fit %s', (uri) => {
    expect(rates.match(uri)).toBeUndefined();
  });

  it('takes the rest of the template literally', () => {
    expect(uriTemplate('a.b://{x}').match('aXb://1')).toBeUndefined();
  });
});
