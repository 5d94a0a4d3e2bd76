/** Digits of Arabic, Persian and N'Ko keyboards and of full width; each ten begin at a code that ends in 0. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\uff10-\uff19]/g;

/** The text with the digits of other scripts, and Arabic marks of decimals and thousands, as they are written in English. */
export function westernDigits(text: string): string {
  return text
    .replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) % 16))
    .replaceAll("\u066b", ".")
    .replaceAll("\u066c", ",");
}
