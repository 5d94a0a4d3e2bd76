import { getTranslations } from "next-intl/server";
import { recallPercent } from "@/components/recall-percent";
import { Card, Section } from "@/components/ui/card";
import { Field, TextInput } from "@/components/ui/field";
import { ProgressMeter } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import type { GoalForecast as Told } from "@/core/memory/exam/forecast";
import type { Goal } from "@/core/memory/exam/goal";

const percent = (share: number) => Math.round(share * 100);

type Props = { readonly goal: Goal; readonly forecast: Told };

/** What would be recalled on the day, in a sentence; and what more or fewer minutes come to, in a table and by asking. */
export async function GoalForecast({ goal, forecast }: Props) {
  const t = await getTranslations("goal.forecast");
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${goal.day}T00:00:00Z`),
  );
  const { now, minutesNeeded, plans, asked, cards, begun, daysLeft, resting, setsBefore } = forecast;
  const most = plans.at(-1);
  return (
    <Section id="forecast" title={t("title", { day })} lead={t("lead", { days: daysLeft, cards, begun })}>
      <Card tone="strong" className="sm:p-8">
        <p className="font-display text-2xl leading-snug font-semibold">
          {t("now", { percent: recallPercent(now), day })}
        </p>
        <p className="mt-3 text-lg">
          {minutesNeeded === null
            ? t("outOfReach", {
                percent: percent(goal.share),
                most: recallPercent(most?.share ?? 0),
                minutes: most?.minutes ?? 0,
              })
            : minutesNeeded === 0
              ? t("reached", { percent: percent(goal.share) })
              : t("needed", { percent: percent(goal.share), minutes: minutesNeeded })}
        </p>
      </Card>
      {setsBefore > 0 ? (
        <div className="mt-5">
          <Notice>
            <p>{t("setsBefore", { count: setsBefore })}</p>
          </Notice>
        </div>
      ) : null}
      {resting ? (
        <div className="mt-5">
          <Notice tone="warning">{t("resting")}</Notice>
        </div>
      ) : null}
      <div className="mt-8 grid gap-8 lg:grid-cols-2">
        <div>
          <form method="get" className="flex flex-wrap items-end gap-3">
            <Field id="minutes" label={t("ask")} hint={t("askHint")} error={null}>
              <TextInput
                id="minutes"
                name="minutes"
                type="number"
                min={0}
                max={600}
                required
                defaultValue={String(asked?.minutes ?? minutesNeeded ?? 10)}
                aria-describedby="minutes-hint"
                className="max-w-32"
              />
            </Field>
            <SubmitButton variant="secondary">{t("tell")}</SubmitButton>
          </form>
          {asked === null ? null : (
            <p role="status" className="mt-4 text-lg">
              {t("asked", {
                minutes: asked.minutes,
                percent: recallPercent(asked.share),
                spent: Math.round(asked.minutesPerDay),
                day,
              })}
            </p>
          )}
        </div>
        <Table
          caption={t("table")}
          columns={[
            { key: "minutes", label: t("minutes"), numeric: true },
            { key: "share", label: t("share") },
            { key: "reviews", label: t("reviews"), numeric: true },
          ]}
          rows={plans.map(({ minutes, share, reviews }) => ({
            key: String(minutes),
            cells: {
              minutes,
              share: (
                <span className="flex items-center gap-3">
                  <span className="w-14 shrink-0 tabular-nums">{t("percent", { percent: recallPercent(share) })}</span>
                  <ProgressMeter
                    className="min-w-16 grow max-sm:hidden"
                    value={percent(share)}
                    max={100}
                    label={t("meter", { minutes })}
                    text={t("percent", { percent: recallPercent(share) })}
                  />
                </span>
              ),
              reviews: Math.round(reviews),
            },
          }))}
        />
      </div>
      <details className="mt-6">
        <summary className="inline-block min-h-11 py-2 font-semibold text-indigo">{t("how")}</summary>
        <p className="max-w-prose text-ink-soft">{t("howText", { seconds: Math.round(forecast.secondsPerReview) })}</p>
      </details>
    </Section>
  );
}
