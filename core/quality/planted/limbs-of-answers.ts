import type { Evidence, Fact, FactBase } from "@/core/facts/model";
import { typePath } from "@/core/facts/type-tree";
import { stemOf } from "@/core/quality/item-parts";
import { type Defect, type Draft, keyOf, setKey, told, viewOf } from "@/core/quality/planted/defect";
import { changed, withNotes } from "@/core/quality/planted/worlds";
import type { Grade } from "@/core/questions/contract";
import { normalise } from "@/core/shared/normalise";
import { err, ok } from "@/core/shared/result";

const ANY = ["multiple-choice", "short-answer", "status", "date", "matching"] as const;
const ESTABLISHED = ["multiple-choice", "short-answer", "date"] as const;

/** Types whose answers are right or wrong, and types with something between. */
const ANSWERED = ["multiple-choice", "true-false", "short-answer", "matching", "status"] as const;
const SHARED_OUT = ["ordering", "multiple-response", "matching", "number", "map"] as const;

/** One defect for each limb of Q17, Q18 and Q23 that no other defect needs. */
export const limbsOfAnswers: readonly Defect[] = [
  {
    name: "the answer is not told",
    check: "Q17",
    says: /is empty/,
    types: ANY,
    spoil: (draft) => told(draft, { answer: "" }),
  },
  {
    name: "of one wrong option nothing is said",
    check: "Q17",
    says: /nothing says why .* is wrong/,
    types: ["multiple-choice", "status", "matching"],
    spoil: (draft) => told(draft, { whyWrong: Object.fromEntries(Object.entries(draft.feedback.whyWrong).slice(1)) }),
  },
  {
    name: "of one right option nothing is said",
    check: "Q17",
    says: /nothing says why .* is right/,
    types: ["multiple-response", "matching"],
    spoil: (draft) =>
      told(draft, { whyRight: Object.fromEntries(Object.entries(draft.feedback.whyRight ?? {}).slice(1)) }),
  },
  {
    name: "no source is given at all",
    check: "Q17",
    says: /no source is given/,
    types: ANY,
    spoil: (draft) => told(draft, { sources: [] }),
  },
  {
    name: "a source lacks its place",
    check: "Q17",
    says: /lacks its place/,
    types: ANY,
    spoil: (draft) => told(draft, { sources: draft.feedback.sources.map((source) => ({ ...source, at: "" })) }),
  },
  {
    name: "the reason under a pair is another pair's",
    check: "Q17",
    says: /is not that of the pair/,
    types: ["matching"],
    spoil: (draft) => {
      const reasons = Object.entries(draft.feedback.whyWrong);
      const turned = reasons.map(([id], at) => [id, reasons[(at + reasons.length - 1) % reasons.length]?.[1] ?? ""]);
      return told(draft, { whyWrong: Object.fromEntries(turned) });
    },
  },
  {
    name: "the feedback tells of a fact that is not asked",
    check: "Q17",
    says: /facts that the item does not rest on/,
    types: ANY,
    spoil: (draft, { base, fact }) => {
      const other = [...base.facts.values()].find(
        ({ id }) => !draft.feedback.factIds.includes(id) && !fact.contradicts.includes(id),
      );
      return told(draft, { factIds: [...draft.feedback.factIds, other?.id ?? ""] });
    },
  },
  {
    name: "the feedback leaves out the asked fact",
    check: "Q17",
    says: /the feedback leaves out/,
    types: ANY,
    spoil: (draft) => told(draft, { factIds: [] }),
  },
  {
    name: "of two sides one alone is told",
    check: "Q17",
    says: /the other side .* is not told/,
    types: ["status", "who-says-so", "which-wording"],
    spoil: (draft, { fact }) => fact.status === "disputed" && told(draft, { factIds: [fact.id] }),
  },
  {
    name: "a source is of another fact, beside the right ones",
    check: "Q17",
    says: /is no source of what is told/,
    types: ANY,
    spoil: (draft) => {
      const [first] = draft.feedback.sources;
      return (
        first !== undefined &&
        told(draft, {
          sources: [...draft.feedback.sources, { ...first, title: "Another story", publisher: "Another" }],
        })
      );
    },
  },
  {
    name: "a title that tells of deaths stands beside a fact that does not",
    check: "Q17",
    says: /is no source of what is told/,
    types: ANY,
    spoil: (draft, { base }) => {
      const { sources } = draft.feedback;
      const titleOf = (url: string | null) => [...base.sources.values()].find((source) => source.url === url)?.title;
      return (
        sources.some(({ title }) => title === null) &&
        told(draft, { sources: sources.map((line) => ({ ...line, title: line.title ?? titleOf(line.url) ?? "" })) })
      );
    },
  },
  {
    name: "what is no member of the list is remembered",
    check: "Q17",
    says: /is no member and is remembered/,
    types: ["multiple-response"],
    spoil: (draft) => {
      const { targets, correctChoiceIds, options } = keyOf(draft) as {
        targets: Record<string, string>;
        correctChoiceIds: string[];
        options: Record<string, string>;
      };
      const wrong = Object.keys(options).find((id) => !correctChoiceIds.includes(id)) ?? "";
      keyOf(draft).targets = { ...targets, [wrong]: Object.values(targets)[0] };
      return true;
    },
  },
  {
    name: "a fact rests on nothing",
    check: "Q18",
    says: /rests on nothing/,
    types: ANY,
    world: ({ context, fact }) => changed(context, fact, { evidence: [] }),
  },
  {
    name: "no note names anything that the fact is about",
    check: "Q18",
    says: /names nothing that the fact is about/,
    types: ANY,
    world: ({ context, fact }) => withNotes(context, fact, "It says so."),
  },
  {
    name: "no note names the relation",
    check: "Q18",
    says: /names its relation/,
    types: ESTABLISHED,
    world: ({ context, base, fact }) => {
      const words = (base.relations.get(fact.triple?.r ?? "")?.shownBy ?? []).length;
      return words === 0
        ? null
        : withNotes(
            context,
            fact,
            endsOf(fact)
              .map((id) => base.entities.get(id)?.name.en)
              .join(" + "),
          );
    },
  },
  {
    name: "one note of two carries what is established",
    check: "Q18",
    says: /too few notes carry/,
    types: ESTABLISHED,
    world: ({ context, fact, base }) => {
      if (fact.statusRule !== "two-origins" || fact.triple === null) return null;
      const subject = base.entities.get(fact.triple.s)?.name.en ?? "";
      const evidence = fact.evidence.map(
        (each, at): Evidence => (at === 0 ? each : { ...each, note: { en: `A story on ${subject}.` } }),
      );
      return (base.relations.get(fact.triple.r)?.shownBy.length ?? 0) > 0 ? changed(context, fact, { evidence }) : null;
    },
  },
  {
    name: "a source is older than what it is to show",
    check: "Q18",
    says: /is older than what it is to show/,
    types: ANY,
    world: ({ context, fact, base }) => {
      const sources = new Map([...base.sources].map(([id, source]) => [id, { ...source, date: "1890" }]));
      const happened = Number((fact.when ?? "").slice(0, 4));
      return happened > 1900 ? { ...context, base: { ...base, sources } } : null;
    },
  },
  {
    name: "no note is anywhere near the asked subject",
    check: "Q18",
    says: /names its subject/,
    types: ESTABLISHED,
    world: ({ context, fact }) =>
      fact.triple === null ? null : withNotes(context, fact, "They say that it was so in 1700."),
  },
  {
    name: "no note gives the figure",
    check: "Q18",
    says: /names its value/,
    types: ["number"],
    world: ({ context, base, fact }) =>
      withNotes(
        context,
        fact,
        `A count of ${fact.about.map((id) => base.entities.get(id)?.name.en).join(" and ")} was held.`,
      ),
  },
  {
    name: "the right answer is graded as half right",
    check: "Q23",
    says: /the key earns/,
    types: ANSWERED,
    grader: graded((grade) => (grade.kind === "correct" ? partly(1, 2) : grade)),
  },
  {
    name: "an empty answer is graded as a wrong one",
    check: "Q23",
    says: /an empty answer is graded/,
    types: ANSWERED,
    grader: (sound) => (item, answer) => {
      const grade = sound(item, answer);
      return grade.ok || grade.error.kind !== "blank" ? grade : ok({ kind: "incorrect" });
    },
  },
  {
    name: "more is earned than there is",
    check: "Q23",
    says: /a score lies outside 0 to 1/,
    types: SHARED_OUT,
    grader: graded((grade) => (grade.kind === "partial" ? partly(3, 2) : grade)),
  },
  {
    name: "less than nothing is earned",
    check: "Q23",
    says: /a score lies outside 0 to 1/,
    types: ANSWERED,
    grader: graded((grade) => (grade.kind === "incorrect" ? partly(-1, 2) : grade)),
  },
  {
    name: "of two answers that are partly right the better one earns less",
    check: "Q23",
    says: /a worse answer earns more/,
    types: SHARED_OUT,
    grader: graded((grade) =>
      grade.kind === "partial" ? partly(grade.possible - grade.earned, grade.possible) : grade,
    ),
  },
  {
    name: "a wrong figure earns something",
    check: "Q23",
    says: /is wrong and earns something/,
    types: ["number"],
    spoil: (draft) => times(draft, "tolerance", 1e6),
  },
  {
    name: "any figure is right, so that a blind guess is",
    check: "Q23",
    says: /a blind guess earns .*, more than/,
    types: ["number"],
    spoil: (draft) => times(draft, "tolerance", 1e9),
  },
  {
    name: "a figure is right however far off",
    check: "Q23",
    says: /is far off and earns something/,
    types: ["number"],
    spoil: (draft) => times(draft, "tolerance", 100),
  },
  {
    name: "a figure a little off is right",
    check: "Q23",
    says: /is outside the tolerance and is right/,
    types: ["number"],
    spoil: (draft) => times(draft, "tolerance", 1.5),
  },
  {
    name: "a figure within the tolerance is wrong",
    check: "Q23",
    says: /is within the tolerance and is not right/,
    types: ["number"],
    spoil: (draft, { fact }) =>
      fact.triple?.o.kind === "number" && fact.triple.o.low > 1000 && times(draft, "tolerance", 0.01),
  },
  {
    name: "a point far from the place is there",
    check: "Q23",
    says: /km count as there/,
    types: ["map"],
    spoil: (draft) => times(draft, "radiusKm", 1.6),
  },
  {
    name: "a blind point earns nearly nothing",
    check: "Q23",
    says: /a blind point earns/,
    types: ["map"],
    spoil: (draft) => times(draft, "radiusKm", 0.2),
  },
  {
    name: "more is said of a guess than the table has",
    check: "Q23",
    says: /is said of a guess, the table has/,
    types: ["multiple-choice", "true-false", "ordering", "matching", "status"],
    spoil: (draft) => {
      draft.guess = 0.9;
      return true;
    },
  },
  {
    name: "a guess among two is sold as one among four",
    check: "Q23",
    says: /a blind guess earns .* and .* is said/,
    types: ["multiple-choice", "status"],
    spoil: (draft) => {
      draft.guess = 0.05;
      return true;
    },
  },
  {
    name: "a word that stands in the question is accepted",
    check: "Q23",
    says: /stands in the question and earns/,
    types: ["short-answer", "cloze"],
    spoil: (draft) => {
      const [longest = ""] = stemOf(draft.view)
        .split(/[\s…?.,]+/)
        .sort((one, other) => other.length - one.length);
      return setKey(draft, {
        accept: [...(keyOf(draft).accept as object[]), { text: normalise(longest), exact: true }],
      });
    },
  },
  {
    name: "a name in the question is what the sources do not decide",
    check: "Q23",
    says: /stands in the question and is not graded/,
    types: ["short-answer", "cloze"],
    grader: (sound) => (item, answer) => {
      const { text = "" } = answer as { readonly text?: string };
      return text !== "" && stemOf(item.view).includes(` ${text} `)
        ? err({ kind: "not-in-sources", given: text })
        : sound(item, answer);
    },
  },
  {
    name: "a rank in short before a name makes it wrong",
    check: "Q23",
    says: /says no more than/,
    types: ["short-answer", "cloze"],
    spoil: (draft, { base, fact }) => asksFor(draft, base, fact, "person"),
    grader: (sound) => (item, answer) => {
      const { text = "" } = answer as { readonly text?: string };
      return /^(?:Gen\.|Col\.|Dr) /.test(text) ? ok({ kind: "incorrect" }) : sound(item, answer);
    },
  },
  {
    name: "the country behind a town makes it wrong",
    check: "Q23",
    says: /says no more than/,
    types: ["short-answer", "cloze"],
    spoil: (draft, { base, fact }) => asksFor(draft, base, fact, "country"),
    grader: (sound) => (item, answer) => {
      const { text = "" } = answer as { readonly text?: string };
      return text.includes(", ") ? ok({ kind: "incorrect" }) : sound(item, answer);
    },
  },
  {
    name: "an acronym forgives a slip",
    check: "Q23",
    says: /passes for/,
    types: ["short-answer"],
    spoil: (draft) => {
      const accept = keyOf(draft).accept as { text: string; exact: boolean }[];
      if (!accept.some(({ exact, text }) => exact && text.length > 4)) return false;
      viewOf(draft).hint = viewOf(draft).hint ?? "";
      keyOf(draft).accept = accept.flatMap((each) => [
        each,
        ...(each.exact
          ? [
              { text: `xx${each.text.slice(2)}`, exact: true },
              { text: `x${each.text.slice(1)}`, exact: true },
            ]
          : []),
      ]);
      return true;
    },
  },
];

