import { useTranslations } from "next-intl";
import { EntityLink } from "@/components/reference/entity-link";
import { FormerWords } from "@/components/reference/gone-fact";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { written } from "@/core/browse/in-use";
import type { FactBase, Language } from "@/core/facts/model";
import { writtenDate } from "@/core/questions/render/dates";

type Props = { readonly base: FactBase; readonly language: Language };

/** What was changed in facts that were published, newest first, and why. */
export function CorrectionsList({ base, language }: Props) {
  const t = useTranslations("facts.corrections");
  if (base.changelog.length === 0) return <p className="max-w-2xl text-lg">{t("none")}</p>;
  return (
    <ol className="border-b border-line">
      {base.changelog.map((entry) => {
        const { date, fact: factId, entity: entityId, kind, text } = entry;
        const id = factId ?? entityId ?? "";
        const fact = base.facts.get(factId ?? "");
        const entity = base.entities.get(entityId ?? "");
        return (
          <li
            key={`${date} ${id} ${kind}`}
            className="grid gap-x-6 gap-y-1 border-t border-line py-4 sm:grid-cols-[9.5rem_1fr]"
          >
            <p className="pt-0.5 text-sm text-ink-soft">
              <time dateTime={date}>{writtenDate(date, language)}</time>
            </p>
            <div className="max-w-3xl">
              <p className="text-sm font-semibold text-ochre-ink">{t(`kinds.${kind}`)}</p>
              <p className="mt-0.5">{written(text, language)}</p>
              <FormerWords entry={entry} language={language} />
              {fact === undefined ? null : (
                <p className="mt-1 text-[0.95rem]">
                  <TextLink href={paths.fact(language, id)}>
                    {fact.harm === null ? written(fact.text, language) : t("theFact")}
                  </TextLink>
                </p>
              )}
              {entity === undefined ? null : (
                <div className="mt-1 text-[0.95rem]">
                  <EntityLink entity={entity} language={language} />
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
