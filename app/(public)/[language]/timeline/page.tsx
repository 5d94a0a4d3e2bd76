import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { DensityStrip, type YearCount } from "@/components/charts/density-strip";
import { periodFacet, statusFacet, topicFacet } from "@/components/charts/facets";
import { FactFilter } from "@/components/charts/fact-filter";
import { TimelineList } from "@/components/charts/timeline-list";
import { TextLink } from "@/components/reference/text-link";
import { PageHeader } from "@/components/ui/card";
import { publicLanguage } from "@/core/browse/languages";
import { type TimelineYear, timelineYears } from "@/core/charts/timeline";
import type { Language, Status } from "@/core/facts/model";
import { writtenDate } from "@/core/questions/render/dates";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

/** Mali's independence. */
const FIRST_YEAR = 1960;

const anchor = (year: number) => `y${year}`;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("maps.timeline");
  return { title: t("title"), description: t("description") };
}

export default async function TimelinePage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const base = getFactBase();
  const years = timelineYears(base, FIRST_YEAR);
  const facts = years.flatMap(({ months }) => months.flatMap(({ entries }) => entries.map(({ fact }) => fact)));
  const t = await getTranslations("maps.timeline");
  const { maps, common } = await getMessages();
  const fullest = years.reduce((a, b) => (b.size > a.size ? b : a));

  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <h2 id="years" className="mb-3 scroll-mt-6 text-xl">
        {t("overview")}
      </h2>
      <DensityStrip
        years={years.map(countsOf)}
        firstYear={FIRST_YEAR}
        lastYear={Number(base.release.asOf.slice(0, 4))}
        labels={common.status}
        hrefOf={(year) => `#${anchor(year)}`}
      />
      <p className="mt-3 text-sm text-ink-soft">
        {t("overviewText", { count: fullest.size, year: String(fullest.year) })}
      </p>
      <YearLinks years={years} />
      <FactFilter
        words={maps.filter}
        facets={[
          topicFacet(base, facts, language, maps.filter),
          statusFacet(common.status, maps.filter),
          periodFacet(base.release.asOf, maps.filter),
        ]}
      >
        {years.map((year) => (
          <Year key={year.year} year={year} language={language} />
        ))}
      </FactFilter>
    </>
  );
}

function YearLinks({ years }: { readonly years: readonly TimelineYear[] }) {
  const t = useTranslations("maps.timeline");
  return (
    <nav aria-label={t("jump")} className="mt-5">
      <ul className="flex flex-wrap gap-1.5">
        {years.map(({ year, size }) => (
          <li key={year}>
            <a
              href={`#${anchor(year)}`}
              aria-label={t("yearFacts", { year: String(year), count: size })}
              className="inline-grid min-h-9 min-w-13 place-items-center rounded-lg bg-sand px-2 text-sm font-semibold text-ink tabular-nums hover:bg-indigo hover:text-on-indigo"
            >
              {year}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Year({
  year: { year, months, size },
  language,
}: {
  readonly year: TimelineYear;
  readonly language: Language;
}) {
  const t = useTranslations("maps.timeline");
  return (
    <section aria-labelledby={anchor(year)} data-group="" className="mt-10">
      <div className="mb-2 flex items-baseline justify-between gap-4 border-b-3 border-ochre pb-1">
        <h2 id={anchor(year)} className="scroll-mt-6 text-3xl text-ochre-ink tabular-nums">
          {year}
        </h2>
        <TextLink href="#years" className="text-sm text-ink-soft">
          {t("top")}
        </TextLink>
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

function countsOf({ year, months, size }: TimelineYear): YearCount {
  const counts: Record<Status, number> = { established: 0, reported: 0, claimed: 0, disputed: 0 };
  for (const { entries } of months) for (const { fact } of entries) counts[fact.status] += 1;
  return { year, counts, total: size };
}
