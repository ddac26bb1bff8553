import { jest } from '@jest/globals';

// A shared machine may stop a process for seconds in the middle of a test. The first failure is printed, and counts as noise
// only if the second run passes; a test that needs this more than once in a while is to be mended.
jest.retryTimes(process.env.CI === undefined ? 0 : 1, { logErrorsBeforeRetry: true });
