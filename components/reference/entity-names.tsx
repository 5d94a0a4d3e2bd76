import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { written } from "@/core/browse/in-use";
import type { Entity, Language } from "@/core/facts/model";
import { writtenDate, writtenWhen } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";
import { edtf, isOpenEnded } from "@/core/shared/edtf";
import { normalise } from "@/core/shared/normalise";

type Props = {
  readonly entity: Entity;
  readonly language: Language;
  /** The last day for which a fact shows it, where its life is open and that is long ago. */
  readonly lastKnown: string | null;
};

/** How else an entity is called, when it existed, and its position. What it is part of, and since when, is told by facts. */
export function EntityNames({ entity, language, lastKnown }: Props) {
  const t = useTranslations("facts.entity");
  const name = written(entity.name, language);
  const long = entity.long === null ? null : written(entity.long, language);
  const french = [...new Set([entity.name.fr, entity.long?.fr])].filter(
    (text): text is string => text !== undefined && text !== name,
  );
  const aliases = otherNames(entity, [name, long ?? "", ...french]);
  const entries: readonly (readonly [string, ReactNode])[] = [
    ...(long === null || long === name ? [] : [[t("long"), long] as const]),
    ...(french.length === 0
      ? []
      : [
          [
            t("french"),
            <span key="fr" lang="fr">
              {french.join("; ")}
            </span>,
          ] as const,
        ]),
    ...(aliases.length === 0 ? [] : [[t("aliases"), aliases.join("; ")] as const]),
    ...(entity.life === null ? [] : [lifeEntry(t, entity.type, { when: entity.life, lastKnown }, language)]),
    ...(entity.lat === null || entity.lon === null ? [] : [[t("position"), position(entity.lat, entity.lon)] as const]),
  ];
  if (entries.length === 0) return null;
  return (
    <dl className="grid content-start gap-5 self-start rounded-2xl border border-line bg-surface p-5 sm:grid-cols-2 lg:col-start-2 lg:grid-cols-1">
      {entries.map(([term, detail]) => (
        <div key={term}>
          <dt className="text-sm font-semibold text-ink-soft">{term}</dt>
          <dd className="mt-0.5">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Aliases that are more than another way of writing a name that is shown already. */
function otherNames(entity: Entity, shown: readonly string[]): readonly string[] {
  const seen = new Set(shown.map(normalise));
  return entity.aliases.filter((alias) => {
    const form = normalise(alias);
    if (seen.has(form)) return false;
    seen.add(form);
    return true;
  });
}

const PERSONS = new Set([
  "head-of-state",
  "politician",
  "army-officer",
  "mission-commander",
  "armed-group-leader",
  "islamist-leader",
  "paramilitary-leader",
  "foreign-leader",
  "diplomat",
  "religious-leader",
  "scholar",
]);

type Words = ReturnType<typeof useTranslations<"facts.entity">>;
type Life = { readonly when: string; readonly lastKnown: string | null };

/** When it existed. Of a person who lives, as far as we know, only the birth is told. */
function lifeEntry(t: Words, type: string, life: Life, language: Language): readonly [string, string] {
  if (!PERSONS.has(type)) return [t("time"), asSentence(writtenWhen(life, language))];
  const { when } = life;
  if (!isOpenEnded(edtf(when))) return [t("lifespan"), asSentence(writtenDate(when, language))];
  return [t("born"), asSentence(writtenDate(when.replace(/\/\.\.$/, ""), language))];
}

/** "16.77° N, 3.01° W" */
function position(lat: number, lon: number): string {
  const degrees = (value: number) => `${Math.abs(value).toFixed(2)}°`;
  return `${degrees(lat)} ${lat < 0 ? "S" : "N"}, ${degrees(lon)} ${lon < 0 ? "W" : "E"}`;
}
