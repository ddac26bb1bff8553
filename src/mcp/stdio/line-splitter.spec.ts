import { LineSplitter } from './line-splitter.js';

describe('LineSplitter', () => {
  function split(chunks: string[], maxBytes = 10): string[] {
    const lines: string[] = [];
    const splitter = new LineSplitter(
      maxBytes,
      (line) => lines.push(line),
      () => lines.push('TOO LONG'),
    );
    for (const chunk of chunks) splitter.push(Buffer.from(chunk));
    splitter.end();
    return lines;
  }

  it('cuts lines whatever the portions', () => {
    expect(split(['ab', 'c\nde', 'f\r\n', '\n\n', 'g'])).toEqual(['abc', 'def', 'g']);
  });

  it('keeps characters whole that come in two portions', () => {
    const bytes = Buffer.from('ä\n');
    const lines: string[] = [];
    const splitter = new LineSplitter(
      10,
      (line) => lines.push(line),
      () => undefined,
    );
    splitter.push(bytes.subarray(0, 1));
    splitter.push(bytes.subarray(1));
    expect(lines).toEqual(['ä']);
  });

  it('drops a line that is too long, once, and goes on', () => {
    expect(split(['0123456789', 'X', 'Y', '\nok\n'])).toEqual(['TOO LONG', 'ok']);
  });
});
