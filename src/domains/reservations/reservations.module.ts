import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ProfilesModule } from '../profiles/profiles.module.js';
import { BookingCheck } from './booking-check.service.js';
import { BookingLookup } from './booking-lookup.service.js';
import { BookingService } from './booking.service.js';
import { CancellationService } from './cancellation.service.js';
import { ChangeService } from './change.service.js';
import { StayCompletion } from './stay-completion.service.js';
import { AlertService } from './alert.service.js';
import { GuestMessageService } from './guest-message.service.js';
import { StayWriter } from './stay-writer.service.js';
import { TraceService } from './trace.service.js';
import { ReinstatementService } from './reinstatement.service.js';
import { StayExtrasService } from './stay-extras.service.js';
import { TurnawayService } from './turnaway.service.js';
import { UpsellService } from './upsell.service.js';
import { BookingOrders } from './booking-orders.service.js';
import { BulkBookingService } from './bulk-booking.service.js';
import { CompanionService } from './companion.service.js';
import { CopyService } from './copy.service.js';
import { ShareService } from './share.service.js';
import { StayFinder } from './stay-finder.service.js';
import { StayReader } from './stay-reader.service.js';
import { StaySearchService } from './stay-search.service.js';
import { ReservationResource } from './resources/reservation.resource.js';
import { RESERVATION_TOOLS } from './tools/index.js';

/** Stays: found, opened, booked, changed and cancelled. */
@Module({
  imports: [ConfigurationModule, AvailabilityModule, ProfilesModule],
  providers: [
    StaySearchService,
    StayCompletion,
    StayFinder,
    StayReader,
    BookingCheck,
    BookingLookup,
    BookingService,
    ChangeService,
    CancellationService,
    StayWriter,
    ShareService,
    CopyService,
    CompanionService,
    BulkBookingService,
    BookingOrders,
    UpsellService,
    TurnawayService,
    StayExtrasService,
    ReinstatementService,
    TraceService,
    GuestMessageService,
    AlertService,
    ReservationResource,
    ...RESERVATION_TOOLS,
  ],
  exports: [
    StayCompletion,
    StaySearchService,
    StayFinder,
    StayReader,
    BookingService,
    ChangeService,
    CancellationService,
    TraceService,
  ],
})
export class ReservationsModule {}
