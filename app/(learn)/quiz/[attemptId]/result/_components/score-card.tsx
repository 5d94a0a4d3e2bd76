import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProgressMeter } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import { type Praise, type Score, shownPoints } from "@/core/quizzes/score";

export const points = (credit: number) => String(shownPoints(credit));

type Props = {
  readonly score: Score;
  /** Questions on violence or casualties, which earn nothing. */
  readonly without: number;
  /** Questions that were taken out, as a fact behind them was withdrawn. */
  readonly takenOut: number;
  /** Null while not everything has been told, and where nothing can be said. */
  readonly praise: Praise | null;
  readonly guest: boolean;
};

/** The points, what they mean, and to a visitor how to keep them. */
export async function ScoreCard({ score, without, takenOut, praise, guest }: Props) {
  const t = await getTranslations("quiz.result");
  const { earned, possible } = score;
  const text = t("score", { credit: points(earned), possible });
  return (
    <>
      {possible === 0 ? (
        <Notice>{t("noneCounts")}</Notice>
      ) : (
        <Card className="sm:p-9">
          <p className="font-display text-5xl font-bold tabular-nums sm:text-6xl">{text}</p>
          <ProgressMeter
            className="mt-5 h-3"
            value={earned}
            max={possible}
            label={t("scoreLabel")}
            text={text}
            tone="ochre"
          />
          {praise === null ? null : <p className="mt-5 text-lg">{t(`praise.${praise}`)}</p>}
        </Card>
      )}
      {without === 0 ? null : <p className="mt-3 text-ink-soft">{t("withoutPoints", { count: without })}</p>}
      {takenOut === 0 ? null : <p className="mt-3 text-ink-soft">{t("takenOutCount", { count: takenOut })}</p>}
      {guest ? (
        <div className="mt-5">
          <Notice title={t("keepTitle")}>
            <p>{t("keepText")}</p>
            <ButtonLink href="/sign-up" size="small" className="mt-3">
              {t("keep")}
            </ButtonLink>
          </Notice>
        </div>
      ) : null}
    </>
  );
}
