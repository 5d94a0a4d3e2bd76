import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProgressMeter } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import type { Score } from "@/core/quizzes/score";

/** Points as people write them: whole where whole, else with one decimal. */
export const points = (credit: number) => String(Math.round(credit * 10) / 10);

type Props = {
  readonly score: Score;
  /** Whether everything has been told, so that it can be said what comes next. */
  readonly told: boolean;
  readonly guest: boolean;
};

/** The points, what they mean, and to a visitor how to keep them. */
export async function ScoreCard({ score, told, guest }: Props) {
  const t = await getTranslations("quiz.result");
  const { earned, possible } = score;
  const share = possible === 0 ? 1 : earned / possible;
  const text = t("score", { credit: points(earned), possible });
  const praise = share >= 0.8 ? "high" : share >= 0.5 ? "middle" : "low";
  return (
    <>
      <Card className="sm:p-9">
        <p className="font-display text-5xl font-bold tabular-nums sm:text-6xl">{text}</p>
        <ProgressMeter
          className="mt-5 h-3"
          value={earned}
          max={Math.max(1, possible)}
          label={t("scoreLabel")}
          text={text}
          tone="ochre"
        />
        {told ? <p className="mt-5 text-lg">{t(`praise.${praise}`)}</p> : null}
      </Card>
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
