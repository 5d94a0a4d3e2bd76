import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCsv } from "@/core/exports/csv";
import { cleanName, leadingNumber, MAX_NAME, nameFault, nameKey, pseudonym } from "@/core/roster/learner-name";
import { ROSTER_LIMITS, type Roster, readRoster } from "@/core/roster/read-roster";

const nobody = { names: new Set<string>(), numbers: new Set<number>() };

function read(text: string, taken: Parameters<typeof readRoster>[1] = nobody): Roster {
  const roster = readRoster(text, taken);
  if (!roster.ok) throw new Error(roster.error.code);
  return roster.value;
}
const listed = (text: string) =>
  read(text).entries.map(({ name, number }) => (number === null ? name : [number, name]));
const wrong = (text: string) => read(text).problems.map(({ line, code, first }) => [line, code, first]);

describe("a list of learners", () => {
  it.each([
    ["names alone", "Awa Diallo\nBina Keita\n", ["Awa Diallo", "Bina Keita"]],
    ["names in two columns, in their order", "Diallo;Awa\nKeita;Bina", ["Diallo Awa", "Keita Bina"]],
    [
      "a numbered list as one writes it",
      "1. Awa\n2) Bina\n3 Chaka",
      [
        [1, "Awa"],
        [2, "Bina"],
        [3, "Chaka"],
      ],
    ],
    [
      "numbers in a column of their own",
      "01\tDiallo\tAwa\n02\tKeita\tBina",
      [
        [1, "Diallo Awa"],
        [2, "Keita Bina"],
      ],
    ],
    ["a head in English", "No,First name,Last name\n4,Awa,Diallo", [[4, "Awa Diallo"]]],
    ["a head in German", "Nr;Nachname;Vorname\n1;Müller;Jörg", [[1, "Jörg Müller"]]],
    ["a head in French", "Nom;Prénom\nDiallo;Awa", ["Awa Diallo"]],
    [
      "a head that says name of the family's",
      "Name;First name\nDiallo;Awa\nDiallo;Bina",
      ["Awa Diallo", "Bina Diallo"],
    ],
    ["the same in both languages", "Name;Prénom\nDiallo;Awa\nDiallo;Bina", ["Awa Diallo", "Bina Diallo"]],
    ["a head that says name of the first", "Name,Surname\nAwa,Diallo\nBina,Diallo", ["Awa Diallo", "Bina Diallo"]],
    ["both parts beside a key of the school's", "Student;Nom;Prénom\nX1;Diallo;Awa", ["Awa Diallo"]],
    ["one column of whole names", "Nom et prénoms\nDiallo Awa\nKeita Bina", ["Diallo Awa", "Keita Bina"]],
    ["whole names beside a part of them", "Full name;First name\nAwa Diallo;Awa", ["Awa Diallo"]],
    ["a saved file with its mark and line ends", "\uFEFFName\r\n\r\n  Awa   Diallo \r\n", ["Awa Diallo"]],
    ["quoted cells", '"Diallo, Awa"\n"Keita, ""Bina"""', ["Diallo, Awa", 'Keita, "Bina"']],
  ])("is read from %s", (_how, text, expected) => {
    expect(listed(text)).toEqual(expected);
    expect(wrong(text)).toEqual([]);
  });

  it("names what is wrong with a line, and takes the others", () => {
    const text = [
      "Awa",
      " awa ",
      "x".repeat(MAX_NAME + 1),
      "bina@school.example",
      "Bi\u0007na",
      "Chaka",
      "Kon\uFFFD",
    ].join("\n");
    expect(listed(text)).toEqual(["Awa", "Chaka"]);
    expect(wrong(text)).toEqual([
      [2, "name-twice", 1],
      [3, "too-long", null],
      [4, "email", null],
      [5, "signs", null],
      [7, "signs", null],
    ]);
  });

  it("names numbers that are none, stand twice, or have no name", () => {
    expect(wrong("No;Name\n1;Awa\n1;Bina\nx;Chaka\n0;Dado\n5;")).toEqual([
      [3, "number-twice", 2],
      [4, "number", null],
      [5, "number", null],
      [6, "empty", null],
    ]);
    expect(wrong("Awa;Diallo;3B;girl\nBina;Keita")).toEqual([[1, "columns", null]]);
  });

  it("names whoever is in the class already, however the name is written", () => {
    const taken = { names: new Set([nameKey("Awa Diallo")]), numbers: new Set([7]) };
    const roster = read("1;AWA  diallo\n7;Bina\n8;Chaka", taken);
    expect(roster.problems.map(({ line, code }) => [line, code])).toEqual([
      [1, "name-in-class"],
      [2, "number-in-class"],
    ]);
    expect(roster.entries).toEqual([{ line: 3, name: "Chaka", number: 8 }]);
  });

  it("says which columns it passes over", () => {
    expect(read("Name,Birthday,Phone\nAwa,2010-01-01,123")).toMatchObject({
      entries: [{ name: "Awa" }],
      unread: ["Birthday", "Phone"],
    });
  });

  it("says which columns it put together, in the order of the name", () => {
    expect(read("Nom;Prénom\nDiallo;Awa")).toMatchObject({ joined: ["Prénom", "Nom"], unread: [] });
    expect(read("Full name;First name\nAwa Diallo;Awa")).toMatchObject({ joined: [], unread: ["First name"] });
    expect(read("Awa;Diallo")).toMatchObject({ joined: [], unread: [] });
  });

  it("is bounded", () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `Learner n${index}`).join("\n");
    expect(read(names(ROSTER_LIMITS.learners)).entries).toHaveLength(ROSTER_LIMITS.learners);
    expect(readRoster(names(ROSTER_LIMITS.learners + 1), nobody)).toMatchObject({ error: { code: "list-too-long" } });
    expect(readRoster("a".repeat(ROSTER_LIMITS.characters + 1), nobody)).toMatchObject({ ok: false });
    expect(readRoster(" \n;;\n", nobody)).toMatchObject({ error: { code: "nothing-listed" } });
    expect(readRoster("Name", nobody)).toMatchObject({ error: { code: "nothing-listed" } });
  });
});

