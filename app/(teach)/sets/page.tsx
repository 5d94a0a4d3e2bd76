import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { AtMost } from "@/app/(teach)/_components/at-most";
import { TeachTabs } from "@/app/(teach)/_components/teach-tabs";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { requireTeacher } from "@/server/auth/viewer";
import { namesIn } from "@/server/content/set-choices";
import { listTopics } from "@/server/content/topics";
import { listStudySets, MAX_SETS, type StudySetSummary } from "@/server/data/sets/study-sets";

export async function generateMetadata() {
  return { title: (await getTranslations("teach.sets"))("title") };
}

export default async function SetsPage() {
  const viewer = await requireTeacher("/sets");
  const [sets, t, format] = await Promise.all([listStudySets(viewer), getTranslations("teach"), getFormatter()]);
  const asked = ({ blueprint: { onlyOwn, length, types }, onlyReviewed }: StudySetSummary) => {
    if (onlyOwn) return null;
    if (onlyReviewed) return `${t("sets.cards")} · `;
    const kinds = types.length === 0 ? t("sets.mix") : format.list(types.map((name) => t(`types.${name}`)));
    return `${t("sets.questions", { count: length })} · ${kinds} · `;
  };
  return (
    <>
      <TeachTabs current="/sets" />
      <PageHeader title={t("sets.title")} lead={t("sets.lead")}>
        <ButtonLink href="/sets/new" size="large">
          {t("sets.new")}
        </ButtonLink>
      </PageHeader>
      {sets.length === 0 ? (
        <EmptyState title={t("sets.none")}>{t("sets.noneText")}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {sets.map((one) => (
            <li key={one.id}>
              <Card className="relative hover:border-indigo">
                <h2 className="text-xl">
                  <Link href={`/sets/${one.id}`} className="after:absolute after:inset-0 after:rounded-2xl">
                    {one.title}
                  </Link>
                </h2>
                <p className="mt-1 line-clamp-3">
                  <About blueprint={one.blueprint} language={viewer.language} />
                </p>
                <p className="mt-1 text-sm text-ink-soft">
                  {asked(one)}
                  {t("sets.usedIn", { count: one.assignments })}
                </p>
              </Card>
            </li>
          ))}
        </ul>
      )}
      <AtMost of="sets" shown={sets.length} most={MAX_SETS} />
    </>
  );
}

/** What a set is about, as the builder says it: topics, names, single facts, years. */
async function About({ blueprint, language }: { readonly blueprint: Blueprint; readonly language: string }) {
  const [t, page, format] = await Promise.all([
    getTranslations("sets.builder"),
    getTranslations("sets.page"),
    getFormatter(),
  ]);
  const { topics, entities, facts, years, onlyOwn } = blueprint;
  if (onlyOwn) return t("onlyOwn");
  const topicNames = new Map(listTopics(language).map(({ id, name }) => [id, name]));
  const names = namesIn(blueprint, language);
  const parts = [...topics.map((id) => topicNames.get(id) ?? id), ...entities.map((id) => names[id] ?? id)];
  if (facts.length > 0) parts.push(page("diff.facts", { count: facts.length }));
  if (parts.length === 0) parts.push(t("everything"));
  if (years !== null) parts.push(years.from === years.to ? String(years.from) : t("span", years));
  return `${t("chosen")}: ${format.list(parts, { type: "unit" })}`;
}
