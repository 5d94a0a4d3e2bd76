import "server-only";
import type { FactBase } from "@/core/facts/model";
import { clickedPlace } from "@/core/gradebook/clicked-place";
import { type ConfusionPair, confusionPairs, type Mistaken } from "@/core/gradebook/confusions";
import { normalise } from "@/core/shared/normalise";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { askedAnswers } from "@/server/data/gradebook/asked-answers-sql";
import type { Place } from "@/server/data/gradebook/notes";
import {
  type ClickedRow,
  chosenByEach,
  type Mistake,
  type TakenRow,
  type TypedRow,
  takenColumns,
  takenTables,
} from "@/server/data/gradebook/taken-instead-sql";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

export const MOST_CONFUSIONS = 12;

/** What the class takes for something else, from the answers to its quizzes; empty for whoever does not teach it. */
export async function findConfusions(viewer: Viewer, classroomId: string): Promise<ConfusionPair[]> {
  const rows = await runStatement<TakenRow>(Prisma.sql`
    WITH ${askedAnswers(viewer, classroomId)}, ${takenTables()} SELECT ${takenColumns}`);
  return rows.flatMap(confusionsOf);
}

export function confusionsOf({ chosen, ...rest }: TakenRow): ConfusionPair[] {
  return confusionPairs([...chosen, ...namedInstead(rest)]).slice(0, MOST_CONFUSIONS);
}

type EachRow = TakenRow & { readonly byEach: readonly Mistake[] };

/** What one learner took for what in the work on one assignment, each mistake once. */
export async function findMistakes(viewer: Viewer, classroomId: string, place: Place): Promise<Mistake[]> {
  const rows = await runStatement<EachRow>(Prisma.sql`
    WITH ${askedAnswers(viewer, classroomId, place)}, ${takenTables()} SELECT ${takenColumns}, ${chosenByEach()}`);
  return rows.flatMap(mistakesOf);
}

/** The same learner by learner, each mistake once. */
export function mistakesOf({ byEach, ...rest }: EachRow): Mistake[] {
  const { entities } = getFactBase();
  const found = [
    ...byEach.filter(({ right, given }) => entities.has(right) && entities.has(given)),
    ...namedInstead(rest).flatMap(({ right, given, takenBy, factIds: [factId = ""] }) =>
      takenBy.map((learnerId) => ({ learnerId, factId, right, given })),
    ),
  ];
  return [...new Map(found.map((each) => [JSON.stringify(Object.entries(each).sort()), each])).values()];
}

/** From what was typed, and clicked on the map: the fact base says which thing it names. */
function namedInstead({ typed, clicked }: Pick<TakenRow, "typed" | "clicked">): Mistaken[] {
  const base = getFactBase();
  return [...typed.flatMap((row) => mistakenOf(base, row)), ...mistakenPlaces(base, clicked)];
}

/** Places that were clicked in another's stead. On the map every place can be given, so each direction has all who were asked. */
function mistakenPlaces(base: FactBase, rows: readonly ClickedRow[]): Mistaken[] {
  const askedOf = new Map(rows.map((row) => [row.right, row.askedOf]));
  return rows.flatMap(({ right, missed }) => {
    const place = base.entities.get(right);
    if (place === undefined) return [];
    return missed.flatMap(({ learner, factId, x, y }) => {
      const given = clickedPlace(base, place, { x, y })?.id;
      if (given === undefined) return [];
      return [
        { right, given, takenBy: [learner], askedOf: askedOf.get(right) ?? [], factIds: [factId] },
        { right: given, given: right, takenBy: [], askedOf: askedOf.get(given) ?? [], factIds: [] },
      ];
    });
  });
}

/** A wrong typed answer that is the name of one other thing of the same kind; anything else says nothing of a confusion. */
function mistakenOf(base: FactBase, { targetId, text, takenBy, askedOf }: TypedRow): Mistaken[] {
  const [kind, factId = "", slot] = targetId.split(":");
  const triple = kind === "fact" ? base.facts.get(factId)?.triple : null;
  if (!triple) return [];
  const right = slot === "s" ? triple.s : triple.o.kind === "entity" ? triple.o.id : null;
  const [given, ...others] = base.index.entitiesByAlias.get(normalise(text)) ?? [];
  if (right === null || given === undefined || others.length > 0 || given === right) return [];
  // Of another kind it is no confusion of two things; and no community is set beside an armed group (items.md, H3).
  if (base.entities.get(right)?.type !== base.entities.get(given)?.type) return [];
  return [{ right, given, takenBy, askedOf, factIds: [factId] }];
}
