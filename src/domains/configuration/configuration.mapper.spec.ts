import { readBusinessDate } from './business-date.mapper.js';
import { readCodes } from './code-list.mapper.js';
import { readHotels } from './hotel-list.mapper.js';

describe('business date', () => {
  it('is that of the hotel asked for, without a time', () => {
    const hotels = [
      { hotelId: 'SAND01', businessDate: '2026-03-10' },
      { hotelId: 'SAND02', businessDate: '2026-03-09T00:00:00' },
    ];
    expect(readBusinessDate({ hotels }, 'SAND02')).toBe('2026-03-09');
  });

  it('is unknown for no answer, another hotel or no date', () => {
    const other = { hotelId: 'SAND02', businessDate: '2026-03-09' };
    expect(readBusinessDate(undefined, 'SAND01')).toBeUndefined();
    expect(readBusinessDate({ hotels: [other, { hotelId: 'SAND03' }] }, 'SAND01')).toBeUndefined();
    expect(
      readBusinessDate({ hotels: [{ hotelId: 'SAND01', businessDate: 'soon' }] }, 'SAND01'),
    ).toBeUndefined();
  });
});

describe('lists of codes', () => {
  it('leaves out what is inactive or has no code', () => {
    const items = [
      { code: 'STQ', name: 'Standard', description: 'Standard Queen', active: true },
      { code: 'OLD', description: 'Gone', active: false },
      { name: 'Clean' },
      { description: 'nothing' },
    ];
    expect(readCodes({ listOfValues: { items } })).toEqual([
      { code: 'STQ', description: 'Standard Queen' },
      { code: 'Clean', description: 'Clean' },
    ]);
    expect(readCodes(undefined)).toEqual([]);
  });
});

describe('hotels', () => {
  it('are named by their code when they have no name', () => {
    const hotelSummaryInfoList = [
      { hotelId: 'A', hotelName: 'Harbour', chainCode: 'C' },
      { hotelId: 'B' },
      { hotelName: '?' },
    ];
    expect(readHotels({ hotelSummaryInfoList })).toEqual([
      { hotelId: 'A', name: 'Harbour', chainCode: 'C' },
      { hotelId: 'B', name: 'B', chainCode: undefined },
    ]);
  });
});
