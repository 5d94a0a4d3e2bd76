import { useTranslations } from "next-intl";
import { rulingValue } from "@/app/(teach)/_components/questions/ruling-input";
import { Button } from "@/components/ui/button";
import { describedBy, Field, FieldGroup, TextArea, TickCard } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { NoNewKey } from "@/core/questions/rekey";
import type { QuestionTypeName } from "@/core/questions/views";
import { type Ruling, rulingProblem } from "@/core/quizzes/regrade";

type Props = {
  readonly type: QuestionTypeName;
  /** Whether it earns points; of violence none are earned (docs/adr/0049). */
  readonly counts: boolean;
  readonly standing: readonly Ruling[];
  readonly corrected: { readonly answer: string } | { readonly why: NoNewKey };
  /** Typed answers that could be accepted, and how many typed each. */
  readonly acceptable: readonly { readonly typed: string; readonly count: number }[];
  readonly chosen: string | null;
  readonly reason: string;
  readonly fault: "noChoice" | "noReason" | null;
};

/** Chooses what should count, and why: nothing is done by it but to show what would change. */
export function RulingForm({ type, counts, standing, corrected, acceptable, chosen, reason, fault }: Props) {
  const t = useTranslations("regrade.page");
  const rulings: readonly { readonly ruling: Ruling; readonly label: string; readonly detail: string }[] = [
    { ruling: { kind: "drop" }, label: t("kinds.drop"), detail: t("kindHints.drop") },
    {
      ruling: { kind: "credit" },
      label: t("kinds.credit"),
      detail: t(counts ? "kindHints.credit" : "kindHints.creditNothing"),
    },
    {
      ruling: { kind: "regrade" },
      label: t("kinds.regrade"),
      detail: "answer" in corrected ? t("kindHints.regrade", corrected) : t(`noKey.${corrected.why}`),
    },
    ...acceptable.map(({ typed, count }) => ({
      ruling: { kind: "accept", typed } as const,
      label: t("kinds.accept", { typed }),
      detail: t("kindHints.accept", { count }),
    })),
  ];
  const options = rulings.map(({ ruling, label, detail }) => {
    const problem = rulingProblem(ruling, standing, type);
    const possible = problem === null && (ruling.kind !== "regrade" || "answer" in corrected);
    return {
      value: rulingValue(ruling),
      label,
      detail: problem === null ? detail : t(`problems.${problem}`),
      possible,
    };
  });
  // What stands has to be taken back first, as each of them says: there is nothing to give a reason for.
  const nothing = options.every(({ possible }) => !possible);
  return (
    <form method="get" action="#dry-run" className="grid max-w-2xl gap-6">
      {counts ? null : <Notice>{t("noPointsAtAll")}</Notice>}
      <FieldGroup legend={t("what")}>
        {options.map(({ value, label, detail, possible }) => (
          <TickCard
            key={value}
            kind="radio"
            name="ruling"
            value={value}
            label={label}
            detail={detail}
            disabled={!possible}
            defaultChecked={possible && value === chosen}
            required
          />
        ))}
      </FieldGroup>
      {nothing ? null : (
        <>
          <Field id="reason" label={t("reason")} hint={t("reasonHint")} error={fault === null ? null : t(fault)}>
            <TextArea
              id="reason"
              name="reason"
              required
              maxLength={500}
              defaultValue={reason}
              // The page comes anew, and what is missing may be below the window.
              autoFocus={fault !== null}
              aria-describedby={describedBy("reason", { hint: true, error: fault !== null })}
            />
          </Field>
          <div>
            <Button type="submit">{t("show")}</Button>
          </div>
        </>
      )}
    </form>
  );
}
