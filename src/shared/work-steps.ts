import { Fault } from '../kernel/fault.js';

/**
 * The account of a job that takes several changes in OPERA: what is done, what is next, what is still to do.
 * When one step fails, the error says so, because OPERA takes nothing back by itself.
 */
export class WorkSteps {
  private readonly finished: string[] = [];
  private ahead: string[];

  /**
   * @param planned names of the steps to come, in order, as people would say them ("assign room 512")
   * @param goOn what to do after a failure, one sentence
   */
  constructor(
    planned: readonly string[],
    private readonly goOn: string,
  ) {
    this.ahead = [...planned];
  }

  /** What was done so far. */
  get done(): readonly string[] {
    return this.finished;
  }

  /** Puts further steps before `before`, or at the end. */
  plan(names: readonly string[], before?: string): void {
    const place = before === undefined ? -1 : this.ahead.indexOf(before);
    this.ahead.splice(place < 0 ? this.ahead.length : place, 0, ...names);
  }

  /** Drops a step that turned out not to be needed. */
  skip(name: string): void {
    this.ahead = this.ahead.filter((step) => step !== name);
  }

  /**
   * Does one step.
   * @param saying how the step reads once done; its name unless told
   * Throws the step's Fault, with `data.done`, `data.failed` and `data.notDone` and both texts extended.
   */
  async step<T>(name: string, work: () => Promise<T>, saying?: (result: T) => string): Promise<T> {
    try {
      const result = await work();
      this.skip(name);
      this.finished.push(saying === undefined ? name : saying(result));
      return result;
    } catch (error) {
      throw error instanceof Fault ? this.told(name, error) : error;
    }
  }

  private told(name: string, fault: Fault): Fault {
    const notDone = this.ahead.filter((step) => step !== name);
    const before =
      this.finished.length === 0
        ? 'Nothing was changed before it.'
        : `Already done: ${this.finished.join('; ')}.`;
    const after = notDone.length === 0 ? '' : ` Not done: ${notDone.join('; ')}.`;
    return new Fault(fault.code, {
      ...fault.details,
      message: `This step failed: ${name}. ${fault.message} ${before}${after}`,
      advice: `${fault.advice} ${this.goOn}`,
      data: { ...fault.details.data, done: this.finished, failed: name, notDone },
      cause: fault,
    });
  }
}
