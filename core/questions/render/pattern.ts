/** Texts for the placeholders of a pattern; null where the fact has nothing to say. */
export type PatternValues = Readonly<Record<string, string | null>>;

const PLACEHOLDER = /\{([a-zA-Z0-9]+)\}/g;

/**
 * Fills a sentence pattern of content/relations.yaml.
 *
 * A part in [square brackets] is dropped when a placeholder in it has no value.
 *
 * @returns the text as it would stand inside a sentence (not capitalised), or null when a placeholder
 *          outside brackets has no value: then the pattern does not fit this fact
 */
export function fillPattern(pattern: string, values: PatternValues): string | null {
  const withoutOptional = pattern.replace(/\[([^\]]*)\]/g, (_, part: string) => (isComplete(part, values) ? part : ""));
  if (!isComplete(withoutOptional, values)) return null;
  return withoutOptional
    .replace(PLACEHOLDER, (_, name: string) => values[name] ?? "")
    .replace(/\s+/g, " ")
    .replace(/\s+([.,?])/g, "$1")
    .trim();
}

function isComplete(part: string, values: PatternValues): boolean {
  return [...part.matchAll(PLACEHOLDER)].every(([, name]) => Boolean(values[name ?? ""]));
}

/** First letter in upper case; a leading quotation mark or bracket is passed over. */
export function asSentence(text: string): string {
  return text.replace(/^(["“«(\s]*)(\p{L})/u, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/**
 * A filled pattern as it stands after "According to …,": its first word loses the capital when the pattern, and not
 * a name, supplied it.
 *
 * @param filled as {@link fillPattern} returns it, not capitalised
 */
export function insideSentence(pattern: string, filled: string): string {
  return /^\[?\s*\{/.test(pattern) ? filled : filled.charAt(0).toLowerCase() + filled.slice(1);
}

/** The text split where a marker stands, or null when it stands there not exactly once. */
export function splitAt(text: string, marker: string): { readonly before: string; readonly after: string } | null {
  const parts = text.split(marker);
  const [before, after] = parts;
  return parts.length === 2 && before !== undefined && after !== undefined ? { before, after } : null;
}
