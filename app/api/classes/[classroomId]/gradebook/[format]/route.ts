import { getTranslations } from "next-intl/server";
import { toCsv } from "@/core/exports/csv";
import { gradebookTable, nameColumns } from "@/core/exports/gradebook-table";
import { type SheetCell, toXlsx } from "@/core/exports/xlsx";
import { type CellState, cellStates } from "@/core/gradebook/cell";
import { now } from "@/server/clock";
import { loadWholeGradebook } from "@/server/data/gradebook/gradebook";
import { handleRead, refuse } from "@/server/http/guard";
import { isId } from "@/server/http/is-id";

/** A format is its writer and its type. */
const formats = new Map<
  string,
  { readonly type: string; readonly write: (sheet: string, rows: SheetCell[][], heads: number) => BodyInit }
>([
  [
    "csv",
    {
      type: "text/csv; charset=utf-8",
      write: (_, rows) => toCsv(rows.map((cells) => cells.map((cell) => cell ?? ""))),
    },
  ],
  ["xlsx", { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write: toXlsx }],
]);

/** The whole gradebook of a class as a file. */
export function GET(request: Request, context: RouteContext<"/api/classes/[classroomId]/gradebook/[format]">) {
  return handleRead(request, "gradebook.export", async (viewer) => {
    const { classroomId, format } = await context.params;
    const writer = formats.get(format);
    if (writer === undefined || !isId(classroomId)) return refuse("not-found");
    const at = now();
    const book = await loadWholeGradebook(viewer, classroomId, at);
    if (book === null) return refuse("not-found");
    const t = await getTranslations("gradebook");
    const states = Object.fromEntries(cellStates.map((state) => [state, t(`states.${state}`)]));
    const rows = gradebookTable(book, {
      number: t("export.number"),
      learner: t("export.learner"),
      mean: t("export.mean"),
      counted: t("export.counted"),
      gradeOf: (title) => t("export.gradeOf", { title }),
      stateOf: (title) => t("export.stateOf", { title }),
      changedOf: (title) => t("export.changedOf", { title }),
      changed: t("export.changed"),
      states: states as Record<CellState, string>,
    });
    return new Response(writer.write(t("export.sheet"), rows, nameColumns(book)), {
      headers: {
        "content-type": writer.type,
        "content-disposition": `attachment; filename="${t("export.file")}-${at.toISOString().slice(0, 10)}.${format}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  });
}
