/** What the documents tell of a registered tool; the registry's entries have this shape. */
export interface ToolFacts {
  readonly declaration: {
    readonly name: string;
    readonly title: string;
    readonly toolset: string;
    readonly effect: string;
    readonly description: string;
    readonly operations: readonly string[];
    readonly paged?: boolean;
  };
  readonly consents: boolean;
  /** The tool as JSON text of tools/list. */
  readonly listing: { readonly withHotel: string };
}
