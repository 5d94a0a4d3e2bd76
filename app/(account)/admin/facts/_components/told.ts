/** What the sections of this page show, as data: what the server found. */
export type ReportView = {
  readonly id: string;
  readonly factIds: readonly string[];
  readonly type: "wrong" | "outdated" | "unclear" | "unfair" | "other";
  readonly text: string;
  readonly createdAt: Date;
};

export type OverrideView = {
  readonly id: string;
  readonly factId: string;
  readonly kind: "withdrawn" | "disputed" | "claimed" | "reported";
  readonly reason: string;
  readonly by: string | null;
  readonly createdAt: Date;
};

export type RejectedView = {
  readonly factId: string;
  readonly answers: readonly {
    readonly name: string;
    readonly text: string;
    readonly wrong: boolean;
    readonly count: number;
    readonly lastAt: Date;
  }[];
};

/** What every section needs besides. */
export type Told = {
  /** A fact's sentence; its id where the content has it no more. */
  readonly textOf: (factId: string) => string;
  readonly sentences: Readonly<Record<string, string>>;
  readonly timeZone: string;
};
