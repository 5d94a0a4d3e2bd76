/**
 * A text with straight apostrophes and quotation marks: how two texts are compared that differ by the form of these alone. What
 * people read has curly ones; what they type has what their keyboard gives.
 */
export const withPlainQuotes = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