/** Names as people write them: nothing that a list means something else by. */
const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 24 })
  .map((text) => cleanName(cleanName(text).replace(/["'=+\-@\t;,]/g, "")))
  .filter((text) => nameFault(text) === null && /^\p{L}/u.test(text));
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 20, selector: nameKey });

describe("whatever is pasted", () => {
  it("reads back every list that was written, as lines and as a table with a head", () => {
    fc.assert(
      fc.property(names, (all) => {
        const rows = all.map((one, index) => [index + 1, one] as const);
        const numbered = rows.map(([number, one]) => [number, one]);
        expect(listed(toCsv([["Number", "Name"], ...rows]))).toEqual(numbered);
        // One name a line has no head: the first must not look like one.
        expect(listed(["Zz Top", ...all.map((one) => `Z ${one}`)].join("\n"))).toEqual([
          "Zz Top",
          ...all.map((one) => `Z ${one}`),
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it("loses no part of a name, whatever the head calls the parts and in whatever order they stand", () => {
    const heads = fc.constantFrom(
      ...["Name", "Nom", "Surname", "Learner"].flatMap((family) =>
        ["First name", "Prénom", "Prénoms"].map((given) => [given, family] as const),
      ),
      ["Name", "Surname"] as const,
    );
    const people = fc.uniqueArray(fc.tuple(name, name), {
      minLength: 1,
      maxLength: 10,
      selector: (parts) => nameKey(parts.join(" ")),
    });
    fc.assert(
      fc.property(heads, people, fc.boolean(), (head, all, turned) => {
        const rows = [head, ...all].map(([given, family]) => (turned ? [family, given] : [given, family]));
        expect(listed(toCsv(rows))).toEqual(all.map((parts) => cleanName(parts.join(" "))));
      }),
      { numRuns: 60 },
    );
  });

  it("makes every line with something in it an entry or a problem, and keeps no name or number twice", () => {
    const cell = fc.oneof(fc.stringMatching(/^[ a-z0-9@.'-]{1,12}$/), name, fc.nat({ max: 12 }).map(String));
    const row = fc.array(cell, { minLength: 1, maxLength: 4 }).filter((cells) => /[\p{L}\p{N}]/u.test(cells.join("")));
    const table = fc.tuple(fc.array(row, { minLength: 1, maxLength: 12 }), fc.constantFrom(",", ";", "\t"));
    fc.assert(
      fc.property(table, ([rows, mark]) => {
        const { entries, problems } = read(["Awa", ...rows.map((cells) => cells.join(mark))].join("\n"));
        const lines = [...entries, ...problems].map(({ line }) => line).sort((a, b) => a - b);
        expect(lines).toEqual([1, ...rows.map((_, index) => index + 2)]);
        expect(new Set(entries.map((one) => nameKey(one.name))).size).toBe(entries.length);
        const numbers = entries.flatMap((one) => one.number ?? []);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const one of entries) expect(nameFault(one.name)).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it("reads anything without breaking", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 200 }),
        (text) => typeof readRoster(text, nobody).ok === "boolean",
      ),
    );
  });
});

describe("a number in place of a name", () => {
  it("is shown with two digits, and found in what a learner types", () => {
    expect(pseudonym(7, null)).toBe("07");
    expect(pseudonym(7, "Baobab")).toBe("07 Baobab");
    expect(["7", "07", " 07 Baobab", "７"].map(leadingNumber)).toEqual([7, 7, 7, 7]);
    expect(["Baobab 7", "", "0", "12345", "7up"].map(leadingNumber)).toEqual([null, null, null, null, null]);
  });
});
