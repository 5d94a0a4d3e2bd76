import { getTranslations } from "next-intl/server";
import { pauseTopic } from "@/app/(learn)/goal/actions";
import { Section } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  readonly topics: readonly { readonly id: string; readonly name: string; readonly studied: boolean }[];
  readonly paused: readonly string[];
};

/** Topics whose cards may rest for a while: those that are studied, and those that rest. */
export async function PausedTopics({ topics, paused }: Props) {
  const t = await getTranslations("goal.pause");
  const rows = topics.filter(({ id, studied }) => studied || paused.includes(id));
  return (
    <Section id="pause" title={t("title")} lead={t("lead")}>
      {rows.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul className="grid gap-x-10 lg:grid-cols-2">
          {rows.map(({ id, name }) => {
            const resting = paused.includes(id);
            return (
              <li key={id} className="flex items-center justify-between gap-4 border-t border-line py-3">
                <div className="min-w-0">
                  <h3 className="text-lg leading-snug">{name}</h3>
                  <p className="text-sm text-ink-soft">{t(resting ? "resting" : "coming")}</p>
                </div>
                <form action={pauseTopic}>
                  <input type="hidden" name="topic" value={id} />
                  <input type="hidden" name="paused" value={resting ? "no" : "yes"} />
                  <SubmitButton
                    size="small"
                    variant={resting ? "primary" : "secondary"}
                    aria-label={t(resting ? "resumeTopic" : "pauseTopic", { topic: name })}
                  >
                    {t(resting ? "resume" : "pause")}
                  </SubmitButton>
                </form>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
