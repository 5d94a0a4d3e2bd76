import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { AtMost } from "@/app/(teach)/_components/at-most";
import { TeachTabs } from "@/app/(teach)/_components/teach-tabs";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireTeacher } from "@/server/auth/viewer";
import { listTopics } from "@/server/content/topics";
import { listStudySets, MAX_SETS } from "@/server/data/sets/study-sets";

export async function generateMetadata() {
  return { title: (await getTranslations("teach.sets"))("title") };
}

export default async function SetsPage() {
  const viewer = await requireTeacher("/sets");
  const [sets, t, format] = await Promise.all([listStudySets(viewer), getTranslations("teach"), getFormatter()]);
  const names = new Map(listTopics(viewer.language).map(({ id, name }) => [id, name]));
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
                <p className="mt-1">
                  {one.blueprint.onlyOwn
                    ? t("sets.onlyOwn")
                    : one.blueprint.topics.length === 0
                      ? t("sets.allTopics")
                      : format.list(one.blueprint.topics.map((id) => names.get(id) ?? id))}
                </p>
                <p className="mt-1 text-sm text-ink-soft">
                  {one.blueprint.onlyOwn ? null : (
                    <>
                      {t("sets.questions", { count: one.blueprint.length })} ·{" "}
                      {one.blueprint.types.length === 0
                        ? t("sets.mix")
                        : format.list(one.blueprint.types.map((name) => t(`types.${name}`)))}{" "}
                      ·{" "}
                    </>
                  )}
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
