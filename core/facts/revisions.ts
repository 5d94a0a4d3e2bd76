import {
  type ChangelogEntry,
  type CompleteList,
  type Fact,
  type FactBase,
  type RevisionKind,
  revisionKinds,
  type Text,
} from "@/core/facts/model";
import { figuresIn, wordsInOrder } from "@/core/facts/sense";
import { withPlainQuotes } from "@/core/shared/quotes";

/** Raised whenever prints are made in another way: then two of them cannot be compared. */
export const PRINT_VERSION = 2;

/** Digests of what a fact says, so that the next release can tell how it changed. */
export type FactPrint = {
  /** Sentences and cards, letter by letter. */
  readonly words: string;
  /** Of a descriptive fact, the words of its sentence: nothing else says what it means. */
  readonly sense: string;
  /** Subject, relation, object and time; what the card and the claim say; numbers, names and negations of the sentence. */
  readonly meaning: string;
  /** Status and who says so. */
  readonly standing: string;
};

/** A release as the next one is compared with it; stored as JSON. */
export type ContentPrint = {
  readonly version: number;
  readonly facts: Readonly<Record<string, FactPrint>>;
  /** Complete lists by `listKey`: each is remembered as a whole. */
  readonly lists: Readonly<Record<string, FactPrint>>;
  /** Digests of the entries of the changelog. */
  readonly entries: readonly string[];
};

/** Makes a short text of a long one; equal only for equal texts. */
export type Digest = (text: string) => string;

/** How one fact changed between two releases. */
export type Revision = {
  readonly factId: string;
  readonly kind: RevisionKind;
  /** Facts whose place this one takes: only where facts were merged or split. */
  readonly replaces: readonly string[];
};

/** Of several kinds at once the one that touches a memory most counts. */
const STRENGTH: readonly RevisionKind[] = revisionKinds;

/** What names a complete list for ever, whatever its entry is called. */
export const listKey = ({ s, r, when }: Pick<CompleteList, "s" | "r" | "when">): string =>
  `${s}:${r}:${when ?? "always"}`;

/** The prints of everything that somebody can remember. */
export function printContent(base: FactBase, digest: Digest): ContentPrint {
  const facts = Object.fromEntries([...base.facts.values()].map((fact) => [fact.id, printFact(fact, digest)]));
  const lists = Object.fromEntries(
    base.lists.map((list) => {
      const members = list.members.flatMap((id) => base.index.factsByRelationObject.get(`${list.r} ${id}`) ?? []);
      const standing = members.filter(({ triple }) => triple?.s === list.s).map(({ id, status }) => `${id} ${status}`);
      const print = {
        words: "",
        sense: "",
        meaning: digest(list.members.join()),
        standing: digest(standing.sort().join()),
      };
      return [listKey(list), print];
    }),
  );
  return { version: PRINT_VERSION, facts, lists, entries: base.changelog.map((entry) => entryKey(entry, digest)) };
}

function printFact(fact: Fact, digest: Digest): FactPrint {
  // The form of an apostrophe is no word.
  const plain = (_: string, value: unknown) => (typeof value === "string" ? withPlainQuotes(value) : value);
  const of = (...parts: unknown[]) => digest(JSON.stringify(parts, plain));
  const { text, card, claim } = fact;
  const told = [card?.ask, card?.answer, claim].map((each) => inEach(each ?? null, wordsInOrder));
  return {
    words: of(text, card, claim),
    sense: fact.triple === null ? of(inEach(text, wordsInOrder)) : "",
    meaning: of(fact.triple, fact.when, fact.denies, told, inEach(text, figuresIn)),
    standing: of(fact.status, fact.by),
  };
}

/** A text's form in each language that it is written in. */
const inEach = (text: Text | null, form: (words: string) => string) =>
  text === null ? null : Object.entries(text).map(([language, words]) => [language, form(words ?? "")]);

const entryKey = (entry: ChangelogEntry, digest: Digest) => digest(JSON.stringify(entry));

/**
 * How each fact changed since an earlier release: as the changelog's new entries say or as the prints tell, whichever
 * touches a memory more. A fact that is gone without a word was retracted. New facts are no revisions.
 */
