import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";
import { Section } from "@/components/ui/card";
import type { Origin } from "@/core/browse/origins";
import type { Language, SourceKind } from "@/core/facts/model";

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

/** Classes of the list reach its entries: with some hundreds of them each class would weigh. */
const look = [
  "columns-[15rem] gap-x-8 [&>li]:flex [&>li]:break-inside-avoid [&>li]:justify-between [&>li]:gap-3 [&>li]:border-b [&>li]:border-line [&>li]:py-1.5",
  "[&_a]:min-w-0 [&_a]:wrap-anywhere [&_a]:decoration-ochre [&_a]:decoration-2 [&_a]:underline-offset-4 [&_a]:hover:underline",
  "[&_span]:shrink-0 [&_span]:text-sm [&_span]:text-ink-soft [&_span]:tabular-nums [&_span]:pt-0.5",
].join(" ");

/** Who says so, by kind: each origin with its number of sources of that kind, leading to their list. */
export function SourcesByOrigin({
  origins,
  language,
}: {
  readonly origins: readonly Origin[];
  readonly language: Language;
}) {
  const t = useTranslations("facts.sources");
  return KINDS.map((kind) => ({
    kind,
    entries: origins
      .map(({ sources, ...origin }) => ({
        ...origin,
        count: sources.filter((source) => source.kind === kind).length,
      }))
      .filter(({ count }) => count > 0),
  }))
    .filter(({ entries }) => entries.length > 0)
    .map(({ kind, entries }) => (
      <Section
        key={kind}
        id={kind}
        title={t(`kinds.${kind}.title`)}
        lead={t(`kinds.${kind}.lead`)}
        aside={
          <p className="text-ink-soft">{t("count", { count: entries.reduce((sum, { count }) => sum + count, 0) })}</p>
        }
      >
        <ul className={look}>
          {entries.map(({ name, id, letter, count }) => (
            <li key={id}>
              <a href={paths.origin(language, letter, id)}>{name}</a>
              <span>{count}</span>
            </li>
          ))}
        </ul>
      </Section>
    ));
}
