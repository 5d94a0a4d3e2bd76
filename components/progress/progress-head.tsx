import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/card";
import { Tabs } from "@/components/ui/tabs";

const pages = [
  { name: "overview", href: "/progress" },
  { name: "memory", href: "/progress/memory" },
  { name: "retention", href: "/progress/retention" },
  { name: "time", href: "/progress/time" },
  { name: "quizzes", href: "/progress/quizzes" },
] as const;
export type ProgressPage = (typeof pages)[number]["name"];

/** The heading of every page of one's progress, and the ways to the others. */
export async function ProgressHead({
  current,
  children,
}: {
  readonly current: ProgressPage;
  readonly children?: ReactNode;
}) {
  const t = await getTranslations("progress");
  return (
    <>
      <PageHeader title={t("title")}>{children}</PageHeader>
      <Tabs
        label={t("pages.label")}
        tabs={pages.map(({ name, href }) => ({ href, label: t(`pages.${name}`) }))}
        current={pages.find(({ name }) => name === current)?.href ?? ""}
      />
    </>
  );
}

/** Title of a page of one's progress in the browser's bar. */
export async function progressTitle(page: ProgressPage): Promise<{ readonly title: string }> {
  const t = await getTranslations("progress");
  return { title: page === "overview" ? t("title") : `${t(`pages.${page}`)} · ${t("title")}` };
}
