import { getTranslations } from "next-intl/server";
import { chooseTopic } from "@/app/(learn)/today/actions";
import { Section } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";

type Topic = { readonly id: string; readonly name: string; readonly count: number; readonly studied: boolean };
type Props = {
  readonly topics: readonly Topic[];
  readonly newPerDay: number;
  /** The topic from whose page somebody came to study it: it stands first. */
  readonly asked: string | null;
};

/** Topics to take up or to leave: each is one press. */
export async function StudyTopics({ topics, newPerDay, asked }: Props) {
  const t = await getTranslations("today.topics");
  const chosen = topics.find(({ id }) => id === asked);
  return (
    <Section id="topics" title={t("title")} lead={t("lead", { count: newPerDay })}>
      {chosen === undefined ? null : (
        <div className="mb-6 flex flex-wrap items-center justify-between gap-4 rounded-2xl border-2 border-ochre bg-surface px-5 py-4">
          <p className="min-w-0 text-lg">{t(chosen.studied ? "chosenStudied" : "chosen", { topic: chosen.name })}</p>
          {chosen.studied ? null : <Choice topic={chosen} large />}
        </div>
      )}
      <ul className="grid gap-x-10 lg:grid-cols-2">
        {topics.map((topic) => (
          <li key={topic.id} className="flex items-center justify-between gap-4 border-t border-line py-3">
            <div className="min-w-0">
              <h3 className="text-lg leading-snug">{topic.name}</h3>
              <p className="text-sm text-ink-soft">{t("facts", { count: topic.count })}</p>
            </div>
            <Choice topic={topic} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function Choice({ topic, large = false }: { readonly topic: Topic; readonly large?: boolean }) {
  const t = await getTranslations("today.topics");
  const { id, name, studied } = topic;
  return (
    <form action={chooseTopic}>
      <input type="hidden" name="topic" value={id} />
      <input type="hidden" name="on" value={studied ? "no" : "yes"} />
      <SubmitButton
        size={large ? "medium" : "small"}
        variant={studied || large ? "primary" : "secondary"}
        aria-label={t(studied ? "stop" : "start", { topic: name })}
        className="whitespace-nowrap"
      >
        {studied ? <Icon name="check" className="size-4" /> : <Icon name="plus" className="size-4" />}
        {t(studied ? "studying" : "study")}
      </SubmitButton>
    </form>
  );
}
