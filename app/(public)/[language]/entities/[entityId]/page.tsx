import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { SeenOn } from "@/components/map/seen-on";
import { EntityNames } from "@/components/reference/entity-names";
import { EntitySentences } from "@/components/reference/entity-sentences";
import { FactTimeline } from "@/components/reference/fact-timeline";
import { HarmDetails } from "@/components/reference/harm-details";
import { paths } from "@/components/reference/paths";
import { StatusCounts } from "@/components/reference/status-counts";
import { TextLink } from "@/components/reference/text-link";
import { PageHeader, Section } from "@/components/ui/card";
import { entitySentences } from "@/core/browse/entity-sentences";
import { written } from "@/core/browse/in-use";
import { publicLanguage } from "@/core/browse/languages";
import { isDrawnGroup } from "@/core/charts/group-graph";
import { lastKnownOf } from "@/core/facts/about/last-known";
import type { Entity } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { asSentence } from "@/core/questions/render/pattern";
import { nounOf } from "@/core/questions/render/text";
import { getGenerationContext } from "@/server/content/generation-context";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string; entityId: string }> };

export const dynamicParams = false;

export function generateStaticParams() {
  return [...getFactBase().entities.keys()].map((entityId) => ({ entityId }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language, entityId } = await params;
  const entity = getFactBase().entities.get(entityId);
  if (entity === undefined) return {};
  // What tells of deaths or violence is not told in the title of the tab or in a shared link either.
  if (entity.harm !== null) {
    const t = await getTranslations("facts.entity");
    return { title: t(`title.${entity.harm}`) };
  }
  return {
    title: written(entity.name, publicLanguage(language)),
    description: written(entity.about, publicLanguage(language)),
  };
}

export default async function EntityPage({ params }: Props) {
  const { language: path, entityId } = await params;
  const language = publicLanguage(path);
  setRequestLocale(language);
  const context = getGenerationContext(language);
  const entity = context.base.entities.get(entityId);
  if (entity === undefined) notFound();
  const t = await getTranslations("facts.entity");
  if (entity.harm === null) {
    return (
      <article>
        <EntityBody context={context} entity={entity} />
      </article>
    );
  }
  return (
    <article>
      <h1 className="mb-5 text-3xl">{t(`title.${entity.harm}`)}</h1>
      <HarmDetails harm={entity.harm} size="page">
        <EntityBody context={context} entity={entity} />
      </HarmDetails>
    </article>
  );
}

function EntityBody({ context, entity }: { readonly context: GenerationContext; readonly entity: Entity }) {
  const t = useTranslations("facts.entity");
  const { base, language } = context;
  const facts = base.index.factsToldOf.get(entity.id) ?? [];
  const sentences = entitySentences(context, entity);
  return (
    <>
      <PageHeader
        level={entity.harm === null ? 1 : 2}
        eyebrow={
          <TextLink href={`${paths.entities(language)}#${entity.type}`}>
            {asSentence(nounOf(base, entity.type, language) ?? entity.type)}
          </TextLink>
        }
        title={written(entity.name, language)}
        lead={written(entity.about, language)}
      />
      <SeenOn base={base} entity={entity} language={language} />
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <EntityNames
          entity={entity}
          language={language}
          lastKnown={isDrawnGroup(entity) ? lastKnownOf(base, entity) : null}
        />
        <div className="min-w-0 lg:col-start-1 lg:row-start-1">
          {sentences.length > 0 ? (
            <Section id="relations" title={t("relations")}>
              <EntitySentences base={base} entity={entity} sentences={sentences} language={language} />
            </Section>
          ) : null}
          <Section id="facts" title={t("facts", { count: facts.length })} aside={<StatusCounts facts={facts} />}>
            {facts.length === 0 ? <p>{t("noFacts")}</p> : <FactTimeline facts={facts} language={language} />}
          </Section>
        </div>
      </div>
    </>
  );
}
