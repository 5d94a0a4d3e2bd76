import { spellingsOf } from "@/core/facts/about/spellings";
import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, type Located, problemAt } from "@/core/facts/content-document";
import type { FactBase, Text } from "@/core/facts/model";
import { typePath } from "@/core/facts/type-tree";

const CHECK = "ethics";
const DONE = [
  "kill(?:s|ed|ing|ings)?",
  "burn(?:s|ed|t)?",
  "(?:attack|raid|loot|ambush|bomb|slaughter|behead|murder|wound|injur|execut|abduct|kidnapp?|rap|tortur|destroy|lynch|massacr|assault|expell)(?:s|es|e|ed|d|ing)?",
  "shot",
  "(?:put|puts) [^.;]{0,30}to death",
  "took (?:\\w+ )?hostages?",
  "drove (?:out|away)",
  "(?:took|seized?|captured?|occupied|stormed|besieged|overran) [^.;,]{1,40}? by force",
  "(?:besieg|storm|overr[au]n|loot)(?:s|es|ed|ing)?",
  "opened fire",
  "fired (?:on|at)",
].join("|");
/** What may stand between a people's name and what is said to have been done: not a verb of suffering. */
const AUXILIARIES =
  "(?:has|have|had|then|also|again|later|first|reportedly|allegedly|who|that|which|repeatedly|and|in \\w+|from \\w+)";
const MEMBERS =
  "(?:fighters|men|gunmen|militias?|militiamen|herders|herdsmen|hunters|farmers|fishers|youths?|villagers|nomads|people|peoples|communit(?:y|ies)|bands?|groups?|elements|raiders|warriors|rebels|attackers|assailants|civilians|tribes?|tribesmen|clans?)";
/** Names of peoples that are adjectives or other forms of a name in the base. */
const OTHER_NAMES = ["Arab", "Moor", "Maure", "Peuhl", "Touareg", "Toucouleur", "Songhay", "Sonrhaï", "Berber"];

/**
 * A people is not an armed group (items.md, H3 and H6): no text makes a community the author of violence, by whichever
 * of its names. "Tuareg-led" and "some members of" the source's own are other words, which an editor answers for.
 */
export function checkCommunities({ raw, base }: CheckContext): readonly Finding[] {
  const author = authorship(base);
  if (author === null) return [];
  const look = (place: Located<{ readonly id: string }>, texts: Readonly<Record<string, Text | undefined>>) =>
    Object.entries(texts).flatMap(([field, text]) => {
      const found = text === undefined ? null : author.exec(text.en);
      if (found === null) return [];
      const message = `${place.value.id}: "${found[0]}" makes a community the author of violence; name the armed group, or say "armed men", as the source does.`;
      return [problemAt(place, CHECK, message, field)];
    });
  return [
    ...raw.facts.flatMap((place) => {
      const { text, ask, answer, claim } = place.value;
      return look(place, { text, ask, answer, claim });
    }),
    ...raw.entities.flatMap((place) => {
      const { name, text, undated, deed, about } = place.value;
      return look(place, { name, text, undated, deed, about });
    }),
    ...raw.readingPath.flatMap((place) => look(place, { title: place.value.title, intro: place.value.intro })),
  ];
}

/** Active ("the Fulani burned", "Dogon hunters killed") and passive ("killed by Fulani"). */
function authorship(base: FactBase): RegExp | null {
  const peoples = [...base.entities.values()].filter(({ type }) => {
    const path = typePath(base.types, type);
    return path.includes("population") && path.includes("people");
  });
  const names = [...peoples.flatMap(spellingsOf), ...OTHER_NAMES]
    .map((name) => name.replace(/^the /i, ""))
    .filter((name) => /^\p{Lu}/u.test(name))
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (names.length === 0) return null;
  const people = `(?<![\\p{L}-])(?:${[...new Set(names)].sort((a, b) => b.length - a.length).join("|")})s?(?![\\p{L}-])`;
  const members = `${people}(?: (?:armed )?${MEMBERS})?`;
  const done = `(?:${DONE})(?!\\p{L})`;
  const active = `${members}(?: ${AUXILIARIES})* ${done}(?! by)`;
  // "The Tuareg took Gao and shot soldiers": the second thing done, unless the first was suffered.
  const second = `${members} (?!(?:were|was|are|is|been|being|had been|have been)(?!\\p{L}))\\p{Ll}+(?<!ing)(?: (?!(?:were|was|when|where|who|which|that|by|while|as|after|before|but|since)(?!\\p{L}))[\\p{L}’'-]+){0,7} and ${done}(?! by)`;
  const listed = `${members} and (?:the )?${members} ${done}(?! by)`;
  const passive = `(?<!\\p{L})${done}(?: [^.;,]{0,40})? by (?:the |some |armed |young |local |a group of )*${members}(?! (?:organi[sz]ation|movement|association|front))`;
  return new RegExp(`${active}|${listed}|${second}|${passive}`, "u");
}
