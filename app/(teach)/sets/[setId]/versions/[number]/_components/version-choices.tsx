import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Blueprint } from "@/core/quizzes/blueprint";

type Props = {
  readonly blueprint: Blueprint;
  readonly frozen: boolean;
  /** Of topics, entities and facts, by id. */
  readonly names: Readonly<Record<string, string>>;
};

type Choice = { readonly name: string; readonly value: ReactNode };

/** What was chosen in a version of a set, choice by choice. */
export async function VersionChoices({ blueprint, frozen, names }: Props) {
  const [t, builder, teach, page] = await Promise.all([
    getTranslations("sets.versions"),
    getTranslations("sets.builder"),
    getTranslations("teach"),
    getTranslations("sets.page"),
  ]);
  const { topics, entities, facts, without, years, types, length, difficulty, includeHarm, onlyOwn } = blueprint;
  const nameOf = (id: string) => names[id] ?? id;
  const about = [...topics, ...entities].map(nameOf);
  const rows: readonly Choice[] = [
    {
      name: builder("chosen"),
      value: about.length === 0 && facts.length === 0 ? builder("everything") : about.join(", "),
    },
    { name: builder("singleFacts"), value: facts.length === 0 ? "" : <Facts words={facts.map(nameOf)} /> },
    { name: t("leftOut"), value: without.length === 0 ? t("nothingLeftOut") : <Facts words={without.map(nameOf)} /> },
    { name: builder("time"), value: years === null ? builder("anyTime") : builder("span", years) },
    {
      name: builder("types"),
      value: types.length === 0 ? t("allTypes") : types.map((type) => teach(`types.${type}`)).join(", "),
    },
    { name: builder("length"), value: length },
    { name: builder("difficulty"), value: teach(`set.difficulties.${difficulty ?? "any"}`) },
    { name: page("keep"), value: page(frozen ? "frozen" : "follows") },
    { name: t("harm"), value: t(includeHarm ? "harmIn" : "harmOut") },
  ];
  const shown = onlyOwn ? [{ name: builder("chosen"), value: builder("onlyOwn") }, ...rows.slice(-2)] : rows;
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {shown.map(({ name, value }) =>
        value === "" ? null : (
          <div key={name} className="min-w-0 border-t border-line pt-3">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="mt-1 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Facts({ words }: { readonly words: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {words.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
