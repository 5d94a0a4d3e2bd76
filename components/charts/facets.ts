import type { Facet } from "@/components/charts/fact-filter";
import { written } from "@/core/browse/in-use";
import { periodName, periodsUntil } from "@/core/charts/periods";
import type { Fact, FactBase, Language, Status } from "@/core/facts/model";
import type maps from "@/messages/en/maps.json";

type Words = (typeof maps)["filter"];

const STATUSES: readonly Status[] = ["established", "reported", "claimed", "disputed"];

/** Topics that have facts here, in reading order. */
export function topicFacet(base: FactBase, facts: readonly Fact[], language: Language, words: Words): Facet {
  const used = new Set(facts.map(({ topic }) => topic));
  const options = base.topics
    .filter(({ id }) => used.has(id))
    .map(({ id, name }) => ({ value: id, label: written(name, language) }));
  return { name: "topic", label: words.topic, all: words.allTopics, options };
}

export function statusFacet(labels: Readonly<Record<Status, string>>, words: Words): Facet {
  const options = STATUSES.map((status) => ({ value: status, label: labels[status] }));
  return { name: "status", label: words.status, all: words.allStatuses, options };
}

/** @param asOf EDTF day: the last stretch ends in its year */
export function periodFacet(asOf: string, words: Words): Facet {
  const options = periodsUntil(asOf).map((period) => ({
    value: `${period.from}-${period.to}`,
    label: periodName(period),
  }));
  return { name: "period", label: words.period, all: words.allPeriods, options };
}
