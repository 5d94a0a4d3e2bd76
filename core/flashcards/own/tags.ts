/** A tag as people write it before a word. */
const SIGN = /^#+/;

/**
 * The tags of a text that lists them, with commas, semicolons or line breaks between. However a tag is typed it is one: in
 * small letters, single spaces, each once.
 */
export function readTags(text: string): readonly string[] {
  const tags = text
    .normalize("NFC")
    .split(/[,;\n]/)
    .map((tag) =>
      tag
        .trim()
        .replace(SIGN, "")
        .replace(/\s+/g, " ")
        .replace(/\p{Cc}/gu, "")
        .trim()
        .toLowerCase(),
    );
  return [...new Set(tags.filter((tag) => tag !== ""))];
}

/** The text that lists them again. */
export const writeTags = (tags: readonly string[]): string => tags.join(", ");
