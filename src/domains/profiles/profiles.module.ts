import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ProfileRegistrationService } from './profile-registration.service.js';
import { ProfileSearchService } from './profile-search.service.js';
import { PROFILES_TOOLS } from './tools/index.js';

/** Guests, companies, agents and groups. */
@Module({
  imports: [ConfigurationModule],
  providers: [ProfileSearchService, ProfileRegistrationService, ...PROFILES_TOOLS],
  exports: [ProfileSearchService, ProfileRegistrationService],
})
export class ProfilesModule {}
