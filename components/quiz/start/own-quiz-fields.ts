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
