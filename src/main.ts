#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { catalogueCommand } from './cli/catalogue.command.js';
import { doctorCommand } from './cli/doctor.command.js';
import { refuse } from './cli/refuse.js';
import { sandboxCommand } from './cli/sandbox.command.js';
import { serveCommand } from './cli/serve.command.js';
import { stdioCommand } from './cli/stdio.command.js';
import { NAME, VERSION } from './identity.js';

const program = new Command(NAME)
  .description('MCP server for Oracle OPERA Cloud')
  .version(VERSION)
  .addCommand(serveCommand(), { isDefault: true })
  .addCommand(stdioCommand())
  .addCommand(sandboxCommand())
  .addCommand(doctorCommand())
  .addCommand(catalogueCommand());

try {
  await program.parseAsync();
} catch (error) {
  refuse(error);
}
