import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EntityLink } from "@/components/reference/entity-link";
import { PageHeader, Section } from "@/components/ui/card";
import { entitiesByName } from "@/core/browse/in-use";
import { publicLanguage } from "@/core/browse/languages";
import { asSentence } from "@/core/questions/render/pattern";
import { nounOf } from "@/core/questions/render/text";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("facts.entities");
  return { title: t("title"), description: t("lead") };
}

export default async function EntitiesPage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const base = getFactBase();
  const t = await getTranslations("facts.entities");
  const all = entitiesByName(base, language);
  const nounOfType = (id: string) => nounOf(base, id, language) ?? id;
  // Leaves of one noun are one kind to a reader: "leader" does not tell of which groups.
  const nouns = [...new Set([...base.types.keys()].map(nounOfType))];
  const groups = nouns
    .map((noun) => ({ noun, entities: all.filter((entity) => nounOfType(entity.type) === noun) }))
    .filter(({ entities }) => entities.length > 0);

  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {groups.map(({ noun, entities }) => (
        <Section
          key={noun}
          id={noun.toLowerCase().replaceAll(" ", "-")}
          title={asSentence(noun)}
          aside={<span className="text-sm text-ink-soft">{entities.length}</span>}
          className="scroll-mt-6"
        >
          <ul className="columns-1 gap-x-10 border-t border-line pt-3 sm:columns-2 lg:columns-3">
            {entities.map((entity) => (
              <li key={entity.id} className="break-inside-avoid py-1">
                <EntityLink entity={entity} language={language} />{" "}
                {entity.harm === null ? (
                  <span className="text-sm text-ink-soft">{base.index.factsToldOf.get(entity.id)?.length ?? 0}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
