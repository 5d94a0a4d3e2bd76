import type { CheckContext } from "@/core/facts/checks/context";
import { violenceIn } from "@/core/facts/checks/words/violence";
import { type Finding, problemAt } from "@/core/facts/content-document";

const CHECK = "titles";

/** What headlines add to the words that facts use. Some tell of no violence: whoever enters the source has read the title. */
const HEADLINES = [
  "dies?|died|death|bloodshed|bloodbath|bloody|atrocit(?:y|ies)|genocide|executes?|summary executions?",
  "bombings?|suicide (?:attack|bomb)\\p{L}*|airstrikes?|air strikes?|drone strikes?|beheads?|missing soldiers?",
  "mort|meurt|meurent|décès|décédée?s?|tuent|meurtri(?:er|ère)s?|meurtres?|massacr\\p{L}+|sanglant\\p{L}*|assassin\\p{L}*|exécut(?:ions?|és|ée|ées)",
  "pertes? (?:en vies )?humaines?|exactions?|atrocités?|violences?|enlèvements?|viols?|attentats?|frappes?|génocide|crimes? (?:de guerre|contre l.humanité)",
];
const IN_TITLES = new RegExp(`(?<!\\p{L})(?:${HEADLINES.join("|")})(?!\\p{L})`, "iu");

/** A title that may tell of violence to people says whether it does: it is left out beside facts that do not (ADR 0064). */
export function checkTitles({ raw }: CheckContext): readonly Finding[] {
  return raw.sources.flatMap((place) => {
    const { id, title, titleTellsHarm } = place.value;
    const word = violenceIn(title) ?? IN_TITLES.exec(title)?.[0];
    if (word !== undefined && titleTellsHarm === undefined) {
      const message = `${id}: “${word}” in the title may tell of violence to people; say \`titleTellsHarm: true\`, so that it is left out beside facts that tell of none, or \`false\` where it tells of none.`;
      return [problemAt(place, CHECK, message, "title")];
    }
    if (word === undefined && titleTellsHarm === false) {
      const message = `${id}: no word of the title tells of violence; take \`titleTellsHarm\` out.`;
      return [problemAt(place, CHECK, message, "titleTellsHarm")];
    }
    return [];
  });
}
