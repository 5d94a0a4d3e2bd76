import { useTranslations } from "next-intl";
import { FactLink } from "@/app/(teach)/_components/fact-link";
import { Section } from "@/components/ui/card";

type Props = {
  readonly cards: {
    readonly facts: readonly { readonly id: string; readonly text: string; readonly fronts: readonly string[] }[];
    readonly more: number;
    readonly own: readonly string[];
  };
};

/** What a class learns with the cards of a reviewing assignment: its facts, each with the fronts of its cards. */
export function GivenCardsSection({ cards: { facts, more, own } }: Props) {
  const t = useTranslations("sets.givenCards");
  const total = facts.length + more;
  return (
    <Section id="cards" title={t("title")} lead={t("lead")}>
      {total === 0 ? null : (
        <details className="rounded-2xl border border-line bg-surface px-5 py-4">
          <summary className="font-semibold">{t("facts", { count: total })}</summary>
          <ul className="mt-2 divide-y divide-line">
            {facts.map(({ id, text, fronts }) => (
              <li key={id} className="py-3 [overflow-wrap:anywhere]">
                <FactLink factId={id} sentence={text} />
                <ul className="mt-1 list-inside list-disc text-sm text-ink-soft">
                  {fronts.map((front) => (
                    <li key={front}>{front}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          {more === 0 ? null : <p className="mt-2 text-sm text-ink-soft">{t("more", { count: more })}</p>}
        </details>
      )}
      {own.length === 0 ? null : (
        <details className="mt-4 rounded-2xl border border-line bg-surface px-5 py-4">
          <summary className="font-semibold">{t("own", { count: own.length })}</summary>
          <ul className="mt-2 list-inside list-disc [overflow-wrap:anywhere]">
            {own.map((front) => (
              <li key={front}>{front}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
