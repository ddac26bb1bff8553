/** Cuts a byte stream into lines of bounded length; a longer line is dropped whole and reported. */
export class LineSplitter {
  private parts: Buffer[] = [];
  private length = 0;
  private dropping = false;

  constructor(
    private readonly maxBytes: number,
    private readonly onLine: (line: string) => void,
    private readonly onTooLong: () => void,
  ) {}

  /** Takes the next bytes, in any portions. */
  push(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      this.add(rest.subarray(0, end));
      this.finish();
      rest = rest.subarray(end + 1);
    }
    this.add(rest);
  }

  /** The stream ended: what is left is the last line. */
  end(): void {
    this.finish();
  }

  private add(part: Buffer): void {
    if (this.dropping || part.length === 0) return;
    this.length += part.length;
    if (this.length <= this.maxBytes) this.parts.push(part);
    else {
      this.dropping = true;
      this.parts = [];
      this.onTooLong();
    }
  }

  private finish(): void {
    const line = this.dropping ? '' : Buffer.concat(this.parts).toString('utf8').trim();
    this.parts = [];
    this.length = 0;
    this.dropping = false;
    if (line !== '') this.onLine(line);
  }
}
