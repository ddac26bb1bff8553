import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { processEnvironment, readEnvironment } from '../config/environment.reader.js';
import { type AuditReport, checkAudit, type Checkpoint } from '../observability/audit/audit-check.js';
import { signatureCheck } from '../observability/audit/audit-signer.js';

interface VerifyOptions {
  readonly path?: string;
  readonly keyFile?: string;
  readonly expect?: string;
}

/** `audit verify [--path DIR] [--key-file FILE] [--expect SEQ:SEAL]`: whether anybody touched the audit, and where. */
export function auditCommand(): Command {
  const verify = new Command('verify')
    .description(
      'check that no line of the audit was changed, removed, added or moved; exit code 1 if one was',
    )
    .option('--path <dir>', 'folder of the files (default: MCP_AUDIT_DIR)')
    .option('--key-file <file>', 'file with the key, or with the public key (default: MCP_AUDIT_KEY)')
    .option('--expect <seq:seal>', 'a line known from the log (audit_checkpoint)')
    .action(run);
  return new Command('audit').description('the record of changes and consents').addCommand(verify);
}

async function run({ path, keyFile, expect }: VerifyOptions): Promise<void> {
  const environment =
    path === undefined || keyFile === undefined ? readEnvironment(processEnvironment()) : undefined;
  const directory = path ?? environment?.MCP_AUDIT_DIR;
  if (directory === undefined) throw new Error('Say where the audit is: --path DIR, or MCP_AUDIT_DIR.');
  const key = keyFile === undefined ? environment?.MCP_AUDIT_KEY : readFileSync(keyFile, 'utf8').trim();
  const check = key === undefined ? undefined : signatureCheck(key);
  const report = await checkAudit(resolve(directory), check, checkpointOf(expect));
  process.stdout.write(said(report, check !== undefined));
  if (report.problems.length > 0) process.exitCode = 1;
}

function checkpointOf(text: string | undefined): Checkpoint | undefined {
  if (text === undefined) return undefined;
  const found = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (found === null)
    throw new Error('--expect takes SEQ:SEAL, as a line audit_checkpoint of the log has them.');
  return { seq: Number(found[1]), seal: found[2]! };
}

/** The report for people. */
function said({ files, lines, from, to, seal, recovered, problems }: AuditReport, signed: boolean): string {
  const told = problems.map(({ file, line, kind, text }) => `${file}:${line} ${kind}: ${text}\n`);
  const torn = recovered > 0 ? `${recovered} lines were torn by a kill and owned up to\n` : '';
  const keyless = signed ? '' : 'signatures were not checked: no key was given\n';
  const range = from === undefined ? '' : `, ${from} to ${to}`;
  const verdict = problems.length === 0 ? 'untouched' : `TOUCHED: ${problems.length} findings`;
  const end = to === undefined ? '' : `newest line ${to}:${seal}\n`;
  return `${told.join('')}${torn}${keyless}${lines} lines${range} in ${files} files: ${verdict}\n${end}`;
}
