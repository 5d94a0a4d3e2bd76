import { useTranslations } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { writtenDate } from "@/components/dates";
import { Road } from "@/components/landing/road";
import { SampleQuestion } from "@/components/landing/sample-question";
import { StatusExamples } from "@/components/landing/status-examples";
import { TopicList } from "@/components/landing/topic-list";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { ButtonLink } from "@/components/ui/button";
import type { FactBase, Status } from "@/core/facts/model";
import { getFactBase } from "@/server/content/load";
import { findSample } from "@/server/content/samples";

const statuses: readonly Status[] = ["established", "reported", "claimed", "disputed"];

export default async function LandingPage() {
  const t = await getTranslations("landing");
  const language = await getLocale();
  const { landing, quiz, common } = await getMessages();
  const base = getFactBase();
  const sample = findSample(0);

  return (
    <>
      <section className="grid items-start gap-10 lg:grid-cols-[1.05fr_1fr] lg:gap-14">
        <div className="lg:pt-6">
          <p className="font-semibold text-ochre-ink">{t("eyebrow")}</p>
          <h1 className="mt-3 text-[2.5rem] leading-[1.04] tracking-[-0.025em] sm:text-6xl">{t("title")}</h1>
          <p className="mt-6 max-w-xl text-lg text-ink-soft sm:text-xl">{t("lead")}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink href="/quiz/new" size="large">
              {t("try")}
            </ButtonLink>
            <ButtonLink href="/join" variant="secondary" size="large">
              {t("join")}
            </ButtonLink>
          </div>
          <p className="mt-4 text-sm text-ink-soft">{t("noAccount")}</p>
        </div>
        {sample ? (
          <SampleQuestion
            first={sample}
            words={{ sample: landing.sample, question: quiz.question, feedback: quiz.feedback, status: common.status }}
          />
        ) : null}
      </section>

      <Road title={t("road.title")} text={t("road.text")} alt={t("road.alt")} stops={landing.road.stops} />

      <section aria-labelledby="statuses" className="mt-20 scroll-mt-8 sm:mt-28">
        <h2 id="statuses" className="text-3xl sm:text-4xl">
          {t("statuses.title")}
        </h2>
        <p className="mt-4 max-w-2xl text-lg text-ink-soft">{t("statuses.lead")}</p>
        <StatusExamples
          exampleLabel={t("statuses.example")}
          entries={statuses.map((status) => ({
            status,
            label: common.status[status],
            rule: t(`statuses.${status}`),
            example: exampleOf(base, status),
          }))}
        />
        <p className="mt-6">
          <TextLink href={paths.statuses(language)}>{t("statuses.more")}</TextLink>
        </p>
      </section>

      <section aria-labelledby="topics" className="mt-20 scroll-mt-8 sm:mt-28">
        <h2 id="topics" className="text-3xl sm:text-4xl">
          {t("topics.title")}
        </h2>
        <p className="mt-4 text-lg text-ink-soft">
          {t("topics.lead", {
            facts: base.facts.size,
            sources: base.sources.size,
            date: writtenDate(base.release.asOf),
          })}
        </p>
        <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
          <TextLink href={paths.read(language)}>{t("topics.read")}</TextLink>
          <TextLink href={paths.topics(language)}>{t("topics.all")}</TextLink>
          <TextLink href={paths.search(language)}>{t("topics.search")}</TextLink>
        </p>
        <TopicList
          topics={topicsOf(base).map((topic) => ({ ...topic, facts: t("topics.facts", { count: topic.count }) }))}
        />
      </section>

      <Teachers />
    </>
  );
}

function Teachers() {
  const t = useTranslations("landing.teachers");
  return (
    <section
      aria-labelledby="teachers"
      className="mt-20 rounded-3xl bg-indigo px-6 py-10 text-on-indigo sm:mt-28 sm:px-12 sm:py-14"
    >
      <h2 id="teachers" className="text-3xl">
        {t("title")}
      </h2>
      <p className="mt-4 max-w-2xl text-lg">{t("text")}</p>
      <ButtonLink href="/sign-up" variant="inverse" className="mt-7">
        {t("start")}
      </ButtonLink>
    </section>
  );
}

/** A short harmless fact with this status: the shortest between a half and a whole line, so that it is easy to take in. */
function exampleOf(base: FactBase, status: Status): string | null {
  const texts = [...base.facts.values()]
    .filter((fact) => fact.status === status && fact.harm === null)
    .map((fact) => fact.text.en)
    .filter((text) => text.length >= 50);
  return texts.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? null;
}

function topicsOf(base: FactBase) {
  return base.topics
    .map(({ id, name, about }) => ({
      id,
      name: name.en,
      about: about.en,
      count: base.index.factsByTopic.get(id)?.length ?? 0,
    }))
    .filter(({ count }) => count > 0);
}
