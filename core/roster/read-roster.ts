import { readSeparated } from "@/core/imports/separated-values";
import { cleanName, nameFault, nameKey } from "@/core/roster/learner-name";
import { err, ok, type Result } from "@/core/shared/result";

/** Longest list that is read, in UTF-16 code units, and most learners on it. */
export const ROSTER_LIMITS = { characters: 60_000, learners: 300 } as const;

export type RosterEntry = {
  /** Where its record begins, from 1. */
  readonly line: number;
  readonly name: string;
  /** On the teacher's own list, 1 to 9999; null when the list has none. */
  readonly number: number | null;
};

export type RosterProblem = {
  readonly line: number;
  /** What stands there, cut short. */
  readonly text: string;
  readonly code:
    | "empty"
    | "too-long"
    | "signs"
    /** Neither told apart by a line that names the columns, nor a number (if any) and one or two parts of a name. */
    | "columns"
    /** An e-mail address: none is needed, and none is stored. */
    | "email"
    | "number"
    /** The same name or number stands in line `first` already. */
    | "name-twice"
    | "number-twice"
    /** Somebody in the class has it. */
    | "name-in-class"
    | "number-in-class";
  readonly first: number | null;
};

export type Roster = {
  readonly entries: readonly RosterEntry[];
  readonly problems: readonly RosterProblem[];
  /** The columns that make the name, in the order in which it is said, where a head names several; else none. */
  readonly joined: readonly string[];
  /** Columns of a list with a head that are neither names nor numbers: nothing of them is kept. */
  readonly unread: readonly string[];
};

/** What the class has already. */
export type Taken = { readonly names: ReadonlySet<string>; readonly numbers: ReadonlySet<number> };

export type RosterError = { readonly code: "nothing-listed" | "list-too-long" };

const HEADS = {
  number: [
    "number",
    "no",
    "no.",
    "nr",
    "nr.",
    "n°",
    "nº",
    "#",
    "numéro",
    "numero",
    "nummer",
    "lfd. nr.",
    "lfd nr",
    "roll",
    "roll number",
  ],
  full: [
    ["full name", "full names", "name and first name", "first name and name", "first and last name", "nom complet"],
    ["noms complets", "nom et prénom", "nom et prénoms", "noms et prénoms", "nom & prénom", "nom & prénoms"],
    ["nom, prénom", "nom prénom", "prénom et nom", "prénoms et nom", "prénoms et noms", "prénom nom"],
    ["vollständiger name", "name und vorname", "vorname und name", "name, vorname", "nachname, vorname"],
  ].flat(),
  name: [
    "name",
    "names",
    "learner",
    "pupil",
    "student",
    "élève",
    "eleve",
    "apprenant",
    "apprenante",
    "schüler",
    "schülerin",
  ],
  first: [
    ["first name", "first names", "firstname", "given name", "given names", "forename", "forenames"],
    ["prénom", "prenom", "prénoms", "prenoms", "prénom(s)", "prenom(s)"],
    ["vorname", "vornamen", "rufname"],
  ].flat(),
  last: [
    ["last name", "last names", "lastname", "surname", "surnames", "family name", "family names"],
    ["nom", "noms", "nom de famille", "noms de famille"],
    ["nachname", "nachnamen", "familienname", "familiennamen"],
  ].flat(),
} as const;
type Part = keyof typeof HEADS;

/** In which column of a list with a head the number stands, and in which ones the name, in the order in which it is said. */
type Head = { readonly number: number; readonly names: readonly number[] };

type Row = { readonly line: number; readonly cells: readonly string[] };

/**
 * Reads a list of learners: one name a line as it is pasted, or a table as spreadsheets save it (comma, semicolon or tab), with
 * a line that names the columns or without. Of a table without such a line the cells are a number, if the first is one, and one
 * or two parts of a name in the order in which they stand. "1. Awa Diallo" and "1 Awa Diallo" are a number and a name.
 *
 * Every line with a letter or digit in it is an entry or a problem. Of several with the same name or number the first is the entry.
 */
export function readRoster(text: string, taken: Taken): Result<Roster, RosterError> {
  if (text.length > ROSTER_LIMITS.characters) return err({ code: "list-too-long" });
  const rows = rowsOf(text);
  const head = rows[0] ? headOf(rows[0].cells) : null;
  const listed = head ? rows.slice(1) : rows;
  if (listed.length === 0) return err({ code: "nothing-listed" });
  if (listed.length > ROSTER_LIMITS.learners) return err({ code: "list-too-long" });

  const entries: RosterEntry[] = [];
  const problems: RosterProblem[] = [];
  const lineOf = { name: new Map<string, number>(), number: new Map<number, number>() };
  for (const row of listed) {
    const read = entryOf(row, head);
    const found = read.ok ? clash(read.value, taken, lineOf) : { code: read.error, first: null };
    if (!read.ok || found) {
      problems.push({ line: row.line, text: shortened(row.cells), ...(found ?? { code: "empty", first: null }) });
      continue;
    }
    const entry = read.value;
    entries.push(entry);
    lineOf.name.set(nameKey(entry.name), entry.line);
    if (entry.number !== null) lineOf.number.set(entry.number, entry.line);
  }
  const titles = rows[0]?.cells ?? [];
  return ok({
    entries,
    problems,
    joined: head && head.names.length > 1 ? headings(titles, head.names) : [],
    unread: head ? unreadOf(titles, head) : [],
  });
}

