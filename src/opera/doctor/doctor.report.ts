/** Who can mend a finding. */
export type Mender = 'operator' | 'hotel' | 'oracle';

/** One thing looked at. */
export interface Finding {
  /** Short name of the check, such as `token`. */
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'failed' | 'skipped';
  /** What was found, in one or two sentences without secrets. */
  readonly found: string;
  /** What to do, when something is to be done. */
  readonly fix?: string;
  /** `operator` runs this server, `hotel` administers OPERA or the developer portal, `oracle` is support. */
  readonly mender?: Mender;
}

/** One API module of OPERA and whether it answers this application. */
export interface ModuleFinding {
  /** Oracle's file, such as `rsv`. */
  readonly module: string;
  readonly state: 'subscribed' | 'not subscribed' | 'not in this release' | 'forbidden' | 'not answering';
}

/** What the doctor found for one hotel. */
export interface DoctorReport {
  readonly hotelId: string;
  readonly gateway: string;
  /** The worst of all findings. */
  readonly status: 'ok' | 'warning' | 'failed';
  readonly version?: string;
  readonly findings: readonly Finding[];
  readonly modules: readonly ModuleFinding[];
}

/** The worst status of some findings; skipped ones do not count. */
export function worst(findings: readonly Finding[]): DoctorReport['status'] {
  if (findings.some(({ status }) => status === 'failed')) return 'failed';
  return findings.some(({ status }) => status === 'warning') ? 'warning' : 'ok';
}
