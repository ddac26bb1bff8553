import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { wireId } from '../../wire/ids.wire.js';
import { pageOf } from '../../wire/paging.js';
import { REPORT_GROUPS, type ReportRow, REPORTS } from './reports.table.js';

const text = (defaultText: string): object => ({ defaultText });

/** The catalogue of reports; no operation of OPERA runs one. */
function getReports(call: Call): Answer {
  const { query, hotel } = call;
  const name = query.text('name')?.replaceAll('%', '').toUpperCase();
  const found = REPORTS.filter(
    (report) =>
      (name === undefined || report.name.includes(name)) &&
      (query.text('group') ?? report.group) === report.group &&
      (query.text('excludeGroup') ?? '') !== report.group &&
      (query.text('id') ?? report.id) === report.id,
  );
  if (found.length === 0) return NONE;
  const { rows, facts } = pageOf(found, query, found.length);
  return ok({
    reports: {
      reports: rows.map((report) => ({
        moduleId: wireId(report.id, 'ReportId'),
        reportName: report.name,
        moduleType: 'Rep',
        reportDescription: text(report.description),
        reportGroupId: wireId(report.group, 'ReportGroupId'),
        reportGroup: report.group,
        reportGroupDescription: REPORT_GROUPS[report.group],
        hotel: hotel.profile.id,
        hasParameters: report.parameters.length > 0,
        sample: false,
        customized: false,
        canRunSeperate: true,
        multiPropertyReport: false,
        systemReport: true,
      })),
      hasMore: facts.hasMore,
      totalResults: facts.totalResults,
      count: facts.count,
    },
  });
}

function getGroups(call: Call): Answer {
  return ok({
    reportGroups: {
      reportGroup: Object.entries(REPORT_GROUPS).map(([name, description]) => ({
        moduleId: wireId(name, 'ReportGroupId'),
        name,
        description,
        defaultModuleType: 'Report',
        runSeparately: true,
        hasShiftReports: false,
        allowDelete: false,
      })),
      hotelId: call.hotel.profile.id,
      chainCode: call.hotel.profile.chainCode,
      reportCount: REPORTS.length,
    },
  });
}

function getParameters(call: Call): Answer {
  const id = call.query.required('id');
  const report = REPORTS.find((one) => one.id === id);
  if (!report) throw refuse('NOT_FOUND', `Report ${id} does not exist.`, 'id');
  return report.parameters.length === 0
    ? NONE
    : ok({ reportParameters: report.parameters.map((parameter, index) => parameterOf(parameter, index)) });
}

function parameterOf([name, label, dataType, value]: ReportRow['parameters'][number], index: number): object {
  return { name, label, dataType, value, orderBy: index + 1 };
}

export const REPORT_CATALOGUE_ROUTES: Routes = {
  'repcfg.getReports': getReports,
  'repcfg.getAllReports': getReports,
  'repcfg.getAllReportGroups': getGroups,
  'repcfg.getReportParameters': getParameters,
};
