import type { Language } from "@/core/facts/model";

/** Languages in which the public pages exist; the language is the first part of their address. */
export const publicLanguages: readonly Language[] = ["en"];

/** @throws for a language without pages: the router lets none through */
export function publicLanguage(text: string): Language {
  const language = publicLanguages.find((each) => each === text);
  if (language === undefined) throw new Error(`There are no public pages in "${text}"`);
  return language;
}
