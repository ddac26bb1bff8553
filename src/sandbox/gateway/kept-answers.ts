import type { Answer } from './call.js';

const MAX_BYTES = 5_000_000;
const MAX_ASKED = 1000;

/** Reads whose answer follows from the request and the state of the hotels alone, to the minute; those asked most. */
const KEPT: ReadonlySet<string> = new Set([
  'rsv.searchHotelReservations',
  'rsv.getHotelReservations',
  'rsv.searchReservations',
  'rsv.getReservations',
  'rsv.searchReservationsSummary',
  'rsv.getReservationsSummary',
  'rsv.getReservation',
  'fof.getReservationSummaries',
  'crm.searchProfiles',
  'crm.getProfiles',
  'crm.getProfile',
  'par.searchHotelAvailability',
  'par.getHotelAvailability',
  'hsk.getHousekeepingOverview',
  'csh.getFolio',
  'fof.getHotelRooms',
  'inv.getHotelInventory',
]);

/** Answers already written out, thrown away with the first change of any hotel. */
export class KeptAnswers {
  private answers = new Map<string, Answer>();
  private bytes = 0;
  /** Requests of which one was answered: an answer is kept from the second on. */
  private readonly asked = new Set<string>();
  private version = -1;

  /** True for an operation whose answers may be kept. */
  keeps(operationId: string): boolean {
    return KEPT.has(operationId);
  }

  /** The answer to an equal request since the last change. */
  find(key: string, version: number): Answer | undefined {
    if (version !== this.version) this.clear(version);
    return this.answers.get(key);
  }

  /** Writes the answer out and keeps it, once it was asked for twice. Gives it back as it is to be sent. */
  keep(key: string, version: number, answer: Answer): Answer {
    if (answer.body === undefined) return answer;
    if (this.asked.size > MAX_ASKED) this.asked.clear();
    if (!this.asked.delete(key)) {
      this.asked.add(key);
      return answer;
    }
    // As bytes: names in many scripts would take two for each character of a text.
    const written = { ...answer, body: {}, written: Buffer.from(JSON.stringify(answer.body)) };
    if (version !== this.version || this.bytes > MAX_BYTES) this.clear(version);
    this.answers.set(key, written);
    this.bytes += written.written.length;
    return written;
  }

  private clear(version: number): void {
    this.answers = new Map();
    this.bytes = 0;
    this.version = version;
  }
}
