import "server-only";
import {
  type DemoToday,
  EXTRA_TIME_PERCENT,
  groupOf,
  momentOf,
  QUIZZES,
  REVIEWING,
  type TermQuiz,
  WITH_EXTRA_TIME,
} from "@/core/demo/term";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { practiceRules } from "@/core/quizzes/rules/quiz-rules";
import { nameKey } from "@/core/roster/learner-name";
import { makeClassCode } from "@/server/auth/codes";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import type { MadeQuiz } from "@/server/data/demo/quizzes";
import type { SimulatedTerm } from "@/server/data/demo/simulate-learner";

/** The rows of a demo class, by table, in an order in which they can be written. */

/** Words for people: what the class, its learners, groups and sets are called, and what the teacher wrote. */
export type DemoTexts = {
  readonly className: string;
  /** Names of the learners, each marked as simulated. */
  readonly learners: readonly string[];
  readonly groups: readonly [string, string];
  /** Titles of the quizzes, in their order. */
  readonly quizzes: readonly string[];
  readonly reviewing: string;
  readonly comment: string;
  readonly reason: string;
};

export type TitledQuiz = MadeQuiz & { readonly quiz: TermQuiz; readonly setId: string; readonly title: string };

export type DemoClass = {
  readonly classroomId: string;
  readonly learnerIds: readonly string[];
  readonly groupIds: readonly [string, string];
  readonly quizzes: readonly TitledQuiz[];
  readonly reviewing: { readonly assignmentId: string; readonly setId: string };
  readonly today: DemoToday;
};

export type Rows = Readonly<Record<string, readonly object[]>>;

export const LESSON_HOUR = 9;
/** What is due on a day is due at eight in the evening. */
const DUE_HOUR = 20;

/** People, groups, sets and assignments. */
export function classRows(viewer: Viewer, demo: DemoClass, texts: DemoTexts, now: Date): Rows {
  const begin = momentOf(demo.today, (QUIZZES[0]?.opens ?? 0) + 1, LESSON_HOUR);
  const reviewing = blueprintSchema.parse({ topics: [...REVIEWING.topics], types: [], length: 10, includeHarm: false });
  return {
    ...peopleRows(viewer, demo, texts, begin, now),
    ...groupRows(demo, texts, begin),
    ...setRows(viewer, demo, texts, reviewing, begin),
    Assignment: [
      ...demo.quizzes.map((quiz) => quizRow(viewer, demo, quiz)),
      reviewingRow(viewer, demo, texts, reviewing),
    ],
  };
}

function peopleRows(
  viewer: Viewer,
  { classroomId, learnerIds }: DemoClass,
  texts: DemoTexts,
  begin: Date,
  now: Date,
): Rows {
  const { timeZone, dayStartHour, language } = viewer;
  const lists = { studyTopics: [], pausedTopics: [], easyDays: [], goalTopics: [] };
  const learners = learnerIds.map((userId, index) => ({ userId, index, name: texts.learners[index] ?? "" }));
  const teacher = { classroomId, userId: viewer.userId, role: "teacher", displayName: viewer.name };
  return {
    Classroom: [
      { id: classroomId, name: texts.className, code: makeClassCode(), codeOpen: false, demo: true, createdAt: begin },
    ],
    User: learners.map(({ userId, name }) => ({
      ...{ id: userId, role: "learner", demo: true, name, timeZone, dayStartHour, language, ...lists },
      ...{ createdAt: begin, lastSeenAt: now, logVersion: 1 },
    })),
    Membership: [
      { ...teacher, extraTimePercent: 0, joinedAt: begin },
      ...learners.map(({ userId, index, name }) => ({
        ...{ classroomId, userId, role: "learner", displayName: name, nameKey: nameKey(name), joinedAt: begin },
        ...{ rosterNumber: index + 1, extraTimePercent: index === WITH_EXTRA_TIME ? EXTRA_TIME_PERCENT : 0 },
      })),
    ],
  };
}

function groupRows({ classroomId, learnerIds, groupIds }: DemoClass, texts: DemoTexts, begin: Date): Rows {
  return {
    ClassGroup: groupIds.map((id, index) => {
      const name = texts.groups[index] ?? "";
      return { id, classroomId, name, nameKey: nameKey(name), createdAt: begin };
    }),
    GroupMember: learnerIds.map((userId, index) => ({ groupId: groupIds[groupOf(index)], classroomId, userId })),
  };
}

function setRows(viewer: Viewer, demo: DemoClass, texts: DemoTexts, reviewing: Blueprint, begin: Date): Rows {
  const sets = [
    ...demo.quizzes.map(({ setId, title, blueprint }) => ({ setId, title, blueprint })),
    { setId: demo.reviewing.setId, title: texts.reviewing, blueprint: reviewing },
  ];
  const made = { ownerId: viewer.userId, createdAt: begin, updatedAt: begin, release: getFactBase().release.hash };
  return {
    StudySet: sets.map(({ setId, ...set }) => ({ id: setId, ...set, ...made, demo: true })),
    StudySetVersion: sets.map((set) => ({
      ...{ ...set, number: 1, ownCards: [], createdAt: begin, release: made.release },
    })),
  };
}

const givenBy = (viewer: Viewer, { classroomId }: DemoClass) => ({
  ...{ classroomId, createdBy: viewer.userId, release: getFactBase().release.hash, setVersion: 1, targetIds: [] },
});

function quizRow(viewer: Viewer, demo: DemoClass, { assignmentId, setId, title, blueprint, quiz }: TitledQuiz): object {
  const dueAt = momentOf(demo.today, quiz.due, DUE_HOUR);
  const opensAt = momentOf(demo.today, quiz.opens, 0);
  return {
    ...{ ...givenBy(viewer, demo), id: assignmentId, setId, kind: "quiz", title, blueprint, rules: quiz.rules },
    ...{ audience: quiz.forGroup ? "group" : "class", groupId: quiz.forGroup ? demo.groupIds[0] : null },
    ...{ daysWanted: 1, opensAt, createdAt: opensAt, dueAt, closesAt: quiz.rules.mode === "test" ? dueAt : null },
  };
}

function reviewingRow(viewer: Viewer, demo: DemoClass, texts: DemoTexts, blueprint: Blueprint): object {
  const opensAt = momentOf(demo.today, REVIEWING.opens, 0);
  return {
    ...{
      ...givenBy(viewer, demo),
      id: demo.reviewing.assignmentId,
      setId: demo.reviewing.setId,
      kind: "reviewing",
      blueprint,
    },
    ...{ title: texts.reviewing, rules: practiceRules, audience: "class", groupId: null, closesAt: null },
    ...{
      daysWanted: REVIEWING.daysWanted,
      opensAt,
      createdAt: opensAt,
      dueAt: momentOf(demo.today, REVIEWING.due, DUE_HOUR),
    },
  };
}

/** What the learners left behind. */
export function termRows({ quizzes }: DemoClass, terms: readonly SimulatedTerm[]): Rows {
  const release = getFactBase().release.hash;
  const byId = new Map(quizzes.map((one) => [one.assignmentId, one]));
  return {
    Attempt: terms.flatMap(({ attempts }) =>
      attempts.map((attempt) => {
        const { title, blueprint, seed } = byId.get(attempt.assignmentId) as TitledQuiz;
        return { ...attempt, sitting: 1, title, blueprint, release, seed, abandoned: false };
      }),
    ),
    Answer: terms.flatMap(({ answers }) => answers),
    MemoryEvent: terms.flatMap(({ events }) => events),
    MemoryState: terms.flatMap(({ states }) => states),
    Device: terms.flatMap(({ devices }) => devices),
  };
}
