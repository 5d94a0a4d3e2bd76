import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { FactLine } from "@/components/reference/fact-line";
import { paths } from "@/components/reference/paths";
import { SourceCard } from "@/components/reference/source-card";
import { TextLink } from "@/components/reference/text-link";
import { PageHeader, Section } from "@/components/ui/card";
import { sourcesInUse, written } from "@/core/browse/in-use";
import { publicLanguage } from "@/core/browse/languages";
import { inTimeOrder } from "@/core/browse/time-order";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string; sourceId: string }> };

export const dynamicParams = false;

export function generateStaticParams() {
  return sourcesInUse(getFactBase()).map(({ id }) => ({ sourceId: id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const source = getFactBase().sources.get((await params).sourceId);
  return source === undefined ? {} : { title: source.title };
}

export default async function SourcePage({ params }: Props) {
  const { language: path, sourceId } = await params;
  const language = publicLanguage(path);
  setRequestLocale(language);
  const base = getFactBase();
  const source = base.sources.get(sourceId);
  if (source === undefined) notFound();
  const facts = inTimeOrder(base.index.factsBySource.get(source.id) ?? []);
  const t = await getTranslations("facts.source");
  const kinds = await getTranslations("facts.sources.kinds");

  return (
    <article>
      <PageHeader
        eyebrow={
          <TextLink href={`${paths.sources(language)}#${source.kind}`}>{kinds(`${source.kind}.title`)}</TextLink>
        }
        title={<span lang={source.lang}>“{source.title}”</span>}
      />
      <SourceCard source={source} language={language} />
      <Section id="facts" title={t("rests", { count: facts.length })} className="mt-12!">
        <ul className="border-b border-line">
          {facts.map((fact) => (
            <FactLine
              key={fact.id}
              fact={fact}
              language={language}
              note={fact.evidence
                .filter((each) => each.sourceId === source.id)
                .map((each) => written(each.note, language))
                .join(" ")}
            />
          ))}
        </ul>
      </Section>
    </article>
  );
}
