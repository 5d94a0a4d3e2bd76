import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { Section } from "@/components/ui/card";
import type { FactBase, Language, Source, SourceKind } from "@/core/facts/model";
import { writtenDate } from "@/core/questions/render/dates";

const KINDS: readonly SourceKind[] = [
  "primary",
  "un",
  "agency",
  "press",
  "research",
  "ngo",
  "reference",
  "gazetteer",
  "tertiary",
];

type Props = { readonly base: FactBase; readonly sources: readonly Source[]; readonly language: Language };

/** Every source in use by kind, and within it by whoever first said what it says. */
export function SourcesByOrigin({ base, sources, language }: Props) {
  const t = useTranslations("facts.sources");
  return KINDS.map((kind) => ({ kind, origins: originsOf(sources.filter((source) => source.kind === kind)) }))
    .filter(({ origins }) => origins.length > 0)
    .map(({ kind, origins }) => (
      <Section key={kind} id={kind} title={t(`kinds.${kind}.title`)} lead={t(`kinds.${kind}.lead`)}>
        <ul className="border-b border-line">
          {origins.map(({ origin, sources: own }) => (
            <li key={origin} className="border-t border-line">
              <details>
                <summary className="py-2.5">
                  <span className="font-semibold">{origin}</span>{" "}
                  <span className="text-sm text-ink-soft">{t("count", { count: own.length })}</span>
                </summary>
                <ul className="grid gap-2 pb-4 pl-5">
                  {own.map((source) => (
                    <SourceLine
                      key={source.id}
                      source={source}
                      count={base.index.factsBySource.get(source.id)?.length ?? 0}
                      language={language}
                    />
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      </Section>
    ));
}

function SourceLine({ source, count, language }: { source: Source; count: number; language: Language }) {
  const t = useTranslations("facts.sources");
  const parts = [
    source.publisher === source.origin ? null : source.publisher,
    source.date === null ? null : writtenDate(source.date, language),
    t("facts", { count }),
  ];
  return (
    <li className="max-w-3xl leading-snug">
      <TextLink href={paths.source(language, source.id)}>
        <span lang={source.lang}>{source.title}</span>
      </TextLink>
      <span className="block text-sm text-ink-soft">{parts.filter((part) => part !== null).join(" · ")}</span>
    </li>
  );
}

function originsOf(sources: readonly Source[]) {
  const groups = new Map<string, Source[]>();
  for (const source of sources) groups.set(source.origin, [...(groups.get(source.origin) ?? []), source]);
  return [...groups]
    .map(([origin, own]) => ({ origin, sources: own }))
    .sort((a, b) => a.origin.localeCompare(b.origin, "en"));
}
