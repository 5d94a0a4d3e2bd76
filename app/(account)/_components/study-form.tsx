import { useTranslations } from "next-intl";
import { saveStudySettings } from "@/app/(account)/actions";
import type { Sentences } from "@/components/forms/form-words";
import { SavingForm } from "@/components/forms/saving-form";

const RETENTIONS = [0.8, 0.85, 0.9, 0.93, 0.95] as const;

/** Monday first. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

type Props = {
  readonly viewer: {
    readonly buttons: 2 | 4;
    readonly newPerDay: number;
    readonly reviewsPerDay: number;
    readonly desiredRetention: number;
    readonly dayStartHour: number;
    readonly timeZone: string;
    readonly easyDays: readonly number[];
  };
  readonly sentences: Sentences;
};

/** How someone studies: buttons, daily numbers, retention, and when their day begins. */
export function StudyForm({ viewer, sentences }: Props) {
  const t = useTranslations("account.study");
  const zones = [...new Set([viewer.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const retentions = [...new Set([...RETENTIONS, viewer.desiredRetention])].sort((a, b) => a - b);
  return (
    <SavingForm
      id="study-form"
      action={saveStudySettings}
      fields={[
        {
          name: "buttons",
          label: t("buttons"),
          type: "radio",
          value: String(viewer.buttons),
          options: [
            { value: "2", label: t("two") },
            { value: "4", label: t("four") },
          ],
        },
        { name: "newPerDay", label: t("newPerDay"), type: "number", min: 0, max: 200, value: String(viewer.newPerDay) },
        {
          name: "reviewsPerDay",
          label: t("reviewsPerDay"),
          type: "number",
          min: 0,
          max: 2000,
          value: String(viewer.reviewsPerDay),
        },
        {
          name: "desiredRetention",
          label: t("retention"),
          hint: t("retentionHint"),
          type: "select",
          value: String(viewer.desiredRetention),
          options: retentions.map((retention) => ({
            value: String(retention),
            label: t("retentionOption", { percent: Math.round(retention * 100) }),
          })),
        },
        {
          name: "easyDays",
          label: t("easyDays"),
          hint: t("easyDaysHint"),
          type: "ticks",
          value: viewer.easyDays.join(),
          options: WEEK.map((day) => ({ value: String(day), label: t(`weekdays.${day}`) })),
        },
        {
          name: "dayStartHour",
          label: t("dayStart"),
          hint: t("dayStartHint"),
          type: "select",
          value: String(viewer.dayStartHour),
          options: Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: t("hour", { hour }) })),
        },
        {
          name: "timeZone",
          label: t("timeZone"),
          type: "select",
          value: viewer.timeZone,
          options: zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
        },
      ]}
      submit={t("submit")}
      done={useTranslations("account")("saved")}
      sentences={sentences}
    />
  );
}
