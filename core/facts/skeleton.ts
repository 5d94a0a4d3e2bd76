import type { Relation } from "@/core/facts/model";

/** What a new entry is and what is known of it already; everything else is left as a gap. */
export type SkeletonInput =
  | { readonly kind: "source"; readonly id: string }
  | { readonly kind: "entity"; readonly id: string; readonly type: string }
  | { readonly kind: "fact"; readonly id: string; readonly topic: string; readonly relation: Relation | null };

/** Stands where the editor has to write; the content check refuses it wherever it is left. */
export const GAP = "TODO";

/** The file that the entry belongs to, below content/. */
export function skeletonFile(input: SkeletonInput, topic: string): string {
  switch (input.kind) {
    case "source":
      return `sources/${topic}.yaml`;
    case "entity":
      return `entities/${topic}.yaml`;
    case "fact":
      return `facts/${input.topic}.yaml`;
  }
}

/** A YAML list entry with every field that is required, and the optional ones in comments. */
export function skeletonText(input: SkeletonInput): string {
  switch (input.kind) {
    case "source":
      return lines(
        `- id: ${input.id}`,
        `  title: "${GAP}" # as published`,
        `  publisher: "${GAP}"`,
        `  # origin: "" # who first said it, when that is not the publisher`,
        `  kind: ${GAP} # primary, gazetteer, un, agency, press, ngo, research, reference or tertiary`,
        `  read: ${GAP} # full, excerpt or copy: how it was read`,
        `  date: "${GAP}" # EDTF; leave the line out when unknown and give consulted: instead`,
        `  url: "${GAP}"`,
        `  lang: ${GAP} # en, fr, ar …`,
      );
    case "entity":
      return lines(
        `- id: ${input.id}`,
        `  type: ${input.type}`,
        `  name: { en: "${GAP}" } # the shortest usual name`,
        `  # text: { en: "" } # as it stands inside a sentence, with its article`,
        `  # undated: { en: "" } # a noun phrase without the year, if its date is asked`,
        `  # deed: { en: "" } # of an act: what stands after "in which year" ("did Mali break with Ukraine")`,
        `  aliases: [] # every spelling that a learner may type`,
        `  # typed: [] # words that are right only where its kind is asked for`,
        `  # broader: [] # what is true of it and says less: earns half`,
        `  # life: "" # EDTF, such as "2011-10/.."`,
        `  # within: [] # what contains it`,
        `  # confusable: [] # what it is easily taken for`,
        `  # of: [] # whose office or force it is, or for whom a person speaks`,
        `  about: { en: "${GAP}" } # one neutral sentence`,
      );
    case "fact":
      return lines(
        `- id: ${input.id}`,
        `  topic: ${input.topic}`,
        `  text: { en: "${GAP}" } # understood alone; says when, and who says so unless it is established`,
        ...(input.relation === null ? descriptive() : structured(input.relation)),
        `  # by: [] # who says so, if it is a claim; then also the bare proposition:`,
        `  # claim: { en: "" }`,
        `  sources:`,
        `    - id: ${GAP} # two independent ones make it established`,
        `      at: "${GAP}" # locator: "para. 3"`,
        `      note: { en: "${GAP}" } # in our words, naming subject and object`,
      );
  }
}

function descriptive(): readonly string[] {
  return [
    `  ask: { en: "${GAP}" } # front of the card, with date and attribution`,
    `  answer: { en: "${GAP}" }`,
    `  about: [${GAP}] # ids of the entities that it is about`,
    `  # when: "" # EDTF`,
  ];
}

function structured(relation: Relation): readonly string[] {
  const when = relation.aspect === "state" ? "the span over which it held" : "when it happened";
  const objects: Readonly<Record<string, string>> = {
    date: `"${GAP}" # EDTF date`,
    number: `{ value: ${GAP}, unit: { en: "${GAP}" } }`,
    text: `{ en: "${GAP}" }`,
  };
  const dated = relation.aspect !== "timeless" && relation.range !== "date";
  return [
    `  s: ${GAP} # an entity of type ${relation.domain}`,
    `  r: ${relation.id}`,
    `  o: ${objects[relation.range] ?? `${GAP} # an entity of type ${relation.range}`}`,
    ...(dated ? [`  when: "${GAP}" # EDTF: ${when}`] : []),
    ...(relation.sensitive === "harm" ? [`  harm: ${GAP} # casualties or violence`] : []),
  ];
}

function lines(...texts: readonly string[]): string {
  return `${texts.join("\n")}\n`;
}
