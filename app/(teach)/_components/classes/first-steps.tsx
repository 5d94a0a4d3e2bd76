import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FormAction } from "@/app/(teach)/_components/action-form";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { classes } from "@/components/class-names";
import { ButtonLink } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { FirstSteps, Step } from "@/core/teaching/first-steps";

type Props = {
  /** Null once all is done, or when the list was put away. */
  readonly steps: FirstSteps | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly putStepsAway: FormAction;
};

/** What to do first, with what is done ticked: for a teacher who is new here. */
export function FirstStepsList({ steps, texts, putStepsAway }: Props) {
  const t = useTranslations("teach.steps");
  if (steps === null) return null;
  const done = steps.filter((step) => step.done).length;
  return (
    <Section
      id="first-steps"
      title={t("title")}
      aside={<p className="text-sm text-ink-soft">{t("progress", { done, all: steps.length })}</p>}
      className="mb-10"
    >
      <Card className="grid max-w-3xl gap-4">
        <ol className="grid gap-1">
          {steps.map((step, index) => (
            <StepLine key={step.name} step={step} number={index + 1} />
          ))}
        </ol>
        <OneButton action={putStepsAway} texts={texts} values={{}} label={t("away")} variant="quiet" />
      </Card>
    </Section>
  );
}

function StepLine({ step: { name, done, next, href }, number }: { readonly step: Step; readonly number: number }) {
  const t = useTranslations("teach.steps");
  const title = t(`${name}.title`);
  return (
    <li className={classes("flex gap-3 rounded-xl p-3", next && "bg-sand")} aria-current={next ? "step" : undefined}>
      <span
        aria-hidden="true"
        className={classes(
          "grid size-7 shrink-0 place-content-center rounded-full text-sm font-semibold",
          done ? "bg-right-tint text-(color:--right)" : "border border-line-strong",
        )}
      >
        {done ? <Icon name="right" className="size-4" /> : number}
      </span>
      <div className="min-w-0">
        <p className={classes("font-semibold leading-7", done && "text-ink-soft")}>
          {done || next || href === null ? (
            title
          ) : (
            <Link href={href} className="text-indigo underline underline-offset-4">
              {title}
            </Link>
          )}
          {done ? <span className="sr-only"> ({t("done")})</span> : null}
        </p>
        {next ? (
          <>
            <p className="mt-1 text-ink-soft">{t(`${name}.text`)}</p>
            {href === null ? null : (
              <p className="mt-3">
                <ButtonLink href={href} size="small">
                  {t(`${name}.go`)}
                </ButtonLink>
              </p>
            )}
          </>
        ) : null}
      </div>
    </li>
  );
}
