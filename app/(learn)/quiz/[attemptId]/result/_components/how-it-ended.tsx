import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { ReviewLevel } from "@/core/quizzes/rules/quiz-rules";

type Props = {
  readonly endedBy: "learner" | "deadline" | null;
  readonly abandoned: boolean;
  readonly review: ReviewLevel;
  /** When more will be shown; null when that is not known, or everything is. */
  readonly moreAt: Date | null;
  readonly timeZone: string;
};

/** What a learner has to know of a test that is over: how it ended, and what is shown of it when. */
export async function HowItEnded({ endedBy, abandoned, review, moreAt, timeZone }: Props) {
  const t = await getTranslations("sitting.result");
  const when =
    moreAt === null
      ? null
      : new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone }).format(moreAt);
  const lines = [
    abandoned ? t("abandoned") : endedBy === "deadline" ? t("byDeadline") : null,
    review === "everything" ? null : t(`level.${review}`),
    review === "everything" ? null : when === null ? t("moreLater") : t("moreAt", { when }),
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
