import { useTranslations } from "next-intl";
import { FactLink } from "@/app/(teach)/_components/fact-link";
import { Folded } from "@/components/ui/folded";
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
  /** Of the class. */
  readonly learners: number;
  /** By entity. */
  readonly names: Readonly<Record<string, string>>;
  /** By fact. */
  readonly sentences: Readonly<Record<string, string>>;
  /** By skill. */
  readonly skills: Readonly<Record<string, string>>;
};

/** So many names of those who are stuck on one thing stand open; two or more others are folded away. */
const MOST_OPEN = 8;

/** Names by what their bearers take for what, in words; those who took nothing for anything, under "", come last. */
type Groups = readonly (readonly [takes: string, names: readonly string[]])[];

/** Who gets no further with which fact or rule, and what they take it for: for the teacher, who can sit down beside them. */
export function Stuck({ stuck: { things, total }, learners, names, sentences, skills }: Props) {
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
        rows={factsFirst(things, skills).map(({ thing, people }) => ({
          key: thing,
          cells: {
            fact: skills[thing] ?? <FactLink factId={thing} sentence={sentences[thing]} />,
            who: <People groups={byWhatTheyTake(people, takesOf)} count={people.length} learners={learners} />,
          },
        }))}
      />
      {more === 0 ? null : <p className="mt-3 text-sm text-ink-soft">{t("stuckMore", { count: more })}</p>}
    </>
  );
}

/** A rule is asked for by many questions, so that many are stuck on it: facts, which one can talk about, come before. */
const factsFirst = (things: Props["stuck"]["things"], skills: Props["skills"]) =>
  things.toSorted((a, b) => Number(a.thing in skills) - Number(b.thing in skills));

type PeopleProps = { readonly groups: Groups; readonly count: number; readonly learners: number };

/** A few names; of a crowd only how many and what they take for what, as it is the class that one talks to. */
function People({ groups, count, learners }: PeopleProps) {
  const t = useTranslations("knowledge");
  if (2 * count <= learners) return <NameLists groups={groups} open={MOST_OPEN} />;
  const taken = groups.filter(([takes]) => takes !== "");
  return (
    <>
      {taken.length === 0 ? null : (
        <ul className="grid gap-1">
          {taken.map(([takes, those]) => (
            <li key={takes}>{t("stuckTaken", { takes, count: those.length })}</li>
          ))}
        </ul>
      )}
      <Folded summary={t("stuckCrowd", { count, learners })}>
        <NameLists groups={groups} open={count} />
      </Folded>
    </>
  );
}

/** @param open so many names stand open over all groups, those of the first first */
function NameLists({ groups, open }: { readonly groups: Groups; readonly open: number }) {
  const t = useTranslations("knowledge");
  const before = groups.map((_, at) => groups.slice(0, at).reduce((sum, [, those]) => sum + those.length, 0));
  return (
    <ul className="grid gap-1">
      {groups.map(([takes, those], at) => {
        const room = Math.max(0, open - (before[at] ?? 0));
        // To fold a single name away would take the room of the name.
        const shown = those.length - room === 1 ? those : those.slice(0, room);
        const folded = those.slice(shown.length);
        const [names, count] = [shown.join(", "), those.length];
        return (
          <li key={takes}>
            {takes === "" ? names : t(shown.length === 0 ? "stuckTaken" : "stuckTakes", { takes, count, names })}
            {folded.length === 0 ? null : (
              <Folded summary={t(shown.length === 0 ? "stuckNames" : "stuckMoreNames", { count: folded.length })}>
                {folded.join(", ")}
              </Folded>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function byWhatTheyTake(people: readonly Person[], takesOf: (person: Person) => string): Groups {
  const groups = new Map<string, string[]>();
  for (const person of people) {
    const takes = takesOf(person);
    groups.set(takes, [...(groups.get(takes) ?? []), person.name]);
  }
  return [...groups].sort(([a], [b]) => Number(a === "") - Number(b === ""));
}
