import { fill } from "@/components/words";

/** Why a form was refused, as server actions answer it. */
export type Problem = {
  readonly code: string;
  readonly waitSeconds?: number;
  readonly fields?: Readonly<Record<string, string>>;
};

/** Sentences by code, from the message files. */
export type Sentences = Readonly<Record<string, string>>;

/** The sentence for the whole form. */
export function problemSentence(problem: Problem, sentences: Sentences): string {
  const template = sentences[problem.code] ?? sentences.unknown ?? problem.code;
  const minutes = Math.max(1, Math.ceil((problem.waitSeconds ?? 0) / 60));
  return fill(template, { minutes });
}

/** The sentence for one field, or null when nothing is wrong with it: "password.too_small", else "too_small". */
export function fieldSentence(problem: Problem | null, name: string, sentences: Sentences): string | null {
  const code = problem?.fields?.[name];
  if (code === undefined) return null;
  return sentences[`${name}.${code}`] ?? sentences[code] ?? sentences.invalid ?? code;
}
