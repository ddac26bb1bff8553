/** What a probe found. */
export interface ProbeVerdict {
  /** `degraded` still serves. */
  readonly status: 'up' | 'degraded' | 'down';
  /** Codes and figures; no secrets, no guest data. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/** One thing the server needs to be of use; a port, so that rooms can bring their own. */
export interface ReadinessProbe {
  /** Name in the answer, `opera`. */
  readonly name: string;
  /** Looks; ends when `signal` aborts. A rejection counts as down. */
  look(signal: AbortSignal): Promise<ProbeVerdict>;
}

/** Injection token of all probes, an array. */
export const READINESS_PROBES = Symbol('READINESS_PROBES');
