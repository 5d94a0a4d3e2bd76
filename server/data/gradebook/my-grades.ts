import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { getDb } from "@/server/db";

/** What a teacher told the learner about one piece of work. */
export type TeachersWord = {
  readonly title: string;
  readonly className: string;
  readonly excused: boolean;
  /** The grade that the teacher gave, in [0, 1]; null where the computed one stands. */
  readonly share: number | null;
  readonly reason: string;
  readonly comment: string;
  readonly at: Date;
};

const MOST = 50;

const wordSelect = {
  excused: true,
  share: true,
  reason: true,
  comment: true,
  updatedAt: true,
  assignment: { select: { title: true, classroom: { select: { name: true } } } },
} as const;

/** Notes that say anything: one that was taken back is no word. */
const says = { OR: [{ excused: true }, { share: { not: null } }, { comment: { not: "" } }] };

/** What teachers said about the viewer's own work since an instant, or ever; the latest first. */
export async function listTeachersWords(viewer: Viewer, since: Date | null = null): Promise<TeachersWord[]> {
  const db = await getDb();
  const rows = await db.gradeNote.findMany({
    where: {
      learnerId: viewer.userId,
      ...(since && { updatedAt: { gte: since } }),
      assignment: { withdrawnAt: null },
      ...says,
    },
    select: wordSelect,
    orderBy: [{ updatedAt: "desc" }, { assignmentId: "asc" }],
    take: MOST,
  });
  return rows.map(toWord);
}

/** What a teacher said about the work that a sitting of the viewer's own belongs to; null for nothing. */
export async function findTeachersWord(viewer: Viewer, attemptId: string): Promise<TeachersWord | null> {
  const db = await getDb();
  const row = await db.gradeNote.findFirst({
    where: {
      learnerId: viewer.userId,
      assignment: { withdrawnAt: null, attempts: { some: { id: attemptId, learnerId: viewer.userId } } },
      ...says,
    },
    select: wordSelect,
  });
  return row && toWord(row);
}

function toWord({
  assignment,
  updatedAt,
  ...note
}: {
  readonly excused: boolean;
  readonly share: number | null;
  readonly reason: string;
  readonly comment: string;
  readonly updatedAt: Date;
  readonly assignment: { readonly title: string; readonly classroom: { readonly name: string } };
}): TeachersWord {
  return { ...note, title: assignment.title, className: assignment.classroom.name, at: updatedAt };
}
