import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EntityLink } from "@/components/reference/entity-link";
import type { Fact, FactBase, Language } from "@/core/facts/model";
import { UNNAMED } from "@/core/facts/status";
import { writtenDate, writtenWhen } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";

type Props = { readonly base: FactBase; readonly fact: Fact; readonly language: Language };

/** When, as of when, who says so, and whom and what it is about. */
export function FactAside({ base, fact, language }: Props) {
  const t = useTranslations("facts.fact");
  const others = (base.index.entitiesToldOf.get(fact.id) ?? []).filter((id) => !fact.by.includes(id));
  return (
    <dl className="grid content-start gap-5 self-start rounded-2xl border border-line bg-surface p-5 sm:grid-cols-2 lg:col-start-2 lg:grid-cols-1">
      {fact.when === null ? null : <Entry term={t("when")}>{asSentence(writtenWhen(fact, language))}</Entry>}
      {fact.by.length === 0 ? null : (
        <Entry term={t("says")}>
          <EntityList base={base} ids={fact.by} language={language} />
        </Entry>
      )}
      <Entry term={t("asOf")}>
        {writtenDate(fact.asOf, language)}
        <span className="block text-sm text-ink-soft">{t("asOfHint")}</span>
      </Entry>
      {others.length === 0 ? null : (
        <Entry term={t("about")}>
          <EntityList base={base} ids={others} language={language} />
        </Entry>
      )}
    </dl>
  );
}

function Entry({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm font-semibold text-ink-soft">{term}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}

function EntityList({ base, ids, language }: Pick<Props, "base" | "language"> & { readonly ids: readonly string[] }) {
  const t = useTranslations("facts.fact");
  return (
    <ul className="grid gap-1">
      {ids.map((id) => {
        const entity = base.entities.get(id);
        if (id === UNNAMED || entity === undefined) return <li key={id}>{t("unnamed")}</li>;
        return (
          <li key={id}>
            <EntityLink entity={entity} language={language} />
          </li>
        );
      })}
    </ul>
  );
}