const endsOf = ({ triple }: { triple: { s: string; o: { kind: string; id?: string } } | null }): readonly string[] =>
  triple === null ? [] : [triple.s, ...(triple.o.id === undefined ? [] : [triple.o.id])];

/** Whether a typed question asks for a person, or for a town of which it is known in which country it lies. */
function asksFor(draft: Draft, base: FactBase, { triple }: Fact, kind: "person" | "country"): boolean {
  const id = keyOf(draft).slot === "s" ? triple?.s : triple?.o.kind === "entity" ? triple.o.id : undefined;
  const answer = base.entities.get(id ?? "");
  if (answer === undefined) return false;
  if (kind === "person") return typePath(base.types, answer.type).includes(kind);
  return answer.type === "town" && answer.within.some((whole) => base.entities.get(whole)?.type === kind);
}

/** A grader that gives another grade where a sound one gives any. */
function graded(change: (grade: Grade) => Grade): NonNullable<Defect["grader"]> {
  return (sound) => (item, answer) => {
    const grade = sound(item, answer);
    return grade.ok ? ok(change(grade.value)) : grade;
  };
}

function partly(earned: number, possible: number): Grade {
  return { kind: "partial", earned, possible, note: null };
}

function times(draft: Draft, field: string, factor: number): boolean {
  const value = keyOf(draft)[field];
  if (typeof value !== "number") return false;
  keyOf(draft)[field] = value * factor;
  return true;
}
