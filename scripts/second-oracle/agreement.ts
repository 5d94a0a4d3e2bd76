import type { PGlite } from "@electric-sql/pglite";
import type { FactBase, Proposition, TruthOracle } from "@/core/facts/model";
import type { Asserted, Assertion } from "@/core/quality/assertions";
import {
  type Judged,
  judgeWithSql,
  type Question,
  readSqlTexts,
  type SqlTexts,
  type SqlVerdict,
} from "@/scripts/second-oracle/second-oracle";

/** A difference between the oracles, in words. */
export type Disagreement = {
  /** The item, the sampled proposition or the fact. */
  readonly where: string;
  readonly about: string;
  readonly first: string;
  readonly second: string;
};

type Truth = Extract<Assertion, { readonly kind: "truth" }>;

/**
 * Puts everything before SQL: what the items take for granted, the propositions of a sample with the verdict of the first oracle, and
 * the status of every fact.
 *
 * @param asserted what items take for granted, each thing once
 * @param texts the SQL, mutated only where a test wants to see that a mistake shows
 * @param given a database that is emptied for it; null for one of its own
 */
export async function disagreementsOf(
  base: FactBase,
  oracle: TruthOracle,
  asserted: readonly Asserted[],
  sample: readonly Proposition[],
  texts: SqlTexts = readSqlTexts(),
  given: PGlite | null = null,
): Promise<readonly Disagreement[]> {
  const truths = asserted.flatMap(({ item, assertion }) => (assertion.kind === "truth" ? [{ item, assertion }] : []));
  const questions = asserted.flatMap(({ item, assertion }) =>
    assertion.kind === "truth" ? [] : [{ item, assertion }],
  );
  const judged = await judgeWithSql(
    base,
    [...truths.map(({ assertion }) => assertion.proposition), ...sample],
    questions.map(({ assertion }) => assertion),
    texts,
    given,
  );
  return [
    ...truths.flatMap(({ item, assertion }, at) => truthDiffers(item, assertion, judged.truths[at])),
    ...questions.flatMap(({ item, assertion }, at) => answerDiffers(item, assertion, judged.answers[at])),
    ...verdictsDiffer(oracle, sample, judged.truths.slice(truths.length)),
    ...judged.statuses.map(statusDiffers),
  ];
}

function truthDiffers(where: string, { proposition, verdict }: Truth, found: SqlVerdict | undefined): Disagreement[] {
  if (found === undefined) throw new Error(`No verdict on ${inWords(proposition)}`);
  const proved = verdict.kind !== "FALSE" || verdict.code === null || found.codes.includes(verdict.code);
  const right = found.verdict === verdict.kind && proved;
  const first = verdict.kind === "FALSE" ? `FALSE by ${verdict.code ?? "a proof"}` : verdict.kind;
  return right ? [] : [{ where, about: inWords(proposition), first, second: verdictInWords(found) }];
}

/** What an item expects SQL to answer. */
function expectedAnswer(question: Question): string {
  switch (question.kind) {
    case "unique":
      return "unique";
    case "member":
      return question.isMember ? "member" : "not on it";
    case "status":
      return question.label;
    case "speaker":
      return question.speaks ? "speaks" : "silent";
    case "order":
      return "before";
    case "spelling":
      return "names it";
  }
}

function answerDiffers(where: string, question: Question, answer: string | undefined): Disagreement[] {
  if (answer === undefined) throw new Error(`No answer on ${where}`);
  const first = expectedAnswer(question);
  return answer === first ? [] : [{ where, about: JSON.stringify(question), first, second: answer }];
}

/** The sampled propositions on which the verdicts, or whether somebody says so, or the code of the proof differ. */
export function verdictsDiffer(
  oracle: TruthOracle,
  sample: readonly Proposition[],
  found: Judged["truths"],
): readonly Disagreement[] {
  return sample.flatMap((proposition, at) => {
    const second = found[at];
    if (second === undefined) throw new Error(`No verdict on ${inWords(proposition)}`);
    const isTrue = oracle.isTrue(proposition);
    const said = oracle.isSaid(proposition);
    const proof = oracle.proveFalse(proposition);
    const verdict = isTrue ? "TRUE" : said ? "SAID" : proof !== null ? "FALSE" : "UNKNOWN";
    const same =
      verdict === second.verdict && said === second.said && (proof === null || second.codes.includes(proof.code));
    const first = `${verdict}${proof === null ? "" : ` by ${proof.code}`}${isTrue && said ? ", and said" : ""}`;
    return same ? [] : [{ where: "sample", about: inWords(proposition), first, second: verdictInWords(second) }];
  });
}

function statusDiffers({ fact, published, byRule }: Judged["statuses"][number]): Disagreement {
  return { where: fact, about: "status", first: published, second: byRule };
}

function verdictInWords({ verdict, said, codes }: SqlVerdict): string {
  const also = verdict === "TRUE" && said ? ", and said" : "";
  return `${verdict}${verdict === "FALSE" ? ` by ${codes.join(", ")}` : ""}${also}`;
}

function inWords({ s, r, o, when }: Proposition): string {
  const object = o.kind === "entity" ? o.id : JSON.stringify(o);
  return `${s} ${r} ${object}${when === null ? "" : ` at ${when}`}`;
}
