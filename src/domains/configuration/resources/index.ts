import { BusinessDateResource } from './business-date.resource.js';
import { HotelCompletion } from './hotel-completion.js';
import { HotelResource } from './hotel.resource.js';
import { HotelsResource } from './hotels.resource.js';
import { RoomTypesResource } from './room-types.resource.js';

/** Hotels as resources, and what offers their codes. */
export const CONFIGURATION_RESOURCES = [
  HotelCompletion,
  HotelsResource,
  HotelResource,
  BusinessDateResource,
  RoomTypesResource,
] as const;
