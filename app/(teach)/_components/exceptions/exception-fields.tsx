import { useTranslations } from "next-intl";
import { describedBy, Field, FieldGroup, TextInput, TickCard } from "@/components/ui/field";

type Props = {
  readonly learners: readonly {
    readonly learnerId: string;
    readonly name: string;
    readonly usualExtraPercent: number;
  }[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly kind: "quiz" | "reviewing";
  readonly timed: boolean;
  readonly timeZone: string;
};

const QUIZ_DATES = ["opens", "due", "closes"] as const;
const REVIEWING_DATES = ["opens", "due"] as const;

/** For whom, and what: a field that is left empty leaves what the class has. Reviewing has dates alone, and does not close. */
export function ExceptionFields({ learners, groups, kind, timed, timeZone }: Props) {
  const t = useTranslations("teach.exceptions");
  return (
    <>
      <FieldGroup legend={t("who")}>
        <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
          {groups.map(({ id, name }) => (
            <TickCard
              key={id}
              kind="checkbox"
              name="groups"
              value={id}
              label={t("group", { name })}
              detail={t("groupNow")}
            />
          ))}
          {learners.map(({ learnerId, name, usualExtraPercent }) => (
            <TickCard
              key={learnerId}
              kind="checkbox"
              name="learners"
              value={learnerId}
              label={name}
              detail={usualExtraPercent > 0 ? t("usualDetail", { percent: usualExtraPercent }) : undefined}
            />
          ))}
        </div>
      </FieldGroup>
      <FieldGroup legend={t("what")} hint={t(kind === "quiz" ? "whatHint" : "whatReviewingHint", { zone: timeZone })}>
        {timed ? (
          <Field id="extraTimePercent" label={t("extraPercent")} hint={t("extraHint")}>
            <TextInput
              id="extraTimePercent"
              name="extraTimePercent"
              type="number"
              inputMode="numeric"
              min={0}
              max={300}
              step={1}
              aria-describedby={describedBy("extraTimePercent", { hint: true })}
              className="max-w-32"
            />
          </Field>
        ) : null}
        {(kind === "quiz" ? QUIZ_DATES : REVIEWING_DATES).map((name) => (
          <Field key={name} id={`own-${name}`} label={t(name)}>
            <TextInput id={`own-${name}`} name={name} type="datetime-local" className="max-w-72" />
          </Field>
        ))}
        {kind === "quiz" ? (
          <Field id="attemptLimit" label={t("sittingsAllowed")}>
            <TextInput
              id="attemptLimit"
              name="attemptLimit"
              type="number"
              inputMode="numeric"
              min={1}
              max={20}
              className="max-w-32"
            />
          </Field>
        ) : null}
      </FieldGroup>
    </>
  );
}
