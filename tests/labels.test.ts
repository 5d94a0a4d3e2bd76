import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

// Where many buttons of a page say the same, each has a longer name beside its text: of the message `remove` that of `removeOf`.

const FOLDER = "messages/en";
/** Two messages of such names that are no text and name of one button. */
const OTHERS = ["copyOf", "restoreOf", "backOf", "extraOf", "changedOf"];

type Messages = { readonly [key: string]: string | Messages };

const pairsOf = (messages: Messages, path: string): readonly (readonly [name: string, text: string, long: string])[] =>
  Object.entries(messages).flatMap(([key, value]) => {
    if (typeof value !== "string") return pairsOf(value, `${path} ${key}`);
    const short = key.endsWith("Of") && !OTHERS.includes(key) ? messages[key.slice(0, -2)] : undefined;
    return typeof short === "string" ? [[`${path} ${key}`, short, value] as const] : [];
  });

describe("the name of a button", () => {
  const pairs = readdirSync(FOLDER).flatMap((file) =>
    pairsOf(JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Messages, file),
  );

  it("has longer forms beside it in the message files", () => {
    expect(pairs.length).toBeGreaterThan(10);
  });

  it.each(pairs)("holds what stands on it, so that it can be said aloud (WCAG 2.5.3): %s", (_name, text, long) => {
    expect(long.toLowerCase()).toContain(text.toLowerCase());
  });
});
