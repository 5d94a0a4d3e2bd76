import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";
import { OutsideLink, TextLink } from "@/components/reference/text-link";
import { written } from "@/core/browse/in-use";
import type { Evidence, FactBase, Language, Source } from "@/core/facts/model";
import { writtenDate } from "@/core/questions/render/dates";

type Props = { readonly base: FactBase; readonly evidence: readonly Evidence[]; readonly language: Language };

/** The sources of a fact, each with where in it the passage stands and what it says in our words. */
export function SourceList({ base, evidence, language }: Props) {
  return (
    <ol className="border-b border-line">
      {evidence.map((each) => {
        const source = base.sources.get(each.sourceId);
        if (source === undefined) return null;
        const rest = base.index.factsBySource.get(source.id)?.length ?? 0;
        return (
          <li key={`${source.id} ${each.at}`} className="border-t border-line py-4">
            <SourceTitle source={source} className="font-semibold" />
            <SourceFacts source={source} origin={each.origin} at={each.at} language={language} />
            <p className="mt-2 max-w-3xl">{written(each.note, language)}</p>
            <RestingOn source={source} count={rest} language={language} />
          </li>
        );
      })}
    </ol>
  );
}

/** The title in its own language, leading to the source where it has an address. */
export function SourceTitle({ source, className }: { readonly source: Source; readonly className?: string }) {
  const title = <span lang={source.lang}>{source.title}</span>;
  const look = className === undefined ? {} : { className };
  return source.url === null ? (
    <span {...look}>{title}</span>
  ) : (
    <OutsideLink href={source.url} {...look}>
      {title}
    </OutsideLink>
  );
}

/** Publisher, who said it first where that is somebody else, date and place in the text. */
export function SourceFacts({
  source,
  origin,
  at,
  language,
}: {
  readonly source: Source;
  readonly origin: string;
  readonly at?: string;
  readonly language: Language;
}) {
  const t = useTranslations("facts.source");
  const parts = [
    source.publisher,
    source.publisher.startsWith(origin) ? null : t("firstSaidBy", { origin }),
    source.date === null ? t("undated") : writtenDate(source.date, language),
    at ?? null,
  ];
  return <p className="mt-0.5 text-sm text-ink-soft">{parts.filter((part) => part !== null).join(" · ")}</p>;
}

function RestingOn({ source, count, language }: { source: Source; count: number; language: Language }) {
  const t = useTranslations("facts.source");
  return (
    <p className="mt-1 text-sm text-ink-soft">
      <TextLink href={paths.source(language, source.id)}>{t("restingOnIt", { count })}</TextLink>
    </p>
  );
}
