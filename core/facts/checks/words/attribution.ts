import { spellingsOf } from "@/core/facts/about/spellings";
import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { hearsayIn, judgementIn, speechIn } from "@/core/facts/checks/words/speech";
import { namesVoice } from "@/core/facts/checks/words/voices";
import type { Located } from "@/core/facts/content-document";
import { type Finding, problemAt, warningAt } from "@/core/facts/content-document";
import type { Fact, FactBase } from "@/core/facts/model";
import type { RawFact } from "@/core/facts/schema";
import { isLower, UNNAMED } from "@/core/facts/status";
import { edtf, outerSpan, startSpan } from "@/core/shared/edtf";
import { normalise, withoutArticle } from "@/core/shared/normalise";

const CHECK = "attribution";
/** An act brings a state about: its document is of those days, or it tells of what others had done. */
const ACT_WITHIN_DAYS = 31;

/** Who says something stands in the data, and what is said stands alone where a question needs it. */
export function checkAttribution(context: CheckContext): readonly Finding[] {
  return [...context.base.facts.values()].flatMap((fact) => {
    const place = placeOfFact(context, fact.id);
    return [
      ...cardComplete(fact, place),
      ...speakersFit(fact, place),
      ...speechHasSpeaker(fact, place, context),
      ...actsFit(fact, place, context),
      ...loweringLowers(fact, place, context),
    ];
  });
}

function cardComplete(fact: Fact, place: Located<RawFact>): Finding[] {
  const { ask, answer } = place.value;
  if ((ask === undefined) !== (answer === undefined)) {
    return [
      problemAt(place, CHECK, `${fact.id}: \`ask\` and \`answer\` go together.`, ask === undefined ? "answer" : "ask"),
    ];
  }
  if (fact.triple === null && fact.card === null) {
    return [
      problemAt(
        place,
        CHECK,
        `${fact.id}: a fact without s, r and o needs \`ask\` and \`answer\`, the two sides of its card.`,
        "id",
      ),
    ];
  }
  if (fact.triple === null && fact.about.length === 0) {
    return [problemAt(place, CHECK, `${fact.id}: a descriptive fact lists the entities that it is about.`, "id")];
  }
  return [];
}

function speakersFit(fact: Fact, place: Located<RawFact>): Finding[] {
  const found: Finding[] = [];
  if (fact.by.includes(UNNAMED) && fact.by.length > 1) {
    found.push(problemAt(place, CHECK, `${fact.id}: \`unnamed\` stands alone in \`by\`.`, "by"));
  }
  const named = fact.by.length === 1 && !fact.by.includes(UNNAMED);
  if (named && fact.claim === null && (fact.status === "claimed" || fact.status === "disputed")) {
    const message = `${fact.id}: it is ${fact.status} by one speaker; add \`claim: { en: … }\`, the bare proposition as one neutral sentence.`;
    found.push(problemAt(place, CHECK, message, "by"));
  }
  if (fact.claim !== null && fact.by.length === 0) {
    found.push(problemAt(place, CHECK, `${fact.id}: it has a \`claim\` but nobody who makes it; add \`by\`.`, "claim"));
  }
  if (fact.status === "claimed" && fact.by.length === 0) {
    const message = `${fact.id}: all its origins are parties to the matter; say which with \`by\` and \`claim\`, or add an independent source.`;
    found.push(problemAt(place, CHECK, message, "sources"));
  }
  return found;
}

/**
 * Whoever the sentence lets speak stands in the data, whatever the status: two papers that carry one communiqué would
 * make its words established. Free are the words of the fact's only origin, which the data has; documents and gazetteers,
 * which speak by what they are; and sentences whose editor says why the saying itself is what they state.
 */
