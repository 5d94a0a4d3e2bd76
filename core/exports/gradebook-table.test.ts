import { expect, it } from "vitest";
import { gradebookTable } from "@/core/exports/gradebook-table";

const words = {
  number: "No",
  learner: "Learner",
  mean: "Mean",
  gradeOf: (title: string) => `${title} %`,
  stateOf: (title: string) => `${title} state`,
  changedOf: (title: string) => `${title} by hand`,
  changed: "yes",
  states: {
    ...{ "not-begun": "a", going: "b", done: "c", "done-late": "d", discarded: "e", missed: "f", excused: "g" },
    ...{ "not-theirs": "h", "joined-later": "i" },
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
      cells: [{ assignmentId: "2", state: "done", share: 1 / 3, changed: false } as const],
    },
    { name: "=Bakary", number: null, mean: null, cells: [] },
  ];
  expect(gradebookTable({ assignments, rows }, words)).toEqual([
    ["Learner", "Mean", "One %", "One state", "Two %", "Two state"],
    ["Awa", 66.67, null, null, 33.33, "c"],
    ["=Bakary", null, null, null, null, null],
  ]);
});

it("says which grades were changed by hand, where any was", () => {
  const cell = { assignmentId: "2", state: "done", share: 1 / 2, changed: true } as const;
  const rows = [
    { name: "Awa", number: null, mean: null, cells: [{ ...cell, assignmentId: "1", changed: false }, cell] },
    { name: "Bakary", number: null, mean: null, cells: [{ ...cell, changed: false }] },
    { name: "Coumba", number: null, mean: null, cells: [] },
  ];
  expect(gradebookTable({ assignments, rows }, words)).toEqual([
    ["Learner", "Mean", "One %", "One state", "Two %", "Two state", "Two by hand"],
    ["Awa", null, 50, "c", 50, "c", "yes"],
    ["Bakary", null, null, null, 50, "c", null],
    ["Coumba", null, null, null, null, null, null],
  ]);
});

it("has a column for the number on the teacher's list where the class has one", () => {
  const rows = [{ name: "Lion", number: 7, mean: null, cells: [] }];
  expect(gradebookTable({ assignments: [], rows }, words)).toEqual([
    ["No", "Learner", "Mean"],
    [7, "Lion", null],
  ]);
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
