import { Module } from '@nestjs/common';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { promptOf } from './routine.prompt.js';
import { ROUTINES } from './routines.table.js';

/** The routines of a hotel's day, as prompts. */
@Module({ imports: [ReservationsModule], providers: ROUTINES.map(promptOf) })
export class RoutinesModule {}
