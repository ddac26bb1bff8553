import type { HotelWords } from './hotel-words.js';

/** The house itself, lists of values, reports, interfaces. */
export const HOUSE_WORDS: HotelWords = {
  'bof.getBusinessDate':
    'what is the business date, which date is it in opera, has the day been closed, date of the hotel, is the hotel on the next day already',
  'entcfg.getHotels':
    'which hotels do we have, list of hotels, hotels of the chain, hotel codes, our properties',
  'entcfg.getHotel':
    'about one hotel, address of the hotel, check-in time of the hotel, time zone of the hotel, phone of the hotel, currency of the hotel',
  'entcfg.getHotelCalendar': 'calendar of the hotel, local events, fairs and holidays, day types',
  'entcfg.searchTelephoneBookEntries':
    'phone numbers of taxi and restaurants, telephone directory, phone number of the taxi, internal phone list',
  'entcfg.getTransportation': 'transport the hotel offers, airport shuttle, limousine',
  'entcfg.getAttractions': 'sights and attractions near the hotel, what can guests see around',
  'entcfg.getDepartments': 'departments of the hotel',
  'entcfg.getAirports': 'airports near the hotel',
  'rmcfg.getRoomTypes':
    'room types of the hotel, which kinds of rooms do we have, description of a room type',
  'rmcfg.getRooms':
    'all rooms of the hotel, list of rooms with floor and features, how many rooms has the hotel',
  'rmcfg.getRoomFeatures': 'features of rooms such as balcony',
  'rmcfg.getRoomMoveReasons': 'reasons for a room move',
  'rmcfg.getOutOfOrderServiceReasons': 'reasons for out of order',
  'rmcfg.getHotelRoomMaintenanceReasons': 'reasons for maintenance',
  'repcfg.getReports': 'which reports exist, list of reports',
  'repcfg.getReportParameters': 'what a report asks for, parameters of a report',
  'lov.getListOfValues':
    'list of values, valid codes, valid codes for the market segment, valid values of a field, possible codes, codes that are allowed, choices, list of market codes, list of source codes, cancellation reasons, list of countries, vip levels, list of nationalities, payment types, titles and salutations, languages, which codes exist for a field, what codes are there, codes for the source of business, reason codes, which payment types are accepted, types of guests',
  'lov.getLOVNames': 'which lists of values exist, names of the lists',
  'int.getBusinessEvents': 'queue of business events, fetch events for another system',
  'rsv.pingReservationService':
    'which version does the hotel run, is the interface alive, is opera reachable, does the connection to opera work',
  'invasync.startRevenueInventoryStatisticsProcess':
    'extract of revenue and inventory as a job, long period of statistics',
  'upselloffers.getUpsellOffers': 'upsell offers published to guests',
  'rmr.searchRoomOwners': 'owners of apartments, condominium owners',
  'dvm.getDataValueMappings':
    'how are codes of another system mapped, code mapping, mapping of codes, which code does the partner use, external code for our code',
  'rmcfg.putRoomTypeDescription': 'change the description of a room type',
};
