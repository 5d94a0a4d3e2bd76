import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { letterName, OriginLetters } from "@/components/reference/origin-letters";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { PageHeader } from "@/components/ui/card";
import { publicLanguage } from "@/core/browse/languages";
import { type Origin, originsInUse } from "@/core/browse/origins";
import type { FactBase, Language, Source } from "@/core/facts/model";
import { writtenDate } from "@/core/questions/render/dates";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string; letter: string }> };

export const dynamicParams = false;

export function generateStaticParams() {
  return [...new Set(originsInUse(getFactBase()).map(({ letter }) => letter))].map((letter) => ({ letter }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("facts.sources");
  return { title: t("letterTitle", { letter: letterName((await params).letter) }), description: t("description") };
}

/** Every source whose origin begins with one letter. */
export default async function OriginsPage({ params }: Props) {
  const { language: path, letter } = await params;
  const language = publicLanguage(path);
  setRequestLocale(language);
  const base = getFactBase();
  const origins = originsInUse(base);
  const own = origins.filter((origin) => origin.letter === letter);
  if (own.length === 0) notFound();
  const t = await getTranslations("facts.sources");

  return (
    <>
      <PageHeader
        eyebrow={<TextLink href={paths.sources(language)}>{t("title")}</TextLink>}
        title={t("letterTitle", { letter: letterName(letter) })}
        lead={t("letterLead")}
      />
      <OriginLetters origins={origins} language={language} label={t("letters")} current={letter} />
      {own.map((origin) => (
        <OriginSources key={origin.id} base={base} origin={origin} language={language} />
      ))}
    </>
  );
}

/** Classes of the list reach its entries, as there may be a hundred. */
const look = [
  "[&>li]:border-t [&>li]:border-line [&>li]:py-2.5 [&>li]:leading-snug border-b border-line",
  "[&_a]:underline [&_a]:decoration-line-strong [&_a]:underline-offset-4 [&_a]:hover:decoration-ochre [&_a]:hover:decoration-2",
  "[&_p]:mt-0.5 [&_p]:text-sm [&_p]:text-ink-soft",
].join(" ");

function OriginSources({
  base,
  origin: { id, name, sources },
  language,
}: {
  readonly base: FactBase;
  readonly origin: Origin;
  readonly language: Language;
}) {
  const t = useTranslations("facts.sources");
  return (
    <section aria-labelledby={id} className="mt-8 max-w-4xl">
      <h2 id={id} className="mb-2 scroll-mt-6 text-xl target:text-ochre-ink">
        {name}
      </h2>
      <ul className={look}>
        {sources.map((source) => (
          <li key={source.id}>
            <a href={paths.source(language, source.id)} lang={source.lang}>
              {source.title}
            </a>
            <p>
              {[
                ...detailsOf(source, language),
                t("facts", { count: base.index.factsBySource.get(source.id)?.length ?? 0 }),
              ].join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Publisher where it is not the origin, and date. */
function detailsOf({ publisher, origin, date }: Source, language: Language): readonly string[] {
  return [...(publisher === origin ? [] : [publisher]), ...(date === null ? [] : [writtenDate(date, language)])];
}
