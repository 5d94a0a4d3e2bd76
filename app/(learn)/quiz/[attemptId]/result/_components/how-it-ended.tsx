import { getTranslations } from "next-intl/server";
import { writtenDue } from "@/components/dates";
import { Notice } from "@/components/ui/notice";
import type { ReviewLevel } from "@/core/quizzes/rules/quiz-rules";

type Props = {
  readonly endedBy: "learner" | "deadline" | null;
  readonly abandoned: boolean;
  readonly missedDate: Date | null;
  readonly review: ReviewLevel;
  /** When more will be shown; null when that is not known, or everything is. */
  readonly moreAt: Date | null;
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** What a learner has to know of a quiz that is over: how it ended, that it was late, and of a test what is shown when. */
export async function HowItEnded({ endedBy, abandoned, missedDate, review, moreAt, viewer }: Props) {
  const t = await getTranslations("sitting.result");
  const written = (at: Date) => writtenDue(at, viewer.language, viewer.timeZone);
  const lines = [
    abandoned ? t("abandoned") : endedBy === "deadline" ? t("byDeadline") : null,
    abandoned || missedDate === null ? null : t("overdue", { when: written(missedDate) }),
    review === "everything" ? null : t(`level.${review}`),
    review === "everything" ? null : moreAt === null ? t("moreLater") : t("moreAt", { when: written(moreAt) }),
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <div className="mb-5">
      <Notice tone={abandoned ? "warning" : "info"}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Notice>
    </div>
  );
}
