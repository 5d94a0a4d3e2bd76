import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClassPage } from "@/app/(teach)/_components/classes/class-page";
import { Contents } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/contents";
import { FactPages } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/fact-pages";
import { ForecastForm } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/forecast-form";
import { FromAnswers } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/from-answers";
import { FactsAtRisk, TopicTable } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/recall-tables";
import { writtenDate } from "@/components/dates";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { addDays, studyDay } from "@/core/memory/study-day";
import { entityName } from "@/core/questions/render/text";
import { requirePermission } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { findConfusions, MOST_CONFUSIONS } from "@/server/data/gradebook/confusions";
import { findClassKnowledge } from "@/server/data/gradebook/knowledge";
import { findLatestMisses, findStuck, MOST_LEARNERS, MOST_THINGS } from "@/server/data/gradebook/stuck";
import { isId } from "@/server/http/is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge"))("title") };
}

const USUAL_DAYS = 14;
const MOST_DAYS = 365;

export default async function KnowledgePage({ params, searchParams }: PageProps<"/classes/[classroomId]/knowledge">) {
  const [{ classroomId }, { on, topic, page }] = await Promise.all([params, searchParams]);
  const viewer = await requirePermission("gradebook.read", `/classes/${classroomId}/knowledge`);
  if (!isId(classroomId)) notFound();
  const at = now();
  const today = studyDay(at.getTime(), viewer);
  const [first, last] = [addDays(today, 1), addDays(today, MOST_DAYS)];
  const asked = typeof on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(on) && on >= first && on <= last ? on : null;
  const day = asked ?? addDays(today, USUAL_DAYS);
  const base = getFactBase();
  const only = base.topics.some(({ id }) => id === topic) ? (topic as string) : null;
  // By noon of that day, wherever the class is: a forecast does not turn on hours.
  const found = await findClassKnowledge(viewer, classroomId, at, new Date(`${day}T12:00:00Z`), {
    topic: only,
    page: typeof page === "string" && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  });
  if (found === null) notFound();
  const pairs = await findConfusions(viewer, classroomId);
  const [stuck, latest] = [await findStuck(viewer, classroomId), await findLatestMisses(viewer, classroomId)];
  const t = await getTranslations("knowledge");
  const names = Object.fromEntries(
    [...pairs.map(({ first }) => first), ...stuck.things.flatMap(({ people }) => people.flatMap(({ takes }) => takes))]
      .flatMap(({ right, given }) => [right, given])
      .map((id) => [id, entityName(base, id)]),
  );
  const sentences = Object.fromEntries(
    [
      ...[...found.atRisk, ...latest.facts].map(({ factId }) => factId),
      ...stuck.things.map(({ thing }) => thing),
      ...pairs.flatMap(({ first }) => first.factIds),
    ].map((id) => [id, base.facts.get(id)?.text.en ?? id]),
  );
  const topics = new Map(base.topics.map(({ id, name }) => [id, name.en]));
  const date = writtenDate(day);
  const riskTitle = only === null ? t("risk") : t("riskOf", { topic: topics.get(only) ?? only });
  // What is told from answers needs one learner who answered, what is told from memories one who remembers.
  const [answered, remembered] = [latest.asked > 0, found.topics.length > 0];
  const rooms = [
    ...(answered ? (["stuck", "latest", "confusions"] as const).map((id) => ({ id, title: t(id) })) : []),
    ...(remembered
      ? [
          { id: "topics", title: t("topics") },
          { id: "risk", title: riskTitle },
        ]
      : []),
  ];
  return (
    <ClassPage
      classroom={{ id: classroomId, name: found.className }}
      room="/knowledge"
      title={t("title")}
      lead={t("lead")}
      action={
        !remembered && pairs.length === 0 ? null : (
          <ButtonLink href={`/classes/${classroomId}/knowledge/start`} prefetch={false}>
            {t("start")}
          </ButtonLink>
        )
      }
    >
      {rooms.length === 0 ? <EmptyState title={t("none")}>{t("noneText")}</EmptyState> : null}
      {rooms.length > 1 ? <Contents label={t("contents")} sections={rooms} /> : null}
      {answered ? (
        <FromAnswers
          {...{ classroomId, stuck, latest, pairs, names, sentences }}
          most={{ learners: MOST_LEARNERS, facts: MOST_THINGS, pairs: MOST_CONFUSIONS }}
        />
      ) : null}
      {remembered ? (
        <>
          <ForecastForm day={day} first={first} last={last} topic={only} />
          <Section id="topics" title={t("topics")} lead={t("topicsLead")}>
            <TopicTable
              rows={found.topics.map((row) => ({ ...row, label: topics.get(row.topic) ?? row.topic }))}
              facts={(id) => addressOf({ day, topic: id, page: 1 })}
              learners={found.learners}
              date={date}
            />
          </Section>
          <Section id="risk" title={riskTitle} lead={t("riskLead", { date })}>
            <FactsAtRisk rows={found.atRisk} sentences={sentences} learners={found.learners} date={date} />
            <FactPages
              facts={found.facts}
              shown={found.atRisk.length}
              to={(number) => addressOf({ day, topic: only, page: number })}
              all={only === null ? null : addressOf({ day, topic: null, page: 1 })}
            />
          </Section>
        </>
      ) : null}
    </ClassPage>
  );
}

type Shown = { readonly day: string; readonly topic: string | null; readonly page: number };

/** The same page with other facts in its list. */
function addressOf({ day, topic, page }: Shown): string {
  const asked = new URLSearchParams({ on: day });
  if (topic !== null) asked.set("topic", topic);
  if (page > 1) asked.set("page", String(page));
  return `?${asked}#risk`;
}