export function reviseFacts(before: ContentPrint, base: FactBase, digest: Digest): readonly Revision[] {
  if (before.version !== PRINT_VERSION) return [];
  const declared = declaredRevisions(before, base, digest);
  const stronger = new Map(
    understatedRevisions(before, base, digest).map(({ factId, shown }) => [factId, shown] as const),
  );
  const told = [...declared.values()].map((one) => ({ ...one, kind: stronger.get(one.factId) ?? one.kind }));
  return [...told, ...derivedRevisions(before, base, digest, declared)].sort((a, b) => (a.factId < b.factId ? -1 : 1));
}

/** Facts that an earlier release did not have: new ones, and those that had been taken back. */
export function addedFacts(before: ContentPrint, base: FactBase): readonly string[] {
  if (before.version !== PRINT_VERSION) return [];
  return [...base.facts.keys()].filter((factId) => before.facts[factId] === undefined);
}

/** Where new entries call a change something weaker than it is: a date that moved is no wording. */
export function understatedRevisions(
  before: ContentPrint,
  base: FactBase,
  digest: Digest,
): readonly { readonly factId: string; readonly said: RevisionKind; readonly shown: DerivedKind }[] {
  if (before.version !== PRINT_VERSION) return [];
  const now = printContent(base, digest);
  return [...declaredRevisions(before, base, digest).values()].flatMap(({ factId, kind: said }) => {
    const [then, today] = [before.facts[factId], now.facts[factId]];
    if (then === undefined || today === undefined) return [];
    // An editor may say that a sentence was only worded anew, where nothing in it can be counted that changed.
    const shown = kindOf({ ...then, sense: today.sense }, today);
    return shown !== null && STRENGTH.indexOf(shown) > STRENGTH.indexOf(said) ? [{ factId, said, shown }] : [];
  });
}

/** What changed since an earlier release and of which no new entry of the changelog tells. */
export function undeclaredRevisions(before: ContentPrint, base: FactBase, digest: Digest): readonly Revision[] {
  if (before.version !== PRINT_VERSION) return [];
  return derivedRevisions(before, base, digest, declaredRevisions(before, base, digest));
}

function declaredRevisions(before: ContentPrint, base: FactBase, digest: Digest): ReadonlyMap<string, Revision> {
  const known = new Set(before.entries);
  const declared = new Map<string, Revision>();
  for (const entry of base.changelog) {
    const { fact: factId, kind, replaces } = entry;
    if (factId === null || known.has(entryKey(entry, digest))) continue;
    const other = declared.get(factId);
    const stronger = other === undefined || STRENGTH.indexOf(kind) > STRENGTH.indexOf(other.kind);
    declared.set(factId, {
      factId,
      kind: stronger ? kind : other.kind,
      replaces: [...new Set([...(other?.replaces ?? []), ...replaces])],
    });
  }
  return declared;
}

function derivedRevisions(
  before: ContentPrint,
  base: FactBase,
  digest: Digest,
  declared: ReadonlyMap<string, Revision>,
): readonly Revision[] {
  const replaced = new Set([...declared.values()].flatMap(({ replaces }) => replaces));
  const now = printContent(base, digest);
  return Object.entries(before.facts).flatMap(([factId, print]): Revision[] => {
    if (declared.has(factId) || replaced.has(factId)) return [];
    const kind = kindOf(print, now.facts[factId] ?? null);
    return kind === null ? [] : [{ factId, kind, replaces: [] }];
  });
}

/** Lists that changed since an earlier release, by `listKey`. */
export function reviseLists(
  before: ContentPrint,
  base: FactBase,
  digest: Digest,
): readonly { readonly key: string; readonly kind: DerivedKind }[] {
  if (before.version !== PRINT_VERSION) return [];
  const { lists } = printContent(base, digest);
  return Object.entries(before.lists).flatMap(([key, print]) => {
    const kind = kindOf(print, lists[key] ?? null);
    return kind === null ? [] : [{ key, kind }];
  });
}

type DerivedKind = "wording" | "refinement" | "status" | "retracted";

function kindOf(before: FactPrint, now: FactPrint | null): DerivedKind | null {
  if (now === null) return "retracted";
  if (before.standing !== now.standing) return "status";
  if (before.meaning !== now.meaning || before.sense !== now.sense) return "refinement";
  return before.words === now.words ? null : "wording";
}
