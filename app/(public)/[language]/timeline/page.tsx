import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { DensityStrip, type YearCount } from "@/components/charts/density-strip";
import { YearLinks, yearAnchor } from "@/components/charts/timeline-year";
import { FactLine } from "@/components/reference/fact-line";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { PageHeader, Section } from "@/components/ui/card";
import { publicLanguage } from "@/core/browse/languages";
import { readingPath } from "@/core/browse/reading-path";
import { FIRST_YEAR, type Period, periodName, periodOfYear, periodsUntil } from "@/core/charts/periods";
import { type TimelineEntry, type TimelineYear, timelineYears } from "@/core/charts/timeline";
import type { Language, Status } from "@/core/facts/model";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("maps.timeline");
  return { title: t("title"), description: t("description") };
}

/** All years at a glance; the facts of each stretch stand on a page of their own, as all together weigh much. */
export default async function TimelinePage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const base = getFactBase();
  const years = timelineYears(base, FIRST_YEAR);
  const periods = periodsUntil(base.release.asOf);
  const hrefOf = (year: number) =>
    `${paths.period(language, periodOfYear(periods, year)?.id ?? "")}#${yearAnchor(year)}`;
  const chosen = new Set(readingPath(base).flatMap(({ facts }) => facts.map(({ id }) => id)));
  const t = await getTranslations("maps.timeline");
  const { common } = await getMessages();
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
        hrefOf={hrefOf}
      />
      <p className="mt-3 mb-5 text-sm text-ink-soft">
        {t("overviewText", { count: fullest.size, year: String(fullest.year) })}
      </p>
      <YearLinks years={years} label={t("jump")} hrefOf={hrefOf} />
      <div className="mt-12">
        {periods.map((period) => (
          <Stretch
            key={period.id}
            period={period}
            entries={years.filter(({ year }) => year >= period.from && year <= period.to).flatMap(entriesOf)}
            chosen={chosen}
            language={language}
          />
        ))}
      </div>
    </>
  );
}

function Stretch({
  period,
  entries,
  chosen,
  language,
}: {
  readonly period: Period;
  readonly entries: readonly TimelineEntry[];
  readonly chosen: ReadonlySet<string>;
  readonly language: Language;
}) {
  const t = useTranslations("maps.timeline");
  const shown = entries.filter(({ fact }) => chosen.has(fact.id));
  return (
    <Section
      id={`from-${period.id}`}
      title={<TextLink href={paths.period(language, period.id)}>{periodName(period)}</TextLink>}
      aside={<p className="text-ink-soft">{t("periodFacts", { count: entries.length })}</p>}
    >
      <ul className="border-b border-line">
        {shown.map(({ fact }) => (
          <FactLine key={fact.id} fact={fact} language={language} />
        ))}
      </ul>
      <p className="mt-3">
        <TextLink href={paths.period(language, period.id)}>
          {t("whole", { count: entries.length, period: periodName(period) })}
        </TextLink>
      </p>
    </Section>
  );
}

const entriesOf = ({ months }: TimelineYear) => months.flatMap(({ entries }) => entries);

function countsOf(year: TimelineYear): YearCount {
  const counts: Record<Status, number> = { established: 0, reported: 0, claimed: 0, disputed: 0 };
  for (const { fact } of entriesOf(year)) counts[fact.status] += 1;
  return { year: year.year, counts, total: year.size };
}
