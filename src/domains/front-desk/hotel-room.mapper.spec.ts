import { readRooms, readSuggestions } from './hotel-room.mapper.js';

describe('rooms from the wire', () => {
  it('reads number, type, floor, status and features', () => {
    const page = readRooms({
      hotelRoomsDetails: {
        room: [
          {
            roomId: '512',
            roomType: { roomType: 'DLX' },
            floor: '5',
            accessible: true,
            roomFeatures: [{ code: 'SEA' }, { description: 'Quiet' }, {}],
            housekeeping: { roomStatus: { roomStatus: 'Inspected', frontOfficeStatus: 'Vacant' } },
          },
          { floor: '6' },
        ],
      },
      hasMore: true,
      totalResults: 7,
    });
    expect(page).toEqual({
      rooms: [
        {
          room: '512',
          roomType: 'DLX',
          floor: '5',
          status: 'Inspected',
          occupancy: 'Vacant',
          features: ['SEA', 'Quiet'],
          accessible: true,
        },
      ],
      hasMore: true,
      total: 7,
    });
  });

  it('takes no body for no rooms', () => {
    expect(readRooms(undefined)).toEqual({ rooms: [], hasMore: false, total: undefined });
    expect(readSuggestions(undefined)).toEqual([]);
    expect(readSuggestions({ suggestedRoomsType: [{ roomId: '512' }, {}, { roomId: '614' }] })).toEqual([
      '512',
      '614',
    ]);
  });
});
