import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OutsideLink } from "@/components/reference/text-link";
import type { Language, Source } from "@/core/facts/model";
import { writtenDate } from "@/core/questions/render/dates";

/** Everything that is known about a source. */
export function SourceCard({ source, language }: { readonly source: Source; readonly language: Language }) {
  const t = useTranslations("facts.source");
  const entries: readonly (readonly [string, ReactNode])[] = [
    [t("publisher"), source.publisher],
    ...(source.origin === source.publisher ? [] : [[t("origin"), source.origin] as const]),
    [t("date"), source.date === null ? t("undated") : writtenDate(source.date, language)],
    [t("language"), new Intl.DisplayNames([language], { type: "language" }).of(source.lang) ?? source.lang],
    [t("read"), t(`readAs.${source.read}`)],
    ...(source.consulted === null ? [] : [[t("consulted"), writtenDate(source.consulted, language)] as const]),
  ];
  return (
    <div className="rounded-2xl border border-line bg-surface p-5 sm:p-7">
      <dl className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {entries.map(([term, detail]) => (
          <div key={term}>
            <dt className="text-sm font-semibold text-ink-soft">{term}</dt>
            <dd className="mt-0.5">{detail}</dd>
          </div>
        ))}
      </dl>
      {source.url === null ? null : (
        <p className="mt-5 border-t border-line pt-4 break-all">
          <OutsideLink href={source.url}>{source.url}</OutsideLink>
        </p>
      )}
    </div>
  );
}
