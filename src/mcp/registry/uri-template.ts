/** A URI with `{variables}`, compiled once (RFC 6570 level 1: each variable stands for one path segment's text). */
export interface UriTemplate {
  readonly variables: readonly string[];
  /** The variables' values when the URI fits, decoded; undefined otherwise. */
  match(uri: string): Readonly<Record<string, string>> | undefined;
}

/** Compiles a template such as `opera://hotels/{hotelId}/rates/{code}`. */
export function uriTemplate(template: string): UriTemplate {
  const variables: string[] = [];
  const pattern = template.replace(/\{([A-Za-z][A-Za-z0-9_]*)\}|[^{]+/g, (part, name?: string) => {
    if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    variables.push(name);
    return '([^/?#]+)';
  });
  const expression = new RegExp(`^${pattern}$`);
  return {
    variables,
    match(uri) {
      const found = expression.exec(uri);
      if (found === null) return undefined;
      try {
        return Object.fromEntries(variables.map((name, i) => [name, decodeURIComponent(found[i + 1] ?? '')]));
      } catch {
        // Malformed percent-encoding names nothing we could know.
        return undefined;
      }
    },
  };
}
