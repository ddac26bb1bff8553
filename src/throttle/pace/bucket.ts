/** How fast requests may go to one gateway. */
export interface PaceSettings {
  readonly requestsPerSecond: number;
  /** Requests at once after a pause. */
  readonly burst: number;
  /** Most calls waiting per gateway. */
  readonly maxWaiting: number;
  /** Processes that share the rate. */
  readonly replicas?: number;
}

/** Slower than this no gateway is asked, however often it complains. */
export const SLOWEST_PER_SECOND = 0.5;
/** Complaints within this time are answers to the same burst and count once. */
export const ONE_COMPLAINT_MS = 1000;
/** Share of the full rate regained per second without complaint. */
export const RECOVERY_PER_SECOND = 0.05;

/** The turns that one gateway grants: a token bucket that may be in debt. What a turn owes is the wait it is told. */
export interface Bucket {
  /** Takes a turn if there is one at once and that is known without asking anybody. */
  takeNow(): boolean;
  /** Takes the next turn: milliseconds until it may be used. */
  reserve(): number | Promise<number>;
  /** A turn taken will not be used. */
  giveBack(): void;
  /** Milliseconds for which the gateway wants to hear nothing. */
  silence(): number;
  /** The gateway complained: half the rate, and silence. */
  slowDown(retryAfterSeconds?: number): void;
  /** Requests a second now. */
  rate(): number;
  /** Seconds until a turn that so many others come before; an estimate. */
  delay(before: number): number;
}
