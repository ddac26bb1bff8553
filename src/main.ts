#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { refuse } from './cli/refuse.js';
import { NAME, VERSION } from './identity.js';

/** Loaded when asked for, so that no command pays for another's modules. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./cli/serve.command.js')).serveCommand(),
  stdio: async () => (await import('./cli/stdio.command.js')).stdioCommand(),
  sandbox: async () => (await import('./cli/sandbox.command.js')).sandboxCommand(),
  doctor: async () => (await import('./cli/doctor.command.js')).doctorCommand(),
  key: async () => (await import('./cli/key.command.js')).keyCommand(),
  audit: async () => (await import('./cli/audit.command.js')).auditCommand(),
  catalogue: async () => (await import('./cli/catalogue.command.js')).catalogueCommand(),
};

async function main(): Promise<void> {
  const program = new Command(NAME).description('MCP server for Oracle OPERA Cloud').version(VERSION);
  const asked = COMMANDS[process.argv[2] ?? 'serve'];
  const needed = asked === undefined ? Object.values(COMMANDS) : [asked];
  for (const load of needed) program.addCommand(await load());
  await program.parseAsync(process.argv.length > 2 ? process.argv : [...process.argv, 'serve']);
}

try {
  await main();
} catch (error) {
  refuse(error);
}
