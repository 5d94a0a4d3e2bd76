import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { statusFacet, topicFacet } from "@/components/charts/facets";
import { FactFilter } from "@/components/charts/fact-filter";
import { TimelineYear, YearLinks, yearAnchor } from "@/components/charts/timeline-year";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { PageHeader } from "@/components/ui/card";
import { publicLanguage } from "@/core/browse/languages";
import { FIRST_YEAR, type Period, periodName, periodsUntil } from "@/core/charts/periods";
import { timelineYears } from "@/core/charts/timeline";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string; period: string }> };

export const dynamicParams = false;

const periods = () => periodsUntil(getFactBase().release.asOf);

export function generateStaticParams() {
  return periods().map(({ id }) => ({ period: id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { period: wanted } = await params;
  const period = periods().find(({ id }) => id === wanted);
  if (period === undefined) return {};
  const t = await getTranslations("maps.timeline");
  const name = periodName(period);
  return { title: t("periodTitle", { period: name }), description: t("periodDescription", { period: name }) };
}

/** Every dated fact of one stretch of time. */
export default async function PeriodPage({ params }: Props) {
  const { language: path, period: wanted } = await params;
  const language = publicLanguage(path);
  setRequestLocale(language);
  const all = periods();
  const period = all.find(({ id }) => id === wanted);
  if (period === undefined) notFound();
  const base = getFactBase();
  const years = timelineYears(base, FIRST_YEAR).filter(({ year }) => year >= period.from && year <= period.to);
  const facts = years.flatMap(({ months }) => months.flatMap(({ entries }) => entries.map(({ fact }) => fact)));
  const t = await getTranslations("maps.timeline");
  const { maps, common } = await getMessages();

  return (
    <>
      <PageHeader
        eyebrow={<TextLink href={paths.timeline(language)}>{t("title")}</TextLink>}
        title={periodName(period)}
        lead={t("periodFacts", { count: facts.length })}
      />
      <PeriodLinks periods={all} current={period} language={language} label={t("periods")} />
      {years.length > 1 ? (
        <div id="years" className="mt-4 scroll-mt-6">
          <YearLinks years={years} label={t("jump")} hrefOf={(year) => `#${yearAnchor(year)}`} />
        </div>
      ) : null}
      <FactFilter
        words={maps.filter}
        facets={[topicFacet(base, facts, language, maps.filter), statusFacet(common.status, maps.filter)]}
      >
        {years.map((year) => (
          <TimelineYear key={year.year} year={year} language={language} hasTop={years.length > 1} />
        ))}
      </FactFilter>
      <div className="mt-12">
        <PeriodLinks periods={all} current={period} language={language} label={t("periodsAgain")} />
      </div>
    </>
  );
}

function PeriodLinks({
  periods: all,
  current,
  language,
  label,
}: {
  readonly periods: readonly Period[];
  readonly current: Period;
  readonly language: string;
  readonly label: string;
}) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1.5">
        {all.map((period) => (
          <li key={period.id}>
            <a
              href={paths.period(language, period.id)}
              aria-current={period.id === current.id ? "page" : undefined}
              className="inline-grid min-h-11 place-items-center rounded-xl border-[1.5px] border-line-strong px-3 font-semibold text-ink tabular-nums hover:border-indigo aria-[current=page]:border-indigo aria-[current=page]:bg-indigo aria-[current=page]:text-on-indigo"
            >
              {periodName(period)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
