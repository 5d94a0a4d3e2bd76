import Link from "next/link";
import { useTranslations } from "next-intl";
import { standingText } from "@/app/(teach)/_components/questions/standing-text";
import { writtenMoment } from "@/components/dates";
import type { Ruling } from "@/core/quizzes/regrade";

type Past = {
  readonly id: string;
  readonly ruling: Ruling;
  readonly reason: string;
  readonly by: string | null;
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
  readonly changed: number;
};

type Props = {
  readonly rulings: readonly Past[];
  readonly path: string;
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** What was decided on a question, newest first; what stands can be taken back. */
export function RulingHistory({ rulings, path, viewer }: Props) {
  const t = useTranslations("regrade.page");
  const standing = useTranslations("regrade.standing");
  if (rulings.length === 0) return <p>{t("noHistory")}</p>;
  const at = (date: Date) => writtenMoment(date, viewer.language, viewer.timeZone);
  return (
    <ol className="grid gap-4">
      {rulings.map(({ id, ruling, reason, by, createdAt, undoneAt, changed }) => (
        <li key={id} className="grid gap-1 border-t border-line pt-4">
          <p className="font-semibold">{standingText([ruling], standing)}</p>
          <p>{reason}</p>
          <p className="text-sm text-ink-soft">
            {t("madeBy", { date: at(createdAt), name: by ?? t("somebody") })} · {t("changedPoints", { count: changed })}
          </p>
          {undoneAt === null ? (
            <p>
              <Link href={`${path}?back=${id}#dry-run`} className="font-semibold underline underline-offset-3">
                {t("takeBackLink")}
              </Link>
            </p>
          ) : (
            <p className="text-sm">{t("undone", { date: at(undoneAt) })}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
