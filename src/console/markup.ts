const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to send: made by `html` only. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | boolean | undefined | Markup | readonly Part[];

/**
 * Markup from a template; whatever is put into it is escaped, unless it is Markup itself. Values stand in texts and in quoted
 * attributes only (OWASP: Cross Site Scripting Prevention).
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.reduce((made, text, index) => made + escaped(parts[index - 1]) + text));
}

function escaped(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(escaped).join('');
  return String(part).replaceAll(/[&<>"']/g, (character) => ESCAPES[character]!);
}
