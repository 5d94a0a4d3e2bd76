import type { Metadata } from "next";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { SearchBox } from "@/app/(public)/[language]/search/_components/search-box";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { publicLanguage } from "@/core/browse/languages";
import { SEARCH_INDEX_VERSION } from "@/core/search/search-entries";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("facts.search");
  return { title: t("title"), description: t("description") };
}

/** Characters of the release's hash that tell one index from another. */
const HASH_LENGTH = 12;

export default async function SearchPage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const t = await getTranslations("facts.search");
  const { facts, common } = await getMessages();
  const version = `${SEARCH_INDEX_VERSION}-${getFactBase().release.hash.slice(0, HASH_LENGTH)}`;

  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="text-3xl sm:text-4xl">{t("title")}</h1>
      <p className="mt-3 mb-6 text-lg text-ink-soft">{t("lead")}</p>
      <SearchBox
        indexAddress={`/${language}/search-index.json?v=${version}`}
        language={language}
        words={{ ...facts.search.box, status: common.status }}
      />
      <noscript>
        <p className="mt-6">
          {t("withoutScript")} <TextLink href={paths.entities(language)}>{t("entities")}</TextLink>,{" "}
          <TextLink href={paths.topics(language)}>{t("topics")}</TextLink>
        </p>
      </noscript>
    </div>
  );
}
