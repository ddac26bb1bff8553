/** Retries saved up by a quiet start. */
const INITIAL = 10;
const MOST = 20;

/** Keeps retries a share of the traffic: a gateway in trouble must not get more calls than a healthy one. */
export class RetryBudget {
  private readonly credit = new Map<string, number>();

  /** @param ratio retries earned by each first attempt */
  constructor(private readonly ratio: number) {}

  /** A first attempt goes out. */
  called(gateway: string): void {
    this.credit.set(gateway, Math.min(MOST, this.left(gateway) + this.ratio));
  }

  /** Takes one retry; false when the budget is used up. */
  take(gateway: string): boolean {
    const left = this.left(gateway);
    if (left < 1) return false;
    this.credit.set(gateway, left - 1);
    return true;
  }

  private left(gateway: string): number {
    return this.credit.get(gateway) ?? INITIAL;
  }
}
