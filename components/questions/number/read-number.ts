import { westernDigits } from "@/components/questions/number/western-digits";

/** What a word or letter behind a number multiplies it by. */
const MULTIPLIERS: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  mille: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  millions: 1e6,
  bn: 1e9,
  billion: 1e9,
  billions: 1e9,
  milliard: 1e9,
  milliards: 1e9,
};

/** The server takes no larger number. */
const MOST = 1e15;

/** Between thousands people write a comma, a dot, an apostrophe or one of several spaces. */
const SPACES = /[\s\u00a0\u2009\u202f'’]+/g;

/**
 * The number that somebody typed: "1200", "1,200", "1 200", "1.240.000", "38,23", "1.2 million".
 *
 * A single comma before exactly three digits parts thousands, as in English; a single dot is always a decimal point.
 * Whoever means it otherwise sees it, because the page shows the number that was read.
 *
 * @returns at least 0 and no more than the server takes, or null when it is no such number
 */
export function readNumber(text: string): number | null {
  const match = /^([\d.,\s\u00a0\u2009\u202f'’]*\d)\s*%?\s*([a-z]*)\.?$/i.exec(westernDigits(text).trim());
  const [, digits = "", word = ""] = match ?? [];
  const factor = word === "" ? 1 : MULTIPLIERS[word.toLowerCase()];
  const plain = plainDigits(digits);
  if (match === null || factor === undefined || plain === null) return null;
  // By way of the exponent, so that 22.4 million is 22400000 and not 22399999.999999996.
  const value = Number(`${plain}e${Math.log10(factor)}`);
  return value <= MOST ? value : null;
}

/** Digits with a decimal point at most; null when the separators fit no way of writing a number. */
function plainDigits(written: string): string | null {
  const text = written.trim().replace(SPACES, " ");
  if (/^\d+(?:[.,]\d+)?$/.test(text)) {
    return /^\d{1,3},\d{3}$/.test(text) ? text.replace(",", "") : text.replace(",", ".");
  }
  const grouped = /^(\d{1,3})(?:([ ,.])\d{3})(?:\2\d{3})*(?:[.,]\d+)?$/.exec(text);
  const separator = grouped?.[2];
  if (separator === undefined) return null;
  const [whole = "", ...rest] = splitDecimals(text, separator);
  return [whole.replaceAll(separator, ""), ...rest].join(".");
}

/** The part with the thousands, and the decimals where another mark than that of the thousands parts them off. */
function splitDecimals(text: string, separator: string): readonly string[] {
  const mark = /[.,](?=\d+$)/.exec(text);
  if (mark === null || mark[0] === separator) return [text];
  return [text.slice(0, mark.index), text.slice(mark.index + 1)];
}
