import type { Entity } from "@/core/facts/model";
import type { ItemCheck } from "@/core/quality/check";
import { acceptedSpellings } from "@/core/questions/typed-answer/spellings";
import { normalise } from "@/core/shared/normalise";

/** "Indelimane" names the Indelimane attack, and "Cissé" Soumaïla Cissé: words of a name with a capital, and not its first where that is a common noun. */
function properWords({ name, type }: Entity): readonly string[] {
  const words = name.en
    .split(/[\s()]+/)
    .filter((word) => /^\p{Lu}\p{L}{2,}/u.test(word) && !COMMON.has(word.toLowerCase()));
  return type === "region" ? [] : words.map(normalise);
}

/** Capitalised where a name begins, and no name. */
const COMMON = new Set(
  "attack attacks battle siege capture killings coup agreement accord treaty declaration resolution government transitional french russian malian british german african islamic western talks crisis election presidential referendum report constitution charter president prime minister chief leader head rising bombing raid fall region north centre security council operation base school visit general state states united nations aid plan ceasefire pact merger statement affair january february march april may june july august september october november december".split(
    " ",
  ),
);

/** Each source is there, says where, and its note in our words names the subject, the object or a speaker. */
export const evidence: ItemCheck = {
  id: "Q18",
  title: "The evidence is given in our words",
  blocking: true,
  run({ context, facts }) {
    const [fact] = facts;
    const about = [...fact.about, ...fact.by].flatMap((id) => context.base.entities.get(id) ?? []);
    const spellings = about.flatMap((entity) => [
      ...acceptedSpellings(context.base, entity).map(({ text }) => text),
      ...properWords(entity),
    ]);
    return fact.evidence.flatMap(({ sourceId, at, note }) => {
      const text = ` ${normalise(note.en)} `;
      const named = about.length === 0 || spellings.some((spelling) => text.includes(` ${spelling} `));
      return [
        ...(context.base.sources.has(sourceId) ? [] : [`${sourceId} is not in the base`]),
        ...(at.trim() === "" ? [`${sourceId} has no locator`] : []),
        ...(named ? [] : [`the note of ${sourceId} on ${fact.id} names nothing that the fact is about`]),
      ];
    });
  },
};
