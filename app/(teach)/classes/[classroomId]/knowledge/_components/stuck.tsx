import { useTranslations } from "next-intl";
import { FactLink } from "@/app/(teach)/_components/fact-link";
import { Table } from "@/components/ui/table";

type Person = {
  readonly learnerId: string;
  readonly name: string;
  readonly takes: readonly { readonly right: string; readonly given: string }[];
};

type Props = {
  readonly stuck: {
    readonly things: readonly {
      /** A fact, or a skill among `skills`. */
      readonly thing: string;
      readonly people: readonly Person[];
    }[];
    readonly total: number;
  };
  /** By entity. */
  readonly names: Readonly<Record<string, string>>;
  /** By fact. */
  readonly sentences: Readonly<Record<string, string>>;
  /** By skill. */
  readonly skills: Readonly<Record<string, string>>;
};

/** Who gets no further with which fact or rule, and what they take it for: for the teacher, who can sit down beside them. */
export function Stuck({ stuck: { things, total }, names, sentences, skills }: Props) {
  const t = useTranslations("knowledge");
  if (things.length === 0) return <p>{t("noStuck")}</p>;
  const more = total - things.length;
  const takesOf = ({ takes }: Person) =>
    takes
      .map(({ right, given }) => t("other", { right: names[right] ?? right, given: names[given] ?? given }))
      .join("; ");
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
        rows={things.map(({ thing, people }) => ({
          key: thing,
          cells: {
            fact: skills[thing] ?? <FactLink factId={thing} sentence={sentences[thing]} />,
            who: (
              <ul className="grid gap-1">
                {byWhatTheyTake(people, takesOf).map(([takes, those]) => (
                  <li key={takes}>
                    {takes === ""
                      ? those.join(", ")
                      : t("stuckTakes", { takes, count: those.length, names: those.join(", ") })}
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

/** Names by what their bearers take for what, in words; those who took nothing for anything, under "", come last. */
function byWhatTheyTake(
  people: readonly Person[],
  takesOf: (person: Person) => string,
): readonly (readonly [string, readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const person of people) {
    const takes = takesOf(person);
    groups.set(takes, [...(groups.get(takes) ?? []), person.name]);
  }
  return [...groups].sort(([a], [b]) => Number(a === "") - Number(b === ""));
}
