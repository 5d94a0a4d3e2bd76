import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClassPage } from "@/app/(teach)/_components/classes/class-page";
import { Contents } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/contents";
import { FromAnswers } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/from-answers";
import { FromMemories } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/from-memories";
import { writtenDay } from "@/components/dates";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { FactBase } from "@/core/facts/model";
import { addDays, studyDay } from "@/core/memory/study-day";
import { entityName } from "@/core/questions/render/text";
import { requirePermission, type Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { MOST_CONFUSIONS } from "@/server/data/gradebook/confusions";
import { findFromAnswers, type FromAnswers as Told } from "@/server/data/gradebook/from-answers";
import { type ClassKnowledge, findClassKnowledge } from "@/server/data/gradebook/knowledge";
import { MOST_LEARNERS, MOST_THINGS } from "@/server/data/gradebook/stuck";
import { isId } from "@/server/http/is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge"))("title") };
}

const USUAL_DAYS = 14;
const MOST_DAYS = 365;
const MOST = { learners: MOST_LEARNERS, facts: MOST_THINGS, pairs: MOST_CONFUSIONS };

type Search = Awaited<PageProps<"/classes/[classroomId]/knowledge">["searchParams"]>;

export default async function KnowledgePage({ params, searchParams }: PageProps<"/classes/[classroomId]/knowledge">) {
  const [{ classroomId }, search] = await Promise.all([params, searchParams]);
  const viewer = await requirePermission("gradebook.read", `/classes/${classroomId}/knowledge`);
  if (!isId(classroomId)) notFound();
  const [at, base] = [now(), getFactBase()];
  const days = daysOf(viewer, search, at);
  const wanted = wantedOf(base, search);
  // By noon of that day, wherever the class is: a forecast does not turn on hours.
  const found = await findClassKnowledge(viewer, classroomId, at, new Date(`${days.chosen}T12:00:00Z`), wanted);
  if (found === null) notFound();
  const told = await findFromAnswers(viewer, classroomId);
  const t = await getTranslations("knowledge");
  const sentences = sentencesOf(base, found, told);
  const topicNames = new Map(base.topics.map(({ id, name }) => [id, name.en]));
  const only = wanted.topic;
  const riskTitle = only === null ? t("risk") : t("riskOf", { topic: topicNames.get(only) ?? only });
  // What is told from answers needs one learner who answered, what is told from memories one who remembers.
  const [answered, remembered] = [told.latest.asked > 0, found.topics.length > 0];
  const fromAnswers = (["stuck", "latest", "confusions"] as const).map((id) => ({ id, title: t(id) }));
  const fromMemories = [
    { id: "topics", title: t("topics") },
    { id: "risk", title: riskTitle },
  ];
  const rooms = [...(answered ? fromAnswers : []), ...(remembered ? fromMemories : [])];
  return (
    <ClassPage
      classroom={{ id: classroomId, name: found.className }}
      room="/knowledge"
      title={t("title")}
      lead={t("lead")}
      action={
        !remembered && told.confusions.length === 0 ? null : (
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
          {...{ classroomId, sentences, stuck: told.stuck, latest: told.latest, pairs: told.confusions }}
          learners={found.learners}
          names={namesOf(base, told)}
          since={told.since && writtenDay(told.since, viewer.language, viewer.timeZone)}
          most={MOST}
        />
      ) : null}
      {remembered ? <FromMemories {...{ found, days, only, riskTitle, topicNames, sentences }} /> : null}
    </ClassPage>
  );
}

/** The day of the forecast, and the first and the last that can be asked for. */
function daysOf(viewer: Viewer, { on }: Search, at: Date) {
  const today = studyDay(at.getTime(), viewer);
  const [first, last] = [addDays(today, 1), addDays(today, MOST_DAYS)];
  const asked = typeof on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(on) && on >= first && on <= last;
  return { first, last, chosen: asked ? on : addDays(today, USUAL_DAYS) };
}

/** Which facts are shown one by one: of a topic alone, and which page of them. */
function wantedOf(base: FactBase, { topic, page }: Search) {
  return {
    topic: base.topics.find(({ id }) => id === topic)?.id ?? null,
    page: typeof page === "string" && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}

/** Names of whatever was taken for something else. */
function namesOf(base: FactBase, { confusions, stuck }: Told): Record<string, string> {
  const taken = stuck.things.flatMap(({ people }) => people.flatMap(({ takes }) => takes));
  const ids = [...confusions.map(({ first }) => first), ...taken].flatMap(({ right, given }) => [right, given]);
  return Object.fromEntries(ids.map((id) => [id, entityName(base, id)]));
}

/** The sentences of all facts that the page tells of. */
function sentencesOf(base: FactBase, found: ClassKnowledge, told: Told): Record<string, string> {
  const ids = [
    ...[...found.atRisk, ...told.latest.facts].map(({ factId }) => factId),
    ...told.stuck.things.map(({ thing }) => thing),
    ...told.confusions.flatMap(({ first }) => first.factIds),
  ];
  return Object.fromEntries(ids.map((id) => [id, base.facts.get(id)?.text.en ?? id]));
}
