import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { paths } from "@/components/reference/paths";
import { ReadingStretch } from "@/components/reference/reading-stretch";
import { TextLink } from "@/components/reference/text-link";
import { buttonClasses } from "@/components/ui/button-classes";
import { written } from "@/core/browse/in-use";
import { publicLanguage } from "@/core/browse/languages";
import { minutesOf, readingPath } from "@/core/browse/reading-path";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("facts.read");
  return { title: t("title"), description: t("description") };
}

export default async function ReadPage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const base = getFactBase();
  const path = readingPath(base);
  const t = await getTranslations("facts.read");

  return (
    <div className="mx-auto max-w-3xl">
      <header className="mb-10">
        <p className="mb-2 font-semibold text-ochre-ink">{t("eyebrow", { minutes: minutesOf(path, language) })}</p>
        <h1 className="text-4xl sm:text-5xl">{t("title")}</h1>
        <p className="mt-5 text-lg text-ink-soft">
          {t("lead")} <TextLink href={paths.statuses(language)}>{t("rule")}</TextLink>
        </p>
      </header>
      <nav aria-label={t("contents")} className="mb-14 rounded-2xl border border-line bg-surface p-5 sm:p-6">
        <ol className="grid gap-x-8 gap-y-1.5 sm:grid-cols-2">
          {path.map(({ section }) => (
            <li key={section.id}>
              <TextLink href={`#${section.id}`}>{written(section.title, language)}</TextLink>
            </li>
          ))}
        </ol>
      </nav>
      {path.map((stretch) => (
        <ReadingStretch key={stretch.section.id} stretch={stretch} language={language} />
      ))}
      <section aria-labelledby="next" className="mt-16 rounded-3xl bg-indigo px-6 py-9 text-on-indigo sm:px-10">
        <h2 id="next" className="text-2xl">
          {t("next.title")}
        </h2>
        <p className="mt-3 max-w-xl text-lg">{t("next.text")}</p>
        <p className="mt-6 flex flex-wrap gap-3">
          <a href="/quiz/new" className={buttonClasses("inverse")}>
            {t("next.quiz")}
          </a>
          <a
            href={paths.topics(language)}
            className="inline-flex min-h-11 items-center px-3 font-semibold underline underline-offset-4"
          >
            {t("next.topics")}
          </a>
        </p>
      </section>
    </div>
  );
}
