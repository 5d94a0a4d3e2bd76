/** What the fields of the start form say of the quiz's questions, as they are sent: whoever reads it checks it. */
export function ownQuizFields(form: FormData) {
  return {
    mode: form.get("mode") ?? "practice",
    topics: form.getAll("topic"),
    types: form.get("kinds") === "choose" ? form.getAll("type") : [],
    length: form.get("length"),
    difficulty: form.get("difficulty") ?? "any",
  };
}

/** Whether a topic has to be chosen still: before a topic is begun it must be known which. */
export const wantsTopic = ({ mode, topics }: ReturnType<typeof ownQuizFields>): boolean =>
  mode === "pretest" && topics.length === 0;

/** What somebody chose in the start form: a form that is sent back keeps it. */
export type KeptChoices = {
  readonly mode: string;
  readonly topics: readonly string[];
  readonly kinds: string;
  /** Empty where the kinds were not chosen one by one. */
  readonly types: readonly string[];
  readonly length: string;
  readonly difficulty: string;
  readonly timeLimit: string;
};

/** The choices as they were sent, for the fields to begin with; a file, which no field of the form sends, counts as nothing. */
export function keptChoices(form: FormData): KeptChoices {
  const textOf = (name: string) => textsOf(name)[0] ?? "";
  const textsOf = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  return {
    mode: textOf("mode"),
    topics: textsOf("topic"),
    kinds: textOf("kinds"),
    types: textOf("kinds") === "choose" ? textsOf("type") : [],
    length: textOf("length"),
    difficulty: textOf("difficulty"),
    timeLimit: textOf("timeLimit"),
  };
}
