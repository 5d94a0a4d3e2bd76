import { getTranslations } from "next-intl/server";
import { chooseTopic } from "@/app/(learn)/today/actions";
import { Section } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";

type Topic = { readonly id: string; readonly name: string; readonly count: number; readonly studied: boolean };
type Props = { readonly topics: readonly Topic[]; readonly newPerDay: number };

/** Topics to take up or to leave: each is one press. */
export async function StudyTopics({ topics, newPerDay }: Props) {
  const t = await getTranslations("today.topics");
  return (
    <Section id="topics" title={t("title")} lead={t("lead", { count: newPerDay })}>
      <ul className="grid gap-x-10 lg:grid-cols-2">
        {topics.map(({ id, name, count, studied }) => (
          <li key={id} className="flex items-center justify-between gap-4 border-t border-line py-3">
            <div className="min-w-0">
              <h3 className="text-lg leading-snug">{name}</h3>
              <p className="text-sm text-ink-soft">{t("facts", { count })}</p>
            </div>
            <form action={chooseTopic}>
              <input type="hidden" name="topic" value={id} />
              <input type="hidden" name="on" value={studied ? "no" : "yes"} />
              <SubmitButton
                size="small"
                variant={studied ? "primary" : "secondary"}
                aria-label={t(studied ? "stop" : "start", { topic: name })}
                className="whitespace-nowrap"
              >
                {studied ? <Icon name="check" className="size-4" /> : <Icon name="plus" className="size-4" />}
                {t(studied ? "studying" : "study")}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
