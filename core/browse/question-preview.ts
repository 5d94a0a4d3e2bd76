import type { QuestionView } from "@/core/questions/views";

/** A question as a page of text shows it: nothing to press, and no code in the browser. */
export type QuestionPreview = {
  readonly prompt: string;
  /** What is laid before the learner: evidence, or a hint. */
  readonly given: readonly { readonly heading: string | null; readonly text: string }[];
  /** What there is to choose from or to put in order. */
  readonly options: readonly { readonly heading: string | null; readonly labels: readonly string[] }[];
};

const GAP = "______";

/**
 * Read off the shape of a view, so that a new type is shown without a line here: lists of labels are options, whatever
 * they are called.
 */
export function previewOf(view: QuestionView): QuestionPreview {
  const options = Object.entries(view).flatMap(([, value]) => optionsIn(value));
  const evidence =
    "evidence" in view ? view.evidence.map((card) => ({ heading: card.publisher, text: card.note })) : [];
  const hint = "hint" in view && view.hint !== "" ? [{ heading: null, text: view.hint }] : [];
  const source = "source" in view ? [{ heading: null, text: view.source }] : [];
  return { prompt: promptOf(view), given: [...evidence, ...hint, ...source], options };
}

function promptOf(view: QuestionView): string {
  if ("before" in view) return `${view.before} ${GAP} ${view.after}`.replace(/ ([.,?!])/g, "$1");
  if ("statement" in view) return view.statement;
  return "proposition" in view ? `${view.prompt} “${view.proposition}”` : view.prompt;
}

/** Labels of a list of choices, or of several lists with a heading each. */
function optionsIn(value: unknown): QuestionPreview["options"] {
  if (!Array.isArray(value) || value.length === 0) return [];
  if (value.every((each) => isLabelled(each) && "options" in each)) {
    return value.flatMap((part) => optionsIn(part.options).map(({ labels }) => ({ heading: part.label, labels })));
  }
  return value.every(isLabelled) ? [{ heading: null, labels: value.map(({ label }) => label) }] : [];
}

const isLabelled = (value: unknown): value is { readonly label: string; readonly options?: unknown } =>
  typeof value === "object" && value !== null && "label" in value && typeof value.label === "string";
