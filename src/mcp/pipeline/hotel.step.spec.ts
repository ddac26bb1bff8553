import { LOCAL_CALLER, type Caller } from '../../auth/caller.js';
import { hotelInPassing, resolveHotel } from './hotel.step.js';

const anywhere = LOCAL_CALLER;
const here: Caller = { ...LOCAL_CALLER, hotels: ['SAND01'] };
const both: Caller = { ...LOCAL_CALLER, hotels: ['SAND01', 'SAND02'] };
const nothing = { hotels: [] };

describe('resolveHotel', () => {
  it.each([
    [anywhere, nothing, 'ANY', 'ANY'],
    [anywhere, { defaultHotelId: 'SAND02', hotels: [] }, undefined, 'SAND02'],
    [anywhere, { hotels: ['ONLY'] }, undefined, 'ONLY'],
    [here, { defaultHotelId: 'SAND02', hotels: [] }, undefined, 'SAND01'],
    [both, { defaultHotelId: 'SAND02', hotels: [] }, undefined, 'SAND02'],
    [both, nothing, 'SAND01', 'SAND01'],
  ])('case %#', (caller, settings, named, expected) => {
    expect(resolveHotel(caller, settings, named)).toBe(expected);
  });

  it.each([
    [here, nothing, 'SAND02', 'AUTH_HOTEL_FORBIDDEN'],
    [both, { defaultHotelId: 'OTHER', hotels: [] }, undefined, 'INPUT_INVALID'],
    [anywhere, { hotels: ['SAND01', 'SAND02'] }, 'SAND03', 'OPERA_HOTEL_UNKNOWN'],
    [anywhere, { hotels: ['SAND01', 'SAND02'] }, undefined, 'INPUT_INVALID'],
    [{ ...here, hotels: [] }, nothing, 'SAND01', 'AUTH_HOTEL_FORBIDDEN'],
  ])('refusal %#', (caller, settings, named, code) => {
    expect(() => resolveHotel(caller, settings, named)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('needs none for tools about the chain', () => {
    expect(hotelInPassing(anywhere, nothing)).toBe('');
    expect(hotelInPassing(here, nothing)).toBe('SAND01');
  });
});
