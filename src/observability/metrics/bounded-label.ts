/** Values of one metric label, only so many of them: later ones become `other`. */
export class BoundedLabel {
  readonly #known = new Set<string>();

  constructor(private readonly limit: number) {}

  of(value: string): string {
    if (this.#known.has(value)) return value;
    if (this.#known.size >= this.limit) return 'other';
    this.#known.add(value);
    return value;
  }
}
