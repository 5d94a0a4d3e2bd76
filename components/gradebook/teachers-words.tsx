import { useFormatter, useTranslations } from "next-intl";
import { writtenDay } from "@/components/dates";
import { gradePercent } from "@/core/gradebook/grade-percent";

type Word = {
  readonly title: string;
  readonly className: string;
  readonly excused: boolean;
  readonly share: number | null;
  readonly reason: string;
  readonly comment: string;
  readonly at: Date;
};
type Props = {
  readonly words: readonly Word[];
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** What teachers told a learner: a comment, a changed grade, an excuse, each with its reason. */
export function TeachersWords({ words, viewer }: Props) {
  const t = useTranslations("gradebook.word");
  const format = useFormatter();
  return (
    <ul className="grid gap-3">
      {words.map(({ title, className, excused, share, reason, comment, at }) => (
        <li key={`${title} ${at.getTime()}`} className="rounded-2xl border border-line bg-surface px-5 py-4">
          <p className="text-sm text-ink-soft">
            {`${title} · ${className} · ${writtenDay(at, viewer.language, viewer.timeZone)}`}
          </p>
          {excused ? <p className="mt-1 font-medium">{t("excused")}</p> : null}
          {share === null ? null : (
            <p className="mt-1 font-medium">{t("grade", { percent: format.number(gradePercent(share)) })}</p>
          )}
          {reason === "" ? null : <p className="text-ink-soft [overflow-wrap:anywhere]">{t("reason", { reason })}</p>}
          {comment === "" ? null : <p className="mt-1 whitespace-pre-line [overflow-wrap:anywhere]">{comment}</p>}
        </li>
      ))}
    </ul>
  );
}
