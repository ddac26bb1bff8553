import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { LoyaltyService } from './loyalty.service.js';
import { PreferenceService } from './preference.service.js';
import { ProfileChangeService } from './profile-change.service.js';
import { ProfileFinder } from './profile-finder.service.js';
import { ProfileMergeService } from './profile-merge.service.js';
import { ProfileRegistrationService } from './profile-registration.service.js';
import { ProfileSearchService } from './profile-search.service.js';
import { ProfileResource } from './resources/profile.resource.js';
import { PROFILES_TOOLS } from './tools/index.js';

/** Guests, companies, agents and groups. */
@Module({
  imports: [ConfigurationModule],
  providers: [
    ProfileSearchService,
    ProfileRegistrationService,
    ProfileFinder,
    ProfileChangeService,
    ProfileMergeService,
    PreferenceService,
    LoyaltyService,
    ProfileResource,
    ...PROFILES_TOOLS,
  ],
  exports: [ProfileSearchService, ProfileRegistrationService, ProfileFinder],
})
export class ProfilesModule {}
