export type ZipEntry = { readonly path: string; readonly text: string };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0 of the format; names are UTF-8; 1 January 1980, the first day that it knows: the same bytes whenever it is made. */
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const FIRST_DAY = 0x0021;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 as ZIP has it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** How the first byte begins, by how many follow. */
const LEADS = [0, 0xc0, 0xe0, 0xf0] as const;
const CONTINUATION = 0x80;
const LOWEST_SIX_BITS = 0x3f;
/** What stands for half a character, which no text has. */
const REPLACEMENT = 0xfffd;

/** A text as UTF-8 (RFC 3629): written by hand, as the platform's own encoder is none of the language's. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point;
    const more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    bytes.push((LEADS[more] ?? 0) | (code >> (6 * more)));
    for (let at = more - 1; at >= 0; at--) bytes.push(CONTINUATION | ((code >> (6 * at)) & LOWEST_SIX_BITS));
  }
  return Uint8Array.from(bytes);
}

/**
 * Texts as a ZIP archive, stored without compression: for formats that are an archive.
 *
 * Source: PKWARE APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12 and 4.3.16
 */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, text } of entries) {
    const [name, data] = [utf8(path), utf8(text)];
    const common = [
      ...two(VERSION, UTF8_NAMES, 0, 0, FIRST_DAY),
      ...four(crc32(data), data.length, data.length),
      ...two(name.length, 0),
    ];
    const head = Uint8Array.from([...four(LOCAL), ...common]);
    directory.push(
      Uint8Array.from([...four(CENTRAL), ...two(VERSION), ...common, ...two(0, 0, 0), ...four(0, offset)]),
      name,
    );
    parts.push(head, name, data);
    offset += head.length + name.length + data.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Uint8Array.from([
    ...four(END),
    ...two(0, 0, entries.length, entries.length),
    ...four(length, offset),
    ...two(0),
  ]);
  return joined([...parts, ...directory, end]);
}

const two = (...values: readonly number[]) => values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff]);
const four = (...values: readonly number[]) => values.flatMap((value) => two(value & 0xffff, value >>> 16));

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
