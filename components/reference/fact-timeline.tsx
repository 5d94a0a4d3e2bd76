import { useTranslations } from "next-intl";
import { FactLine } from "@/components/reference/fact-line";
import { byYear, type YearOfFacts } from "@/core/browse/time-order";
import type { Fact, Language } from "@/core/facts/model";

/** With fewer facts than this, headings for the years would be louder than the facts. */
const FEW = 9;

/** Facts in the order of time under their years; those without a time come last. */
export function FactTimeline({ facts, language }: { readonly facts: readonly Fact[]; readonly language: Language }) {
  const t = useTranslations("facts.timeline");
  const years = byYear(facts);
  if (facts.length < FEW || years.length === 1) {
    return (
      <ul className="border-b border-line">
        {years.flatMap((year) => year.facts.map((fact) => <FactLine key={fact.id} fact={fact} language={language} />))}
      </ul>
    );
  }
  return (
    <div className="grid gap-9">
      {years.map((group) => (
        <section key={group.year} aria-labelledby={anchorOf(group)}>
          <h3 id={anchorOf(group)} className="mb-2 scroll-mt-6 text-xl text-ochre-ink">
            {group.year ?? t("noTime")}
          </h3>
          <ul className="border-b border-line">
            {group.facts.map((fact) => (
              <FactLine key={fact.id} fact={fact} language={language} underYear={group.year} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const anchorOf = ({ year }: YearOfFacts) => (year === null ? "no-time" : `year-${year}`);
