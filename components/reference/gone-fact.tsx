import { useTranslations } from "next-intl";
import { FactLine } from "@/components/reference/fact-line";
import { HarmDetails } from "@/components/reference/harm-details";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { PageHeader, Section } from "@/components/ui/card";
import type { GoneFact } from "@/core/browse/gone-facts";
import { written } from "@/core/browse/in-use";
import type { ChangelogEntry, FactBase, Language } from "@/core/facts/model";
import { writtenDate } from "@/core/questions/render/dates";

type Props = { readonly base: FactBase; readonly gone: GoneFact; readonly language: Language };

/** What became of a fact that no longer stands: when and why it went, what it had said, and where it is told now. */
export function GoneFactPage({ base, gone, language }: Props) {
  const t = useTranslations("facts.gone");
  const kinds = useTranslations("facts.corrections.kinds");
  const moved = gone.successors.length > 0;
  return (
    <article className="max-w-4xl">
      <PageHeader title={t(moved ? "moved" : "retracted")} lead={t(moved ? "movedLead" : "retractedLead")} />
      {moved ? (
        <Section id="now" title={t("now")}>
          <ul className="border-b border-line">
            {gone.successors.map((id) => {
              const fact = base.facts.get(id);
              if (fact !== undefined) return <FactLine key={id} fact={fact} language={language} />;
              return (
                <li key={id} className="border-t border-line py-3">
                  <TextLink href={paths.fact(language, id)}>{t("moved")}</TextLink>
                </li>
              );
            })}
          </ul>
        </Section>
      ) : null}
      <Section id="why" title={t("why")}>
        <ol className="grid gap-5">
          {gone.entries.map((entry) => (
            <li key={`${entry.date} ${entry.fact} ${entry.kind}`}>
              <p className="text-sm text-ink-soft">
                <time dateTime={entry.date}>{writtenDate(entry.date, language)}</time> · {kinds(entry.kind)}
              </p>
              <p className="mt-0.5">{written(entry.text, language)}</p>
              <FormerWords entry={entry} language={language} />
            </li>
          ))}
        </ol>
      </Section>
      <p>
        <TextLink href={paths.corrections(language)}>{t("all")}</TextLink>
      </p>
    </article>
  );
}

/** The sentence that stood before a change, where the entry carries it; behind a warning where it tells of harm. */
export function FormerWords({ entry, language }: { readonly entry: ChangelogEntry; readonly language: Language }) {
  const t = useTranslations("facts.corrections");
  if (entry.said === null) return null;
  const words = (
    <p className="mt-1 text-[0.95rem] text-ink-soft">
      {t("said")} <q>{written(entry.said, language)}</q>
    </p>
  );
  return entry.harm === null ? words : <HarmDetails harm={entry.harm}>{words}</HarmDetails>;
}
