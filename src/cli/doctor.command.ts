import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { AppModule } from '../app.module.js';
import type { Config } from '../config/config.js';
import { LOCAL_CALLER } from '../auth/caller.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../kernel/ids.js';
import type { DoctorReport, Finding } from '../opera/doctor/doctor.report.js';
import { Doctor } from '../opera/doctor/doctor.js';
import { compose } from './composition.js';

interface DoctorFlags {
  readonly hotel?: string;
  readonly json?: boolean;
}

const EXAMINE_WITHIN_MS = 120_000;
const SIGNS = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ', skipped: 'skipped' } as const;
const MENDERS = {
  operator: 'whoever runs this server',
  hotel: "the hotel's OPERA administrator",
  oracle: 'Oracle support, if it stays so',
} as const;

/** `opera-cloud-mcp doctor`: what is missing between this server and OPERA, and who can mend it. Exit code 1 on failures. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check token, hotel, subscriptions, version, cashier, clock and pace')
    .option('--hotel <code>', 'examine only this hotel')
    .option('--json', 'print the report as JSON')
    .action(doctor);
}

async function doctor(flags: DoctorFlags): Promise<void> {
  const { config, sandbox } = await compose();
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, 'stdio'), {
    logger: false,
  });
  try {
    const reports: DoctorReport[] = [];
    for (const hotelId of hotelsOf(config, flags)) {
      const deadline = app.get<Clock>(Clock).monotonic() + EXAMINE_WITHIN_MS;
      const requestId = app.get<Ids>(Ids).uuid();
      const signal = new AbortController().signal;
      reports.push(
        await app.get(Doctor).examine({ caller: LOCAL_CALLER, hotelId, requestId, signal, deadline }),
      );
    }
    process.stdout.write(
      flags.json ? `${JSON.stringify(reports, null, 2)}\n` : reports.map(readable).join('\n'),
    );
    if (sandbox !== undefined && !flags.json) {
      process.stdout.write('\nNo OPERA credentials are set: this was the sandbox.\n');
    }
    if (reports.length === 0)
      process.stdout.write('No hotel to examine: set OPERA_DEFAULT_HOTEL_ID or give --hotel.\n');
    if (reports.length === 0 || reports.some(({ status }) => status === 'failed')) process.exitCode = 1;
  } finally {
    await app.close();
    await sandbox?.stop();
  }
}

function hotelsOf({ opera }: Config, flags: DoctorFlags): string[] {
  if (flags.hotel !== undefined) return [flags.hotel];
  const hotels = opera.defaultHotelId === undefined ? opera.hotels : [opera.defaultHotelId, ...opera.hotels];
  return [...new Set(hotels)];
}

/** The report for a terminal. */
export function readable(report: DoctorReport): string {
  const lines = [`Hotel ${report.hotelId} behind ${report.gateway}: ${report.status}`];
  for (const finding of report.findings) lines.push(...findingLines(finding));
  const others = report.modules.filter(({ state }) => state !== 'subscribed');
  if (others.length > 0) {
    lines.push(`  modules not open: ${others.map(({ module, state }) => `${module} (${state})`).join(', ')}`);
  }
  return `${lines.join('\n')}\n`;
}

function findingLines({ check, status, found, fix, mender }: Finding): string[] {
  const lines = [`  ${SIGNS[status]}  ${check.padEnd(15)}  ${found}`];
  const indent = ' '.repeat(28);
  if (fix !== undefined) lines.push(`${indent}${fix}`);
  if (mender !== undefined) lines.push(`${indent}Who: ${MENDERS[mender]}.`);
  return lines;
}
