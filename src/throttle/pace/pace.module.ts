import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Pace } from '../pace.js';
import { MemoryPace, type PaceSettings } from './memory.pace.js';

/** Provides `Pace`. */
@Module({})
export class PaceModule {
  /** @param settings rate, burst and queue of every gateway */
  static forRoot(settings: PaceSettings): DynamicModule {
    return {
      module: PaceModule,
      providers: [
        { provide: Pace, inject: [Clock], useFactory: (clock: Clock) => new MemoryPace(settings, clock) },
      ],
      exports: [Pace],
    };
  }
}
