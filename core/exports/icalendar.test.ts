import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarEvent, escapeText, foldLine, writeCalendar } from "@/core/exports/icalendar";

const octets = (text: string) => new TextEncoder().encode(text).length;
/** As a reader undoes it: RFC 5545, 3.1 and 3.3.11. */
const unfold = (text: string) => text.replace(/\r\n[ \t]/g, "");
const unescaped = (text: string) => text.replace(/\\(.)/gs, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign));

const event: CalendarEvent = {
  uid: "assignment-1@azalai",
  at: Date.UTC(2026, 10, 29, 22, 59, 59, 999),
  changedAt: Date.UTC(2026, 10, 22, 9),
  sequence: 3,
  summary: "Accord; its end, and after",
  description: "",
  url: "https://example.org/today",
};

describe("a calendar", () => {
  it("is written as RFC 5545 says", () => {
    expect(
      writeCalendar({ name: "Due dates", at: Date.UTC(2026, 10, 23, 4, 5, 6), events: [event] }).split("\r\n"),
    ).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Azalai//due dates//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "X-WR-CALNAME:Due dates",
      "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
      "X-PUBLISHED-TTL:PT6H",
      "BEGIN:VEVENT",
      "UID:assignment-1@azalai",
      "DTSTAMP:20261123T040506Z",
      "LAST-MODIFIED:20261122T090000Z",
      "SEQUENCE:3",
      "DTSTART:20261129T225959Z",
      "SUMMARY:Accord\\; its end\\, and after",
      "URL:https://example.org/today",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("has a component without any event, too", () => {
    const lines = writeCalendar({ name: "Due dates", at: 0, events: [] }).split("\r\n");
    expect(lines.filter((line) => /^(?:BEGIN|END):/.test(line))).toEqual([
      ...["BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "BEGIN:STANDARD"],
      ...["END:STANDARD", "END:VTIMEZONE", "END:VCALENDAR"],
    ]);
  });

  it("folds lines at 75 octets without tearing a character, and a reader gets the line back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        // The sign of a torn character is a character, too.
        fc.pre(!text.includes("\ufffd"));
        const line = `SUMMARY:${escapeText(text)}`;
        const folded = foldLine(line);
        expect(folded.split("\r\n").every((piece) => octets(piece) <= 75)).toBe(true);
        expect(folded).not.toContain("\ufffd");
        expect(unfold(folded)).toBe(line);
      }),
    );
    expect(foldLine("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x`);
    expect(foldLine(`${"x".repeat(74)}é`)).toBe(`${"x".repeat(74)}\r\n é`);
  });

  it("escapes what would end a value or begin a line, and a reader gets the text back", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[\r\n]/);
        // Control characters cannot be said at all.
        expect(unescaped(escaped)).toBe(text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, ""));
      }),
    );
    expect(escapeText("a\r\nBEGIN:VEVENT")).toBe("a\\nBEGIN:VEVENT");
  });
});
