/**
 * The text of a file as spreadsheets save it: UTF-16 with a byte-order mark ("Unicode text"), UTF-8, else windows-1252, which is
 * what a French or English Windows writes as plain CSV.
 *
 * @returns the text without its mark; null for what is no text
 */
export function textOfBytes(bytes: Uint8Array): string | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : null;
  const marked = bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : wide;
  if (marked !== null) return decoded(bytes, marked);
  const text = decoded(bytes, "utf-8");
  if (text !== null) return text;
  const western = decoded(bytes, "windows-1252")?.replace(/[\u0080-\u009f]/g, (sign) =>
    WESTERN.charAt(sign.charCodeAt(0) - 0x80),
  );
  // Every byte is some sign there; pictures and archives have control signs among them.
  return western === undefined || /[^\P{Cc}\t\r\n]/u.test(western) ? null : western;
}

/** windows-1252 from 0x80 to 0x9F: Node reads these bytes as ISO 8859-1 has them. Source: WHATWG Encoding, index windows-1252 */
const WESTERN = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
