import { useTranslations } from "next-intl";
import { factKey } from "@/components/charts/fact-keys";
import { paths } from "@/components/reference/paths";
import { StatusMark } from "@/components/reference/status-mark";
import { TextLink } from "@/components/reference/text-link";
import { written } from "@/core/browse/in-use";
import type { Fact, FactBase, Language } from "@/core/facts/model";
import type { MapListGroup } from "@/core/geo/map-model";
import { writtenDate, writtenWhen } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";

type Props = {
  readonly base: FactBase;
  readonly groups: readonly MapListGroup[];
  readonly language: Language;
};

/** All that the map shows, in words and by region. */
export function PlaceList({ base, groups, language }: Props) {
  const t = useTranslations("maps.map.list");
  const joined = new Intl.ListFormat(language, { type: "conjunction" });
  return (
    <div className="grid gap-8">
      {groups.map(({ name, region, newer, places, recent }) => (
        <section key={name} data-group="" aria-labelledby={`region-${name}`}>
          <h3 id={`region-${name}`} className="scroll-mt-6 text-xl">
            <RegionName name={name} region={region} language={language} />
          </h3>
          {newer.length === 0 ? null : (
            <p className="mt-1 text-sm text-ink-soft">
              {t("newer", { names: joined.format(newer.map((entity) => written(entity.name, language))) })}
            </p>
          )}
          <ul className="mt-3 border-b border-line">
            {places.map(({ entity, facts }) => (
              <li
                key={entity.id}
                id={`place-${entity.id}`}
                data-group=""
                className="scroll-mt-6 border-t border-line py-2.5"
              >
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <TextLink href={paths.entity(language, entity.id)} className="font-semibold">
                    {written(entity.name, language)}
                  </TextLink>
                  <span className="text-sm text-ink-soft">{typeName(base, entity.type, language)}</span>
                </p>
                <FactsInside summary={t("facts", { count: facts.length })} facts={facts} language={language} />
              </li>
            ))}
            {recent.length === 0 ? null : (
              <li data-group="" className="border-t border-line py-2.5">
                <FactsInside
                  summary={`${t("recent", { date: writtenDate(base.release.asOf, language) })}: ${t("facts", { count: recent.length })}`}
                  facts={recent}
                  language={language}
                />
              </li>
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Leads to the region's page. */
function RegionName({ name, region, language }: Pick<Props, "language"> & Pick<MapListGroup, "name" | "region">) {
  const t = useTranslations("maps.map.list");
  if (region === null) return t("abroad");
  const text = name === "Bamako" ? t("bamako") : t("region", { name });
  return <TextLink href={paths.entity(language, region.id)}>{text}</TextLink>;
}

function FactsInside({
  summary,
  facts,
  language,
}: {
  readonly summary: string;
  readonly facts: readonly Fact[];
  readonly language: Language;
}) {
  const status = useTranslations("common.status");
  if (facts.length === 0) return null;
  return (
    <details className="mt-0.5">
      <summary className="min-h-8 content-center text-sm font-medium text-ochre-ink">{summary}</summary>
      <ul className="mt-1 grid gap-3 border-l-2 border-ochre/60 pl-3.5">
        {facts.map((fact) => (
          <li key={fact.id} data-fact={fact.id} data-facts={fact.when === null ? "" : factKey(fact, fact.when)}>
            <p className="text-sm text-ink-soft">
              {fact.when === null ? null : asSentence(writtenWhen(fact, language))}
            </p>
            <a
              href={paths.fact(language, fact.id)}
              className="text-[0.95rem] leading-snug decoration-ochre decoration-2 underline-offset-4 hover:underline"
            >
              {written(fact.text, language)}
            </a>
            <p>
              <StatusMark status={fact.status} label={status(fact.status)} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function typeName(base: FactBase, type: string, language: Language): string {
  const noun = base.types.get(type)?.noun;
  return noun ? written(noun, language) : type;
}