type Clash = Pick<RosterProblem, "code" | "first">;

function clash(
  { name, number }: RosterEntry,
  taken: Taken,
  lineOf: { readonly name: ReadonlyMap<string, number>; readonly number: ReadonlyMap<number, number> },
): Clash | null {
  const key = nameKey(name);
  const namesake = lineOf.name.get(key);
  if (namesake !== undefined) return { code: "name-twice", first: namesake };
  if (taken.names.has(key)) return { code: "name-in-class", first: null };
  if (number === null) return null;
  const same = lineOf.number.get(number);
  if (same !== undefined) return { code: "number-twice", first: same };
  return taken.numbers.has(number) ? { code: "number-in-class", first: null } : null;
}

/** Read with the separator that splits more of the lines; a list of plain names is split by none. */
function rowsOf(text: string): readonly Row[] {
  const tried = ["\t", ";", ","].map((separator) => readSeparated(text, separator));
  const score = (rows: readonly Row[]): number => rows.reduce((sum, { cells }) => sum + partedness(cells), 0);
  const scores = tried.map(score);
  const rows = tried[scores.indexOf(Math.max(...scores))] ?? [];
  return rows.filter(({ cells }) => cells.some((cell) => /[\p{L}\p{N}]/u.test(cell)));
}

/** A line that falls into several cells with something in them says more than any number of lines with empty ones. */
const WEIGHT = 100_000;

function partedness(cells: readonly string[]): number {
  if (cells.filter(filled).length > 1) return WEIGHT;
  return cells.length > 1 ? 1 : 0;
}

const filled = (cell: string): boolean => cleanName(cell) !== "";

function headOf(cells: readonly string[]): Head | null {
  const words = cells.map((cell) => cleanName(cell).toLowerCase());
  const at = (part: Part): number => words.findIndex((word) => (HEADS[part] as readonly string[]).includes(word));
  const names = nameColumns(at).filter((index) => index >= 0);
  return names.length > 0 ? { number: at("number"), names } : null;
}

/** "Name" alone is the whole name; beside a first name it is that of the family, and beside that of the family the first. */
function nameColumns(at: (part: Part) => number): readonly number[] {
  const [full, name, first, last] = [at("full"), at("name"), at("first"), at("last")];
  if (full >= 0) return [full];
  return first >= 0 ? [first, last >= 0 ? last : name] : [name, last];
}

/** The words of the head in these columns. */
const headings = (cells: readonly string[], columns: readonly number[]): readonly string[] =>
  columns.map((index) => cleanName(cells[index] ?? ""));

function unreadOf(cells: readonly string[], { number, names }: Head): readonly string[] {
  return cells.map(cleanName).filter((cell, index) => cell !== "" && index !== number && !names.includes(index));
}

type Read = Result<RosterEntry, RosterProblem["code"]>;

function entryOf({ line, cells }: Row, head: Head | null): Read {
  const parts = head ? partsByHead(cells, head) : partsOf(cells);
  if (!parts.ok) return parts;
  const name = cleanName(parts.value.name);
  const fault = nameFault(name);
  if (fault) return err(fault);
  if (/\S@\S/.test(name)) return err("email");
  if (parts.value.number === "") return ok({ line, name, number: null });
  const number = /^0*[1-9]\d{0,3}$/.test(parts.value.number) ? Number(parts.value.number) : null;
  return number === null ? err("number") : ok({ line, name, number });
}

type Parts = Result<{ readonly name: string; readonly number: string }, RosterProblem["code"]>;

function partsByHead(cells: readonly string[], { number, names }: Head): Parts {
  const cell = (index: number): string => cleanName(cells[index] ?? "");
  return ok({ name: names.map(cell).join(" "), number: cell(number) });
}

function partsOf(cells: readonly string[]): Parts {
  const full = cells.map(cleanName).filter((cell) => cell !== "");
  const [first = "", ...rest] = full;
  if (/^\d+$/.test(first)) return rest.length > 2 ? err("columns") : ok({ name: rest.join(" "), number: first });
  if (full.length > 2) return err("columns");
  const numbered = full.length === 1 ? /^(\d{1,4})(?:[.)]\s*|\s+)(.*)$/u.exec(first) : null;
  return ok({ name: numbered?.[2] ?? full.join(" "), number: numbered?.[1] ?? "" });
}

const SHOWN = 60;

function shortened(cells: readonly string[]): string {
  const text = cells.map(cleanName).filter(filled).join(", ");
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
