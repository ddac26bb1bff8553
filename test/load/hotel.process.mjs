/** A sandbox in a process of its own, its settings as the one argument, its connection as the one message. */
import { startSandbox } from '../../dist/sandbox/sandbox.js';

const sandbox = await startSandbox({ port: 0, rememberedCalls: 0, ...JSON.parse(process.argv[2]) });
process.send(sandbox.connection);
process.once('disconnect', () => process.exit());
