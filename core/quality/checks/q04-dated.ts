import type { ItemCheck } from "@/core/quality/check";
import { statedWhen, stemOf } from "@/core/quality/item-parts";
import { writtenDate } from "@/core/questions/render/dates";
import { isFresh, isStructured, relationOf } from "@/core/questions/render/wording";
import { edtf, endSpan, outerSpan } from "@/core/shared/edtf";

const TYPES = new Set(["multiple-choice", "true-false", "cloze", "short-answer"]);

/** What changes with time is asked as of a day or period that the stem names and the sources vouch for. */
export const dated: ItemCheck = {
  id: "Q4",
  title: "The stem says as of when",
  blocking: true,
  run(subject) {
    const { item, context, facts } = subject;
    const [fact] = facts;
    if (!TYPES.has(item.type) || !isStructured(fact) || relationOf(context, fact).aspect !== "state") return [];
    const when = statedWhen(subject);
    if (when === null) return ["a state is asked without a date"];
    if (when === fact.asOf && !stemOf(item.view).includes(writtenDate(when, item.language))) {
      const relation = relationOf(context, fact);
      return isFresh(fact, relation, context.base.release.asOf) ? [] : ["the present tense is used of an old state"];
    }
    const late = outerSpan(edtf(when)).to > endSpan(edtf(fact.asOf)).to && when !== fact.when;
    return [
      ...(stemOf(item.view).includes(writtenDate(when, item.language)) ? [] : ["the stem does not state its date"]),
      ...(late ? ["the stated date is later than the sources vouch for"] : []),
    ];
  },
};
