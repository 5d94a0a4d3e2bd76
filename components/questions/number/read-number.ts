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

/** How measures are written otherwise, and inhabitants: no word of "square kilometres" is the same alone. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  "per cent": ["%", "percent", "pct", "pour cent"],
  "square kilometres": ["km2", "km²", "km^2", "sq km", "square km", "sq. km", "square kilometers"],
  kilometres: ["km", "kms", "kilometers"],
  metres: ["m", "meters"],
  tonnes: ["t", "tons"],
  "us dollars": ["$", "usd", "us$", "dollars"],
  inhabitants: ["people"],
};

/** What begins the part of a unit that only says which: "refugees from Mali". */
const WHICH = /^(?:of|from|in|by|and|as|besides|for|that)$/;

/**
 * The number that somebody typed: "1200", "1,200", "1 200", "1.240.000", "38,23", "1.2 million", "about 19 regions".
 *
 * A single comma before exactly three digits parts thousands, as in English. So does a single dot ("11.200 soldiers"), as in Spanish
 * or German: nothing that is asked for is known to a thousandth. It stays a decimal point in a share, before "million" and behind a 0.
 * Whoever means it otherwise sees it, because the page shows the number that was read.
 *
 * @param unit the printed unit, which may stand behind the number: in full, without what only says which, or in short. A $ or a % is
 *             no part of another unit
 * @returns at least 0 and no more than the server takes, or null when it is no such number
 */
export function readNumber(text: string, unit = ""): number | null {
  const rounded = westernDigits(text).trim().replace(ROUNDED, "");
  const figure = isUnit("$", unit) ? rounded.replace(CURRENCY, "") : rounded;
  const match = /^([\d.,\s\u00a0\u2009\u202f'’]*\d)\s*(.*)$/.exec(figure);
  const [, digits = "", behind = ""] = match ?? [];
  const factor = factorOf(behind.trim(), unit);
  const plain = plainDigits(
    factor === 1 && mayPartThousands(text, unit) ? digits.replace(DOT_OF_THOUSANDS, "") : digits,
  );
  if (match === null || factor === null || plain === null) return null;
  // By way of the exponent, so that 22.4 million is 22400000 and not 22399999.999999996.
  const value = Number(`${plain}e${Math.log10(factor)}`);
  return value <= MOST ? value : null;
}

/** The one dot of "378.363". */
const DOT_OF_THOUSANDS = /(?<=^[1-9]\d{0,2})\.(?=\d{3}$)/;
const ARABIC_POINT = "\u066b";

/** Whether a dot may stand between thousands: not in a share, of which there is no thousandfold, nor where a mark of decimals was typed. */
const mayPartThousands = (text: string, unit: string): boolean =>
  !/^per cent\b/i.test(unit) && !text.includes(ARABIC_POINT);

const CURRENCY = /^(?:US)?\$\s*/i;

/** What the words behind a number multiply it by: a multiplier, the unit, or both; null when they say something else. */
function factorOf(behind: string, unit: string): number | null {
  const said = behind.replace(/\.$/, "");
  // First, as an "m" of metres is no million.
  if (said === "" || isUnit(said, unit)) return 1;
  const [word = "", ...others] = said.split(/\s+/);
  const factor = MULTIPLIERS[word.toLowerCase()];
  return factor !== undefined && (others.length === 0 || isUnit(others.join(" "), unit)) ? factor : null;
}

const isUnit = (words: string, unit: string): boolean => {
  const written = words.toLowerCase().split(/\s+/);
  return formsOf(unit).some((form) => {
    const own = form.split(" ");
    return own.length === written.length && own.every((part, at) => part === written[at] || part === `${written[at]}s`);
  });
};

/** The unit whole, every leading part of it that has its noun, and what else it is called: its noun alone, unless it is a measure. */
function formsOf(unit: string): readonly string[] {
  const words = unit.toLowerCase().split(" ");
  const which = words.findIndex((word) => WHICH.test(word));
  const noun = which < 1 ? words : words.slice(0, which);
  const leading = words.slice(noun.length - 1).map((_, at) => words.slice(0, noun.length + at).join(" "));
  return [...leading, ...(OTHERWISE[noun.join(" ")] ?? noun.slice(-1))];
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
