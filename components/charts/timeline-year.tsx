import { useTranslations } from "next-intl";
import { TimelineList } from "@/components/charts/timeline-list";
import { TextLink } from "@/components/reference/text-link";
import type { TimelineYear as Year } from "@/core/charts/timeline";
import type { Language } from "@/core/facts/model";
import { writtenDate } from "@/core/questions/render/dates";

/** Where a year stands on the page of its stretch. */
export const yearAnchor = (year: number) => `y${year}`;

/** Links to years, each with its number of facts for those who cannot see the chart. */
export function YearLinks({
  years,
  label,
  hrefOf,
}: {
  readonly years: readonly Year[];
  readonly label: string;
  readonly hrefOf: (year: number) => string;
}) {
  const t = useTranslations("maps.timeline");
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1.5 [&_a]:inline-grid [&_a]:min-h-9 [&_a]:min-w-13 [&_a]:place-items-center [&_a]:rounded-lg [&_a]:bg-sand [&_a]:px-2 [&_a]:text-sm [&_a]:font-semibold [&_a]:text-ink [&_a]:tabular-nums [&_a]:hover:bg-indigo [&_a]:hover:text-on-indigo">
        {years.map(({ year, size }) => (
          <li key={year}>
            <a href={hrefOf(year)} aria-label={t("yearFacts", { year: String(year), count: size })}>
              {year}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The facts of one year by their months. */
export function TimelineYear({
  year: { year, months, size },
  language,
  hasTop,
}: {
  readonly year: Year;
  readonly language: Language;
  /** Whether the page has links to years to go back to. */
  readonly hasTop: boolean;
}) {
  const t = useTranslations("maps.timeline");
  return (
    <section aria-labelledby={yearAnchor(year)} data-group="" className="mt-10">
      <div className="mb-2 flex items-baseline justify-between gap-4 border-b-3 border-ochre pb-1">
        <h2 id={yearAnchor(year)} className="scroll-mt-6 text-3xl text-ochre-ink tabular-nums">
          {year}
        </h2>
        {hasTop ? (
          <TextLink href="#years" className="text-sm text-ink-soft">
            {t("top")}
          </TextLink>
        ) : null}
      </div>
      <p className="sr-only">{t("yearFacts", { year: String(year), count: size })}</p>
      {months.map(({ month, entries }) => (
        <section key={month} data-group="" className="mt-5">
          <h3 className="mb-2 text-lg">
            {month === null
              ? t("noMonth", { year: String(year) })
              : writtenDate(`${year}-${String(month).padStart(2, "0")}`, language)}
          </h3>
          <TimelineList entries={entries} language={language} />
        </section>
      ))}
    </section>
  );
}