function speechHasSpeaker(fact: Fact, place: Located<RawFact>, { base }: CheckContext): Finding[] {
  const spoken = speechIn(fact.text.en);
  const heard = hearsayIn(fact.text.en);
  const words = heard ?? spoken ?? judgementIn(fact.text.en);
  const { saying } = place.value;
  if (words === null || fact.by.length > 0) {
    if (saying === undefined) return [];
    return [problemAt(place, CHECK, `${fact.id}: nobody speaks here without \`by\`; take \`saying\` out.`, "saying")];
  }
  if (saying !== undefined || fact.evidence.some(({ as }) => as !== null)) return [];
  if (fact.statusRule === "one-origin" && namesVoice(fact, base)) return [];
  if (heard !== null) {
    const message = `${fact.id}: "${words}" is somebody's word without a name; say whose with \`by\` (and \`claim\`), or tell what is known.`;
    return [problemAt(place, CHECK, message, "text")];
  }
  if (spoken === null) {
    const message = `${fact.id}: "${words}" gives a cause or lays blame, which is always somebody's explanation; add \`by\` (and \`claim\`), tell what happened without it, or say in \`saying\` why nobody could see it otherwise.`;
    return [problemAt(place, CHECK, message, "text")];
  }
  const message = `${fact.id}: "${words}" lets somebody speak whom the data does not name; add \`by\` (and \`claim\`), or tell what happened in our own words, or say in \`saying\` why the saying itself is what happened.`;
  return [problemAt(place, CHECK, message, "text")];
}

/**
 * Only a primary document acts, and only in what is an act: the relation is one (`act: true`), or a descriptive fact tells
 * what the very document lays down, and names it. No editor's word makes an act of anything else. Only reference data measures.
 */
function actsFit(fact: Fact, place: Located<RawFact>, { base }: CheckContext): Finding[] {
  const isAct = base.relations.get(fact.triple?.r ?? "")?.act === true;
  return fact.evidence.flatMap((evidence, index): Finding[] => {
    const source = base.sources.get(evidence.sourceId);
    if (source === undefined || evidence.as === null) return [];
    const { kind, date } = source;
    const problem = (message: string) => [problemAt(place, CHECK, `${fact.id}: ${message}`, "sources", index, "as")];
    if (evidence.as === "measure") {
      if (kind === "gazetteer" || kind === "primary") return [];
      return problem(`\`as: measure\` needs a gazetteer or census, but "${evidence.sourceId}" is of kind "${kind}".`);
    }
    if (kind !== "primary" && kind !== "un") {
      return problem(`\`as: act\` needs a primary document, but "${evidence.sourceId}" is of kind "${kind}".`);
    }
    if (!isAct && !tellsTerms(fact, source.document, base)) {
      return problem(
        "what is told here is no act by its relation, nor what the document itself lays down: a fact without a relation that lists the source's `document` in `about` and names it in its sentence. Take `as: act` out.",
      );
    }
    return beginsState(fact, base, date)
      ? []
      : problem(
          `a document of ${date ?? "an unknown day"} tells of a state that began on ${fact.when}, but did not bring it about; take \`as: act\` out.`,
        );
  });
}

/** Whether a descriptive fact tells what this document says, and says that it is this document that says so. */
function tellsTerms(fact: Fact, documentId: string | null, base: FactBase): boolean {
  const document = base.entities.get(documentId ?? "");
  if (fact.triple !== null || document === undefined || !fact.about.includes(document.id)) return false;
  const sentence = ` ${normalise(fact.text.en)} `;
  return spellingsOf(document).some((name) => sentence.includes(` ${withoutArticle(normalise(name))} `));
}

/** Whether a document of this day can have begun the state that the fact tells of; events and rules have no such day. */
function beginsState(fact: Fact, base: FactBase, date: string | null): boolean {
  if (fact.when === null || base.relations.get(fact.triple?.r ?? "")?.aspect !== "state") return true;
  if (date === null) return false;
  const start = startSpan(edtf(fact.when));
  const day = outerSpan(edtf(date));
  return day.from - start.to <= ACT_WITHIN_DAYS && start.from - day.to <= ACT_WITHIN_DAYS;
}

function loweringLowers(fact: Fact, place: Located<RawFact>, { base }: CheckContext): Finding[] {
  const found: Finding[] = [];
  const lower = place.value.lower;
  if (lower !== undefined && fact.statusRule !== "lowered") {
    const hint =
      isLower(fact.status, lower.to) || fact.status === lower.to
        ? "the rule already gives"
        : "it cannot become more than";
    found.push(problemAt(place, CHECK, `${fact.id}: \`lower\` has no effect: ${hint} "${fact.status}".`, "lower"));
  }
  const onlyCopies = fact.evidence.every(({ sourceId }) => base.sources.get(sourceId)?.kind === "tertiary");
  if (onlyCopies) {
    const message = `${fact.id}: it rests on encyclopaedia copies alone; add a source that first said it.`;
    found.push(warningAt(place, CHECK, message, "sources"));
  }
  return found;
}
