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

/** That a figure is rounded says nothing against it. */
const ROUNDED = /^(?:about|around|approximately|approx\.?|circa|ca\.?|c\.|some|roughly|nearly|environ|[~≈])\s*/i;

/** How units are written in short. */
const IN_SHORT: Readonly<Record<string, readonly string[]>> = {
  "per cent": ["%", "percent", "pct", "pour cent"],
  "square kilometres": ["km2", "km²", "sq km", "square km", "sq. km", "square kilometers"],
  kilometres: ["km", "kms", "kilometers"],
  "US dollars": ["$", "usd", "us$"],
  inhabitants: ["people"],
};

/**
 * The number that somebody typed: "1200", "1,200", "1 200", "1.240.000", "38,23", "1.2 million", "about 19 regions".
 *
 * A single comma before exactly three digits parts thousands, as in English; a single dot is always a decimal point.
 * Whoever means it otherwise sees it, because the page shows the number that was read.
 *
 * @param unit the printed unit, which may stand behind the number, in full, by some of its words or in short
 * @returns at least 0 and no more than the server takes, or null when it is no such number
 */
export function readNumber(text: string, unit = ""): number | null {
  const figure = westernDigits(text).trim().replace(ROUNDED, "").replace(CURRENCY, "");
  const match = /^([\d.,\s\u00a0\u2009\u202f'’]*\d)\s*(.*)$/.exec(figure);
  const [, digits = "", behind = ""] = match ?? [];
  const factor = factorOf(behind.trim(), unit);
  const plain = plainDigits(digits);
  if (match === null || factor === null || plain === null) return null;
  // By way of the exponent, so that 22.4 million is 22400000 and not 22399999.999999996.
  const value = Number(`${plain}e${Math.log10(factor)}`);
  return value <= MOST ? value : null;
}

const CURRENCY = /^(?:US)?\$\s*/i;

/** What the words behind a number multiply it by: a multiplier, the unit, or both; null when they say something else. */
function factorOf(behind: string, unit: string): number | null {
  const [word = "", ...others] = behind.replace(/\.$/, "").split(/\s+/);
  const factor = MULTIPLIERS[word.toLowerCase()];
  if (factor !== undefined) return isUnit(others.join(" "), unit) ? factor : null;
  return isUnit(behind.replace(/\.$/, ""), unit) ? 1 : null;
}

const isUnit = (words: string, unit: string): boolean => {
  const written = words.toLowerCase();
  if (written === "" || written === "%" || IN_SHORT[unit]?.includes(written)) return true;
  const own = unit.toLowerCase().split(" ");
  return written.split(/\s+/).every((word) => own.some((part) => part === word || part === `${word}s`));
};

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
