import type { DoctorReport, Finding } from '../../opera/doctor/doctor.report.js';
import type { DoctorAnswer } from './doctor.schema.js';

const MENDERS = {
  operator: 'the operator of this server',
  hotel: 'the hotel’s OPERA administrator',
  oracle: 'Oracle support',
} as const;

/** The report without what is in order, which is only named. */
export function doctorAnswer({ status, version, findings, modules }: DoctorReport): DoctorAnswer {
  return {
    status,
    ...(version !== undefined && { operaVersion: version }),
    passed: findings.filter((finding) => finding.status === 'ok').map(({ check }) => check),
    problems: findings.filter((finding) => finding.status !== 'ok').map(problem),
    closedModules: modules
      .filter(({ state }) => state !== 'subscribed')
      .map(({ module, state }) => `${module} (${state})`),
  };
}

function problem({ check, status, found, fix, mender }: Finding): DoctorAnswer['problems'][number] {
  return {
    check,
    status,
    found,
    ...(fix !== undefined && { fix }),
    ...(mender !== undefined && { mender: MENDERS[mender] }),
  };
}
