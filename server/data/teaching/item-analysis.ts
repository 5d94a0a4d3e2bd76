import "server-only";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { questionName } from "@/core/quizzes/regrade";
import { seededRandom } from "@/core/shared/random";
import { analyseForm, type FormAnalysis, type FormResponse } from "@/core/statistics/items/form-analysis";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { hashOf } from "@/server/data/memory/memory-rows";
import { questionIdOf } from "@/server/data/regrade/had-items";
import { settle } from "@/server/data/sittings/settle";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

export type AnalysedQuestion = {
  /** What its address calls it. */
  readonly id: string;
  readonly type: QuestionTypeName;
  readonly view: QuestionView;
  readonly factIds: readonly string[];
  readonly key: string | null;
};

export type ItemAnalysis = {
  readonly title: string;
  readonly classroomId: string;
  readonly classroomName: string;
  readonly analysis: FormAnalysis;
  /** In the order of the form; as many as the analysis has. */
  readonly questions: readonly AnalysedQuestion[];
  /** First sittings that had other questions (one was withdrawn, edited or corrected in between): they are left out. */
  readonly otherForms: number;
  /** Questions on violence or casualties: they earn no points, so nothing is worked out from them. */
  readonly withoutPoints: number;
};

/**
 * How the questions of an assigned quiz did: first sittings that are over and count, of learners who are in the class, all with
 * the same questions. What earns no points, and what a ruling took out, is left out; what it credited counts in full.
 *
 * @returns null when there is no such quiz or the viewer does not teach its class
 */
export async function findItemAnalysis(viewer: Viewer, assignmentId: string, now: Date): Promise<ItemAnalysis | null> {
  const db = await getDb();
  await settle({ assignmentId, assignment: { classroom: taughtBy(viewer) } }, now);
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: {
      title: true,
      classroom: {
        select: {
          id: true,
          name: true,
          members: { where: { role: "learner", removedAt: null }, select: { userId: true } },
        },
      },
      attempts: {
        where: { sitting: 1, finishedAt: { not: null }, abandoned: false },
        select: firstSitting,
        orderBy: [{ startedAt: "asc" }, { id: "asc" }],
      },
    },
  });
  if (assignment === null) return null;
  const { title, classroom } = assignment;
  const members = new Set(classroom.members.map(({ userId }) => userId));
  const attempts = assignment.attempts.filter(({ learnerId }) => members.has(learnerId));
  const same = mostCommonForm(attempts);
  const kept = same[0]?.items.filter(({ ruling }) => ruling !== "drop") ?? [];
  const asked = kept.filter(({ counts }) => counts);
  const names = asked.map(questionName);
  const questions = asked.map(questionOf);
  const analysis = analyseForm(
    questions.map(({ id, view, key }) => ({
      name: id,
      choices: key === null || !("choices" in view) ? null : { optionIds: view.choices.map((one) => one.id), key },
    })),
    asked.map(({ guess }) => guess),
    same.map((sitting) => responseOf(sitting, names)),
    seededRandom(assignmentId),
  );
  return {
    title,
    classroomId: classroom.id,
    classroomName: classroom.name,
    analysis,
    questions,
    withoutPoints: kept.length - asked.length,
    otherForms: attempts.length - same.length,
  };
}

const firstSitting = {
  learnerId: true,
  items: {
    select: {
      index: true,
      type: true,
      targetId: true,
      factIds: true,
      view: true,
      key: true,
      guess: true,
      ruling: true,
      counts: true,
      original: true,
    },
    orderBy: { index: "asc" },
  },
  answers: { select: { index: true, body: true, grade: true, credit: true } },
} satisfies Prisma.AttemptSelect;
type Sitting = Prisma.AttemptGetPayload<{ select: typeof firstSitting }>;

/**
 * What a question was, whatever it is called: its name with what was shown and what was right when it was made. An own question
 * that was edited, or a fact that was corrected, keeps its name and is another question; a ruling changes the key of all alike.
 */
function contentOf(item: Sitting["items"][number]): string {
  const { key } = (item.original ?? item) as { readonly key: unknown };
  return `${questionName(item)} ${hashOf({ view: item.view, key })}`;
}

/** Sittings with the same questions, in whatever order: the largest such group, of equal ones the earliest. */
function mostCommonForm(sittings: readonly Sitting[]): readonly Sitting[] {
  const groups = new Map<string, Sitting[]>();
  for (const sitting of sittings) {
    const form = sitting.items.map(contentOf).sort().join("\n");
    groups.set(form, [...(groups.get(form) ?? []), sitting]);
  }
  return [...groups.values()].reduce<readonly Sitting[]>(
    (most, group) => (group.length > most.length ? group : most),
    [],
  );
}

function questionOf(item: Sitting["items"][number]): AnalysedQuestion {
  const key = item.key as { readonly correctChoiceId?: unknown };
  return {
    id: questionIdOf(item),
    type: item.type as QuestionTypeName,
    view: item.view as unknown as QuestionView,
    factIds: item.factIds,
    key: typeof key.correctChoiceId === "string" ? key.correctChoiceId : null,
  };
}

function responseOf({ items, answers }: Sitting, names: readonly string[]): FormResponse {
  const byName = new Map(items.map((item) => [questionName(item), item]));
  const given = new Map(answers.map((answer) => [answer.index, answer]));
  const rows = names.map((name) => {
    const item = byName.get(name);
    const answer = item && given.get(item.index);
    return { ruling: item?.ruling ?? null, answer: answer ?? null };
  });
  return {
    credits: rows.map(({ ruling, answer }) => {
      if (ruling === "credit") return 1;
      const { kind } = (answer?.grade ?? {}) as Partial<StoredGrade>;
      return kind === "skipped" ? kind : (answer?.credit ?? null);
    }),
    chosen: rows.map(({ answer }) => chosenIn(answer?.body as Given | undefined)),
  };
}

function chosenIn(given: Given | undefined): string | null {
  return given !== undefined && "answer" in given && "choiceId" in given.answer ? given.answer.choiceId : null;
}
