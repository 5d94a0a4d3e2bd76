import { useTranslations } from "next-intl";
import { saveDaysPerWeek } from "@/app/(account)/actions";
import type { Sentences } from "@/components/forms/form-words";
import { SavingForm } from "@/components/forms/saving-form";

type Props = { readonly daysPerWeek: number | null; readonly sentences: Sentences };

const WEEK = 7;

/** How many days a week someone wants to study, if any: off until they choose, and a day of rest always remains. */
export function DaysForm({ daysPerWeek, sentences }: Props) {
  const t = useTranslations("account.days");
  return (
    <SavingForm
      id="days-form"
      action={saveDaysPerWeek}
      fields={[
        {
          name: "daysPerWeek",
          label: t("label"),
          type: "select",
          value: String(daysPerWeek ?? 0),
          options: Array.from({ length: WEEK }, (_, count) => ({
            value: String(count),
            label: count === 0 ? t("none") : t("option", { count, rest: WEEK - count }),
          })),
        },
      ]}
      submit={t("submit")}
      done={useTranslations("account")("saved")}
      sentences={sentences}
    />
  );
}
