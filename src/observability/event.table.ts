/** What of business is told: happened at a hotel through us, by which record, never for whom. */
export const BUSINESS_EVENTS = [
  'reservation_created',
  'reservation_changed',
  'reservation_cancelled',
  'profile_created',
  'profile_changed',
  'room_assigned',
  'guest_checked_in',
  'guest_checked_out',
  'charge_posted',
  'payment_taken',
  'housekeeping_changed',
  'block_changed',
  'activity_changed',
  'configuration_changed',
  'operation_carried_out',
] as const;
export type BusinessEvent = (typeof BUSINESS_EVENTS)[number];

/** Tools whose success is an event, by name; other changing tools are told by their toolset below. */
export const EVENT_OF_TOOL: Readonly<Record<string, BusinessEvent>> = {
  create_reservation: 'reservation_created',
  modify_reservation: 'reservation_changed',
  cancel_reservation: 'reservation_cancelled',
  create_guest_profile: 'profile_created',
  assign_room: 'room_assigned',
  check_in_guest: 'guest_checked_in',
  check_out_guest: 'guest_checked_out',
  post_charge_to_room: 'charge_posted',
  process_payment: 'payment_taken',
};

/** Event of a changing tool that has none of its own. */
export const EVENT_OF_TOOLSET: Readonly<Record<string, BusinessEvent>> = {
  reservations: 'reservation_changed',
  availability: 'reservation_changed',
  profiles: 'profile_changed',
  'front-desk': 'reservation_changed',
  housekeeping: 'housekeeping_changed',
  cashiering: 'charge_posted',
  blocks: 'block_changed',
  activities: 'activity_changed',
  configuration: 'configuration_changed',
  reporting: 'operation_carried_out',
  system: 'operation_carried_out',
  operations: 'operation_carried_out',
};

/** What may point to an attack or a mistake in rights. */
export const SECURITY_EVENTS = [
  'authentication_failed',
  'scope_refused',
  'malformed_request',
  'origin_refused',
  'hotel_refused',
  'quota_exceeded',
  'card_number_offered',
  'consent_misused',
  'cursor_misused',
  'session_misused',
  'request_state_misused',
] as const;
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

/** Ends of a tool call that are security events too. */
export const SECURITY_OF_OUTCOME: Readonly<Record<string, SecurityEvent>> = {
  AUTH_REQUIRED: 'authentication_failed',
  AUTH_SCOPE_MISSING: 'scope_refused',
  AUTH_READ_ONLY: 'scope_refused',
  AUTH_HOTEL_FORBIDDEN: 'hotel_refused',
  INPUT_CARD_NUMBER: 'card_number_offered',
  CONFIRMATION_INVALID: 'consent_misused',
  CONFIRMATION_USED: 'consent_misused',
  CURSOR_INVALID: 'cursor_misused',
};
