import type { ItemCheck } from "@/core/quality/check";
import { acceptedSpellings } from "@/core/questions/typed-answer/typed-key";
import { normalise } from "@/core/shared/normalise";

/** Each source is there, says where, and its note in our words names the subject, the object or a speaker. */
export const evidence: ItemCheck = {
  id: "Q18",
  title: "The evidence is given in our words",
  blocking: false,
  run({ context, facts }) {
    const [fact] = facts;
    const about = [...fact.about, ...fact.by].flatMap((id) => context.base.entities.get(id) ?? []);
    const spellings = about.flatMap((entity) => acceptedSpellings(context.base, entity).map(({ text }) => text));
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
