import { useTranslations } from "next-intl";
import { FactLink } from "@/app/(teach)/_components/fact-link";
import { Table } from "@/components/ui/table";

type Props = {
  readonly stuck: {
    readonly facts: readonly {
      readonly factId: string;
      readonly people: readonly {
        readonly learnerId: string;
        readonly name: string;
        readonly takes: readonly { readonly right: string; readonly given: string }[];
      }[];
    }[];
    readonly total: number;
  };
  /** By entity. */
  readonly names: Readonly<Record<string, string>>;
  /** By fact. */
  readonly sentences: Readonly<Record<string, string>>;
};

/** Who gets no further with which fact, and what they take it for: for the teacher, who can sit down beside them. */
export function Stuck({ stuck: { facts, total }, names, sentences }: Props) {
  const t = useTranslations("knowledge");
  if (facts.length === 0) return <p>{t("noStuck")}</p>;
  const more = total - facts.length;
  return (
    <>
      <Table
        caption={t("stuck")}
        hideCaption
        cards
        columns={[
          { key: "fact", label: t("fact") },
          { key: "who", label: t("who") },
        ]}
        rows={facts.map(({ factId, people }) => ({
          key: factId,
          cells: {
            fact: <FactLink factId={factId} sentence={sentences[factId]} />,
            who: (
              <ul className="grid gap-1">
                {people.map(({ learnerId, name, takes }) => (
                  <li key={learnerId}>
                    {takes.length === 0
                      ? name
                      : t("stuckTakes", {
                          name,
                          takes: takes
                            .map(({ right, given }) =>
                              t("other", { right: names[right] ?? right, given: names[given] ?? given }),
                            )
                            .join("; "),
                        })}
                  </li>
                ))}
              </ul>
            ),
          },
        }))}
      />
      {more === 0 ? null : <p className="mt-3 text-sm text-ink-soft">{t("stuckMore", { count: more })}</p>}
    </>
  );
}
