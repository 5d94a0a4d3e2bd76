import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { toCsv } from "@/core/exports/csv";
import { gradePercent } from "@/core/gradebook/grade-percent";
import { civilTime } from "@/core/shared/civil-time";
import { now } from "@/server/clock";
import { assignmentResults } from "@/server/data/teaching/assignments";
import { handleRead, refuse } from "@/server/http/guard";

/** The results of one assignment as a spreadsheet. */
export function GET(request: Request, context: RouteContext<"/api/assignments/[assignmentId]/csv">) {
  return handleRead(request, "gradebook.export", async (viewer) => {
    const { assignmentId } = await context.params;
    if (!z.uuid().safeParse(assignmentId).success) return refuse("not-found");
    const results = await assignmentResults(viewer, assignmentId, now());
    if (!results) return refuse("not-found");
    const [t, gradebook] = await Promise.all([getTranslations("teach.results"), getTranslations("gradebook")]);
    const quiz = results.kind === "quiz";
    const head = [
      t("learner"),
      t("state"),
      quiz ? t("points") : t("days"),
      t("of"),
      t("gradePercent"),
      t("byHand"),
      t("finishedIn", { zone: viewer.timeZone }),
    ];
    const rows = results.rows.map((row) => [
      row.name,
      gradebook(`states.${row.state}`),
      quiz ? row.credit : row.daysReviewed,
      quiz ? row.possible : results.daysWanted,
      row.share === null ? "" : gradePercent(row.share),
      row.byHand ? t("yes") : "",
      row.finishedAt === null ? "" : civilTime(row.finishedAt.getTime(), viewer.timeZone).replace("T", " "),
    ]);
    return new Response(toCsv([head, ...rows]), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="results-${assignmentId.slice(0, 8)}.csv"`,
        "cache-control": "no-store",
      },
    });
  });
}
