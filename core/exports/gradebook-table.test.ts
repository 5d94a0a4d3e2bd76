import { expect, it } from "vitest";
import { gradebookTable, nameColumns } from "@/core/exports/gradebook-table";
import { cellOf } from "@/core/gradebook/cell";

const words = {
  number: "No",
  learner: "Learner",
  mean: "Mean",
  counted: "Of",
  gradeOf: (title: string) => `${title} %`,
  stateOf: (title: string) => `${title} state`,
  changedOf: (title: string) => `${title} by hand`,
  changed: "yes",
  states: {
    ...{ "not-begun": "a", going: "b", done: "c", "done-late": "d", discarded: "e", missed: "f", excused: "g" },
    ...{ "not-theirs": "h", "joined-later": "i", "nothing-asked": "j" },
  },
};
const assignments = [
  { id: "1", title: "One" },
  { id: "2", title: "Two" },
];

it("gives each learner a row, with grade and state of each assignment in its place", () => {
  const rows = [
    {
      name: "Awa",
      number: null,
      mean: 2 / 3,
      cells: [{ assignmentId: "2", state: "done", counted: 1 / 3, changed: false } as const],
    },
    { name: "=Bakary", number: null, mean: null, cells: [] },
  ];
  expect(gradebookTable({ assignments, rows }, words)).toEqual([
    ["Learner", "Mean", "Of", "One %", "One state", "Two %", "Two state"],
    ["Awa", 66.67, 1, null, null, 33.33, "c"],
    ["=Bakary", null, 0, null, null, null, null],
  ]);
});

it("has the mean of a row for the mean that stands in it", () => {
  const cell = { assignmentId: "1", changed: false } as const;
  const late = { dueAt: 50, joinedAt: 0, theirs: true, note: null, asks: "graded" } as const;
  const of = (credit: number, finishedAt: number | null, dueAt: number) =>
    cellOf(
      { ...late, dueAt, rollup: { state: finishedAt === null ? "going" : "done", finishedAt, credit, possible: 4 } },
      100,
    );
  const cells = [of(3, 40, 50), of(1, null, 200), of(2, null, 50), cellOf({ ...late, rollup: null }, 100)].map(
    (graded, at) => ({ ...cell, ...graded, assignmentId: `${at}` }),
  );
  const rows = [{ name: "Awa", number: null, mean: (0.75 + 0.5 + 0) / 3, cells }];
  const all = cells.map(({ assignmentId }) => ({ id: assignmentId, title: assignmentId }));
  const [, [, mean, counted, ...line] = []] = gradebookTable({ assignments: all, rows }, words);
  const grades = line.filter((_, at) => at % 2 === 0).filter((grade) => grade !== null) as number[];
  expect(grades).toEqual([75, 50, 0]);
  expect(counted).toBe(grades.length);
  expect(grades.reduce((sum, grade) => sum + grade, 0) / grades.length).toBeCloseTo(mean as number, 1);
});

it("says which grades were changed by hand, where any was", () => {
  const cell = { assignmentId: "2", state: "done", counted: 1 / 2, changed: true } as const;
  const rows = [
    { name: "Awa", number: null, mean: null, cells: [{ ...cell, assignmentId: "1", changed: false }, cell] },
    { name: "Bakary", number: null, mean: null, cells: [{ ...cell, changed: false }] },
    { name: "Coumba", number: null, mean: null, cells: [] },
  ];
  expect(gradebookTable({ assignments, rows }, words)).toEqual([
    ["Learner", "Mean", "Of", "One %", "One state", "Two %", "Two state", "Two by hand"],
    ["Awa", null, 2, 50, "c", 50, "c", "yes"],
    ["Bakary", null, 1, null, null, 50, "c", null],
    ["Coumba", null, 0, null, null, null, null, null],
  ]);
});

it("has a column for the number on the teacher's list where the class has one", () => {
  const rows = [{ name: "Lion", number: 7, mean: null, cells: [] }];
  expect(gradebookTable({ assignments: [], rows }, words)).toEqual([
    ["No", "Learner", "Mean", "Of"],
    [7, "Lion", null, 0],
  ]);
  expect(nameColumns({ assignments: [], rows })).toBe(2);
  expect(nameColumns({ assignments: [], rows: rows.map((row) => ({ ...row, number: null })) })).toBe(1);
});

it("does not say the number again where names stay on paper", () => {
  const rows = ["07", "07 Baobab", "7th heaven", "08 Baobab"].map((name) => ({
    name,
    number: 7,
    mean: null,
    cells: [],
  }));
  expect(gradebookTable({ assignments: [], rows }, words).map(([, name]) => name)).toEqual([
    ...["Learner", "", "Baobab", "7th heaven", "08 Baobab"],
  ]);
});
