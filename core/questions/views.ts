/**
 * What the browser may see of a question before the answer is in. Nothing here depends on the key:
 * two keys for one view give the same bytes. Types only: the browser bundle gets no code from the core.
 */
export type Choice = { readonly id: string; readonly label: string };

export type MultipleChoiceView = {
  readonly type: "multiple-choice";
  readonly prompt: string;
  readonly choices: readonly Choice[];
};
/** Verdict first; whoever says "false" picks the part to mend and the right value for it. */
export type TrueFalseView = {
  readonly type: "true-false";
  readonly prompt: string;
  readonly statement: string;
  readonly parts: readonly { readonly id: string; readonly label: string; readonly options: readonly Choice[] }[];
};
export type ClozeView = {
  readonly type: "cloze";
  readonly prompt: string;
  readonly before: string;
  readonly after: string;
  /** What kind of thing goes into the gap. */
  readonly hint: string;
};
export type ShortAnswerView = { readonly type: "short-answer"; readonly prompt: string; readonly hint: string };
export type WhoSaysSoView = {
  readonly type: "who-says-so";
  readonly prompt: string;
  readonly proposition: string;
  readonly choices: readonly Choice[];
};
export type EvidenceCard = { readonly publisher: string; readonly date: string | null; readonly note: string };
export type StatusView = {
  readonly type: "status";
  readonly prompt: string;
  readonly proposition: string;
  readonly evidence: readonly EvidenceCard[];
  readonly choices: readonly Choice[];
};
export type OrderingView = { readonly type: "ordering"; readonly prompt: string; readonly entries: readonly Choice[] };
/** Several options are right; how many is not said. */
export type MultipleResponseView = {
  readonly type: "multiple-response";
  readonly prompt: string;
  readonly choices: readonly Choice[];
};
export type NumberView = {
  readonly type: "number";
  readonly prompt: string;
  /** In what the figure is counted: printed behind the field, so that nobody can use another. */
  readonly unit: string;
  /** Whose figure it is, and of when: "Ramsar Convention Secretariat, 31 January 2004". */
  readonly source: string;
};
/** Each premise has one option; options are left over, so that the last pair does not give itself away. */
export type MatchingView = {
  readonly type: "matching";
  readonly prompt: string;
  readonly premises: readonly Choice[];
  readonly options: readonly Choice[];
};
export type DateView = { readonly type: "date"; readonly prompt: string; readonly unit: "year" | "month" };

/** Wordings of one statement that differ in nothing but who is said to say so, or whether it is called disputed. */
export type WhichWordingView = {
  readonly type: "which-wording";
  readonly prompt: string;
  readonly choices: readonly Choice[];
};
export type WhatChangedView = {
  readonly type: "what-changed";
  readonly prompt: string;
  readonly choices: readonly Choice[];
};
/** A place to find: on the map without names, or in a list when the learner asked for one before answering. */
export type MapPointView = { readonly type: "map"; readonly mode: "click"; readonly prompt: string };
export type MapListView = {
  readonly type: "map";
  readonly mode: "list";
  readonly prompt: string;
  readonly choices: readonly Choice[];
};
export type MapView = MapPointView | MapListView;

export type QuestionView =
  | MultipleChoiceView
  | TrueFalseView
  | ClozeView
  | ShortAnswerView
  | WhoSaysSoView
  | StatusView
  | OrderingView
  | DateView
  | WhichWordingView
  | WhatChangedView
  | MapView
  | MultipleResponseView
  | NumberView
  | MatchingView;
export type QuestionTypeName = QuestionView["type"];

/** What the browser posts, by type; parsed again on the server. Null means nothing was chosen. */
export type QuestionAnswer =
  | { readonly choiceId: string | null }
  | { readonly verdict: boolean | null; readonly partId: string | null; readonly optionId: string | null }
  | { readonly text: string }
  | { readonly order: readonly string[] }
  | { readonly year: number | null; readonly month: number | null }
  /** A point of the map, as parts of its width from the west and of its height from the north. */
  | { readonly x: number | null; readonly y: number | null }
  | { readonly choiceIds: readonly string[] }
  | { readonly value: number | null }
  /** Option ids by premise id; a premise without an option is left out. */
  | { readonly pairs: Readonly<Record<string, string>> };

/** A review card tests oneself and so carries its back: another payload, never part of a quiz. */
export type FactCardView = {
  readonly kind: "fact";
  readonly targetId: string;
  readonly front: string;
  readonly back: {
    readonly answer: string;
    readonly because: string;
    readonly status: "established" | "reported" | "claimed" | "disputed";
    readonly statusReason: string;
    readonly asOf: string;
    readonly sources: readonly {
      /** Null where it tells of violence and the card does not. */
      readonly title: string | null;
      readonly publisher: string;
      readonly date: string | null;
      readonly url: string | null;
      readonly at: string;
    }[];
    readonly linked: string | null;
  };
  readonly topic: string;
  readonly factIds: readonly string[];
  readonly harm: "casualties" | "violence" | null;
};

/** A card that a learner or their teacher wrote. It has no status: the fact base does not vouch for it. */
export type OwnCardView = {
  readonly kind: "own";
  readonly targetId: string;
  readonly front: string;
  /** Shown with the front. */
  readonly image: {
    readonly url: string;
    readonly alt: string;
    readonly width: number;
    readonly height: number;
  } | null;
  readonly back: {
    readonly answer: string;
    /** Of a gap: the text with all gaps filled. */
    readonly whole: string | null;
    /** What the writer added; "" for nothing. */
    readonly remark: string;
    /** In the writer's words; "" for none. */
    readonly source: string;
    readonly sourceUrl: string | null;
  };
  /** Whether the one who reviews it wrote it; else their teacher did. */
  readonly mine: boolean;
  /** That of its deck. */
  readonly topic: string;
  readonly factIds: readonly [];
  readonly harm: null;
};

export type CardView = FactCardView | OwnCardView;
