import { useTranslations } from "next-intl";
import { Field, FieldGroup, TextInput, TickCard } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { questionTypeNames } from "@/core/questions/type-names";
import { type Blueprint, difficultyClasses, MAX_LENGTH, MIN_LENGTH } from "@/core/quizzes/blueprint";

export type TopicChoice = { readonly id: string; readonly name: string; readonly facts: number };

type Props = {
  readonly topics: readonly TopicChoice[];
  readonly blueprint: Blueprint | null;
};

const USUAL_LENGTH = 10;

/** What makes up a set besides its title: topics, types, length, and whether hard facts are in. */
export function SetFields({ topics, blueprint }: Props) {
  const t = useTranslations("teach");
  return (
    <>
      <FieldGroup legend={t("set.topics")} hint={t("set.topicsHint")}>
        <div className="grid gap-2 sm:grid-cols-2">
          {topics.map((topic) => (
            <TickCard
              key={topic.id}
              kind="checkbox"
              name="topics"
              value={topic.id}
              defaultChecked={blueprint?.topics.includes(topic.id) ?? false}
              label={topic.name}
              detail={t("set.facts", { count: topic.facts })}
            />
          ))}
        </div>
      </FieldGroup>
      <FieldGroup legend={t("set.types")} hint={t("set.typesHint")}>
        <div className="grid gap-2 sm:grid-cols-2">
          {questionTypeNames.map((name) => (
            <TickCard
              key={name}
              kind="checkbox"
              name="types"
              value={name}
              defaultChecked={blueprint?.types.includes(name) ?? false}
              label={t(`types.${name}`)}
            />
          ))}
        </div>
      </FieldGroup>
      <Field id="length" label={t("set.length")}>
        <TextInput
          id="length"
          name="length"
          type="number"
          inputMode="numeric"
          required
          min={MIN_LENGTH}
          max={MAX_LENGTH}
          defaultValue={blueprint?.length ?? USUAL_LENGTH}
          className="max-w-32"
        />
      </Field>
      <div className="grid gap-2">
        <Segmented
          name="difficulty"
          legend={t("set.difficulty")}
          options={(["any", ...difficultyClasses] as const).map((value) => ({
            value,
            label: t(`set.difficulties.${value}`),
          }))}
          defaultValue={blueprint?.difficulty ?? "any"}
        />
        <p className="max-w-prose text-sm text-ink-soft">{t("set.difficultyHint")}</p>
      </div>
      <div>
        <TickCard
          kind="checkbox"
          name="includeHarm"
          value="yes"
          defaultChecked={blueprint?.includeHarm ?? false}
          label={t("set.harm")}
          detail={t("set.harmHint")}
        />
      </div>
    </>
  );
}
