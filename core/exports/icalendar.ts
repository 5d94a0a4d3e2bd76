/** A due date as a calendar shows it. */
export type CalendarEvent = {
  /** For ever the same: a calendar that knows it changes its entry instead of making another. */
  readonly uid: string;
  /** ms since 1970. */
  readonly at: number;
  /** When what is told was last changed, ms since 1970, and how often it has been, from 0. */
  readonly changedAt: number;
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly url: string | null;
};

export type Calendar = {
  readonly name: string;
  /** When it is written, ms since 1970. */
  readonly at: number;
  readonly events: readonly CalendarEvent[];
};

/** Octets of a line without its end (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

/** A calendar has at least one component (3.6), and without any event this one says nothing. */
const UTC_ZONE = [
  "BEGIN:VTIMEZONE",
  "TZID:Etc/UTC",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0000",
  "END:STANDARD",
  "END:VTIMEZONE",
];

/**
 * A calendar as RFC 5545 writes it: lines end with CR LF and are folded at 75 octets, never within a character; times are in UTC.
 * A due date is a moment, so that an event has a start and no length. With a METHOD, DTSTAMP is when the calendar was written
 * (3.8.7.2); what was changed since a reader came last is told by SEQUENCE and LAST-MODIFIED.
 */
export function writeCalendar({ name, at, events }: Calendar): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Azalai//due dates//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
    ...(events.length === 0 ? UTC_ZONE : events.flatMap((event) => linesOf(event, at))),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}

function linesOf(
  { uid, at, changedAt, sequence, summary, description, url }: CalendarEvent,
  written: number,
): readonly string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${utcTime(written)}`,
    `LAST-MODIFIED:${utcTime(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${utcTime(at)}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(description === "" ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    ...(url === null ? [] : [`URL:${url}`]),
    // A due date keeps nobody from doing something else.
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** Text as a value (3.3.11): backslash, semicolon, comma and line ends are escaped; other control characters cannot be said. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, "\\n");
}

const utf8 = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** A line in pieces of at most 75 octets; each further one begins with a space, which counts. */
export function foldLine(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const character of line) {
    const size = utf8(character);
    if (octets + size > LONGEST_LINE) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join("\r\n");
}

/** 20261129T225959Z */
const utcTime = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");
