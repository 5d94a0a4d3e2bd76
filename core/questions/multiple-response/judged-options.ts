import type { CompleteList, Fact, FalsityProof } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { frameOf, propositionWith } from "@/core/questions/frame";
import { factOf } from "@/core/questions/multiple-response/asked-list";
import { explained } from "@/core/questions/render/reasons";
import type { StructuredFact } from "@/core/questions/render/wording";

export type JudgedOptions = {
  readonly list: CompleteList;
  /** The fact that puts the option on the list. */
  readonly right: readonly { readonly id: string; readonly member: StructuredFact }[];
  readonly wrong: readonly { readonly id: string; readonly proof: FalsityProof; readonly why: string }[];
};

/**
 * What the base says now of options that were shown before; null where it is no list any more, or an option is neither on it
 * nor proved not to be.
 *
 * @param key entities by option id, and the date of the stem
 */
export function judgedOptions(
  context: GenerationContext,
  fact: Fact,
  key: { readonly options: Readonly<Record<string, string>>; readonly when: string | null },
): JudgedOptions | null {
  const frame = frameOf(context, fact, "o");
  if (!frame.ok || frame.value.list === null) return null;
  const { list, answer, fact: asked } = frame.value;
  const right: JudgedOptions["right"][number][] = [];
  const wrong: JudgedOptions["wrong"][number][] = [];
  for (const [id, entityId] of Object.entries(key.options)) {
    const entity = context.base.entities.get(entityId);
    if (entity === undefined) return null;
    const proposition = propositionWith(frame.value, entity, key.when);
    const member = context.oracle.isTrue(proposition) ? factOf(context, list, entity) : null;
    const proof = member === null ? context.oracle.proveFalse(proposition) : null;
    if (member !== null) right.push({ id, member });
    else if (proof === null) return null;
    else
      wrong.push({
        id,
        ...explained(context, entity, answer, proof, { relationId: asked.triple.r, slot: "o", when: key.when }),
      });
  }
  return { list, right, wrong };
}
