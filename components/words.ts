/** The texts of one language, as they stand in a message file: client components get them as props. */
export type Plural = { readonly one: string; readonly other: string };

/** Fills `{name}` places of a message. The message parser stays on the server; the browser needs no more than this. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The form of a message that fits a count, with `{count}` filled. English and French need no more than two forms. */
export function count(forms: Plural, number: number): string {
  return fill(number === 1 ? forms.one : forms.other, { count: number });
}
