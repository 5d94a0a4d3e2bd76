import { getMessages, getTranslations } from "next-intl/server";
import { saveGoal } from "@/app/(learn)/goal/actions";
import { SavingForm } from "@/components/forms/saving-form";
import type { Goal } from "@/core/memory/exam/goal";
import { addDays } from "@/core/memory/study-day";

const SHARES = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95] as const;
const USUAL_SHARE = 0.85;
const USUAL_DAYS = 30;

type Props = {
  readonly goal: Goal | null;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly topics: readonly { readonly id: string; readonly name: string; readonly studied: boolean }[];
  /** Days on which work from a class is due: to aim at, if the learner wants. */
  readonly dates: readonly { readonly id: string; readonly title: string; readonly day: string }[];
};

/** The day, what is to be known on it, and how much of it. */
export async function GoalForm({ goal, today, topics, dates }: Props) {
  const [t, { auth, goal: words }] = await Promise.all([getTranslations("goal.form"), getMessages()]);
  const written = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  const chosen = goal?.topics ?? topics.filter(({ studied }) => studied).map(({ id }) => id);
  const shares = [...new Set([...SHARES, goal?.share ?? USUAL_SHARE])].sort();
  const offered = dates.map(({ title, day }) =>
    t("offered", { title, day: written.format(new Date(`${day}T00:00:00Z`)) }),
  );
  return (
    <SavingForm
      id="goal-form"
      action={saveGoal}
      fields={[
        {
          name: "day",
          label: t("day"),
          hint: [t("dayHint"), ...offered].join(" "),
          type: "date",
          value: goal !== null && goal.day > today ? goal.day : addDays(today, USUAL_DAYS),
          min: addDays(today, 1),
        },
        {
          name: "share",
          label: t("share"),
          hint: t("shareHint"),
          type: "select",
          value: String(goal?.share ?? USUAL_SHARE),
          options: shares.map((share) => ({
            value: String(share),
            label: t("percent", { percent: Math.round(share * 100) }),
          })),
        },
        {
          name: "topics",
          label: t("topics"),
          type: "ticks",
          value: chosen.join(),
          options: topics.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      submit={t("submit")}
      done={t("saved")}
      sentences={{ ...(auth.errors as Readonly<Record<string, string>>), ...words.form.errors }}
    />
  );
}
