import { getTranslations } from "next-intl/server";
import type { VersionChange } from "@/core/quizzes/sets/compare";

/** What says a change of a set in a few words. @param names of topics, entities and facts, by id */
export async function changeSayer(names: Readonly<Record<string, string>>): Promise<(change: VersionChange) => string> {
  const [diff, types] = await Promise.all([getTranslations("sets.page.diff"), getTranslations("teach.types")]);
  const nameOf = (id: string) => names[id] ?? id;
  return (change) => {
    switch (change.kind) {
      case "title":
      case "length":
      case "difficulty":
        return diff(change.kind, { value: change.value ?? "–" });
      case "plus":
      case "minus":
        return diff(change.kind, { value: nameOf(change.id) });
      case "facts":
      case "leftOut":
      case "pinned":
      case "swapped":
      case "cardsAdded":
      case "cardsGone":
      case "cardsChanged":
        return diff(change.kind, { count: change.count });
      case "years":
        return change.years === null
          ? diff("anyTime")
          : diff("years", { value: `${change.years.from}–${change.years.to}` });
      case "types":
        return change.types.length === 0
          ? diff("allTypes")
          : diff("types", { value: change.types.map((type) => types(type)).join(", ") });
      case "harm":
        return diff(change.on ? "harm" : "noHarm");
      case "frozen":
        return diff(change.on ? "frozen" : "follows");
      case "onlyOwn":
        return diff(change.on ? "onlyOwn" : "notOnlyOwn");
      case "cardsMoved":
        return diff("cardsMoved");
    }
  };
}
