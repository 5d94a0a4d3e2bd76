import { useMessages, useTranslations } from "next-intl";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { LearnerTicks } from "@/app/(teach)/_components/learner-ticks";
import { Field, FieldGroup, TextInput, TickCard } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  /** Keeps ids apart where a page has several of these forms. */
  readonly id: string;
  readonly action: FormAction;
  readonly texts: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly name: string;
  readonly learners: readonly { readonly userId: string; readonly displayName: string }[];
  readonly chosen: readonly string[];
  /** What the group was given: whoever is taken out of it has it no longer. */
  readonly work?: readonly string[];
  readonly submit: string;
};

/** The name of a group, and its learners to tick. */
export function GroupFields({ id, action, texts, values, name, learners, chosen, work = [], submit }: Props) {
  const t = useTranslations("classes.groups");
  const words = useMessages().sets.assign.ticks;
  return (
    <ActionForm action={action} texts={texts} className="grid gap-5">
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {/* Drawn anew when it was saved: what fields were first drawn with is what they go back to. The form says what became of it. */}
      <div key={JSON.stringify([name, chosen])} className="grid gap-5">
        <div className="max-w-xl">
          <Field id={`name-${id}`} label={t("name")}>
            <TextInput id={`name-${id}`} name="name" required maxLength={80} defaultValue={name} autoComplete="off" />
          </Field>
        </div>
        {learners.length === 0 ? (
          <p className="text-ink-soft">{t("noLearners")}</p>
        ) : (
          <FieldGroup legend={t("members")}>
            <LearnerTicks
              id={id}
              name="learner"
              learners={learners}
              chosen={chosen}
              words={words}
              className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3"
            />
          </FieldGroup>
        )}
        {work.length === 0 ? null : (
          <FieldGroup legend={t("takeOut", { work: work.join(", ") })}>
            <TickCard kind="checkbox" name="takesWork" value="yes" defaultChecked={false} label={t("takesWork")} />
          </FieldGroup>
        )}
      </div>
      <div>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
