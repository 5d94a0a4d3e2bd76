import { useFormatter, useTranslations } from "next-intl";
import { writtenDay } from "@/components/dates";
import { Notice } from "@/components/ui/notice";
import type { RulingAsTold } from "@/core/quizzes/regrade";

type Points = { readonly earned: number; readonly possible: number };
type Props = {
  readonly notes: readonly {
    readonly index: number;
    readonly ruling: RulingAsTold;
    /** Null where the answers are not told. */
    readonly reason: string | null;
    readonly at: Date;
    readonly undoneAt: Date | null;
    /** Null where the sitting does not show which questions were right. */
    readonly points: { readonly before: Points; readonly after: Points } | null;
  }[];
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** What a teacher has ruled on questions of this sitting: nothing changes silently. */
export function RulingNotes({ notes, viewer }: Props) {
  const t = useTranslations("regrade.notes");
  const format = useFormatter();
  if (notes.length === 0) return null;
  const day = (at: Date) => writtenDay(at, viewer.language, viewer.timeZone);
  const worth = ({ earned, possible }: Points) =>
    possible === 0
      ? t("uncounted")
      : t("worth", { earned: format.number(earned, { maximumFractionDigits: 2 }), possible });
  return (
    <div className="mt-5">
      <Notice title={t("title")}>
        <ul className="grid gap-3">
          {notes.map(({ index, ruling, reason, at, undoneAt, points }) => (
            <li key={`${index} ${at.getTime()}`}>
              <p>
                {ruling.kind !== "accept"
                  ? t(ruling.kind, { number: index + 1, date: day(at) })
                  : ruling.typed === null
                    ? t("acceptUntold", { number: index + 1, date: day(at) })
                    : t("accept", { number: index + 1, date: day(at), typed: ruling.typed })}
              </p>
              <p>{reason === null ? t("reasonUntold") : t("reason", { reason })}</p>
              {points !== null && undoneAt === null ? (
                <p>{t("points", { before: worth(points.before), after: worth(points.after) })}</p>
              ) : null}
              {undoneAt === null ? null : <p>{t("undone", { date: day(undoneAt) })}</p>}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
