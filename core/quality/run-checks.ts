import type { Fact } from "@/core/facts/model";
import type { BankCheck, ItemCheck, SetCheck, Subject, Violation } from "@/core/quality/check";
import { feedbackComplete } from "@/core/quality/checks/answer/q17-feedback";
import { evidence } from "@/core/quality/checks/answer/q18-evidence";
import { deterministic } from "@/core/quality/checks/answer/q22-deterministic";
import { grader } from "@/core/quality/checks/answer/q23-grader";
import { keyCentral } from "@/core/quality/checks/bank/q13-key-central";
import { keyCues } from "@/core/quality/checks/bank/q14-key-cues";
import { testwise } from "@/core/quality/checks/bank/q25-testwise";
import { verdictBalance } from "@/core/quality/checks/bank/q26-verdict-balance";
import { coverage } from "@/core/quality/checks/bank/q27-coverage";
import { noDependency } from "@/core/quality/checks/form/q16-no-dependency";
import { keyPosition } from "@/core/quality/checks/form/q24-key-position";
import { nearDuplicates } from "@/core/quality/checks/form/q28-near-duplicates";
import { homogeneous } from "@/core/quality/checks/options/q06-homogeneous";
import { plausible } from "@/core/quality/checks/options/q07-plausible";
import { distinct } from "@/core/quality/checks/options/q08-distinct";
import { noClang } from "@/core/quality/checks/options/q11-no-clang";
import { order } from "@/core/quality/checks/options/q12-order";
import { keyTrue } from "@/core/quality/checks/truth/q01-key-true";
import { wrongProved } from "@/core/quality/checks/truth/q02-wrong-proved";
import { singleAnswer } from "@/core/quality/checks/truth/q03-single-answer";
import { dated } from "@/core/quality/checks/truth/q04-dated";
import { attributed } from "@/core/quality/checks/truth/q05-attributed";
import { stemForm } from "@/core/quality/checks/wording/q09-stem-form";
import { grammar } from "@/core/quality/checks/wording/q10-grammar";
import { noLeak } from "@/core/quality/checks/wording/q15-no-leak";
import { lexicon } from "@/core/quality/checks/wording/q19-lexicon";
import { harmGate } from "@/core/quality/checks/wording/q20-harm";
import { accessible, readingLevel } from "@/core/quality/checks/wording/q21-accessible";
import type { GenerationContext, Item, Slot } from "@/core/questions/contract";
import { generateItem, gradeAnswer } from "@/core/questions/generate";
import { asList, hasList } from "@/core/questions/map";

/** Every check of a single item, in the order of items.md §4.1. */
export const itemChecks: readonly ItemCheck[] = [
  keyTrue,
  wrongProved,
  singleAnswer,
  dated,
  attributed,
  homogeneous,
  plausible,
  distinct,
  stemForm,
  grammar,
  noClang,
  order,
  noLeak,
  feedbackComplete,
  evidence,
  lexicon,
  harmGate,
  accessible,
  deterministic,
  grader,
];

/** Every check of the items of one form (items.md §4.1 and §4.2). */
export const formChecks: readonly SetCheck[] = [noDependency, keyPosition, nearDuplicates];

/** Every check of the bank as a whole (items.md §4.2). */
export const bankChecks: readonly BankCheck[] = [keyCentral, keyCues, readingLevel, testwise, verdictBalance, coverage];

/** Puts together what the checks look at. @throws when the item names a fact that is not in the base */
export function subjectOf(context: GenerationContext, item: Item, slot: Slot): Subject {
  const [first, ...rest] = item.factIds.map((id) => context.base.facts.get(id));
  if (first === undefined || rest.some((fact) => fact === undefined)) throw new Error("An item on an unknown fact");
  const facts: readonly [Fact, ...Fact[]] = [first, ...rest.flatMap((fact) => fact ?? [])];
  return {
    context,
    item,
    facts,
    again: () => {
      const made = generateItem(context, item.type, { fact: first, slot }, item.seed);
      return made.ok ? made.value : null;
    },
    grader: ({ type, key }, answer) => gradeAnswer(type, key, answer),
  };
}

/** Every fault that any check finds in one item. */
export function runItemChecks(subject: Subject, checks: readonly ItemCheck[] = itemChecks): readonly Violation[] {
  return formsOf(subject).flatMap((form) =>
    checks.flatMap(({ id, blocking, run }) => run(form).map((message) => ({ check: id, blocking, message }))),
  );
}

/** The item as it is sent, and a map question also in the list form that the server may send instead. */
function formsOf(subject: Subject): readonly Subject[] {
  const { item, again } = subject;
  const list = listFormOf(item);
  if (list === null) return [subject];
  const listAgain = () => {
    const made = again();
    return made === null ? null : listFormOf(made);
  };
  return [subject, { ...subject, item: list, again: listAgain }];
}

/** Null for every other type, and for a map question that lacks its list: then check Q21 says so. */
function listFormOf(item: Item): Item | null {
  if (item.type !== "map" || !hasList(item.key)) return null;
  const list = asList(item);
  return list === null ? null : { ...item, ...list };
}
