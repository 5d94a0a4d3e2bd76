import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { getRequestConfig } from "next-intl/server";
import { getEnv } from "@/server/env";

export const DEFAULT_LANGUAGE = "en";

type Messages = Record<string, unknown>;

const cache = new Map<string, Promise<Messages>>();

/** All message files of a language: messages/en/auth.json holds the namespace "auth". */
async function readMessages(language: string): Promise<Messages> {
  const folder = resolve(/* turbopackIgnore: true */ "messages", language);
  const files = (await readdir(/* turbopackIgnore: true */ folder)).filter((file) => file.endsWith(".json")).sort();
  const parts = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(/* turbopackIgnore: true */ join(folder, file), "utf8");
      return [file.slice(0, -".json".length), JSON.parse(text) as unknown] as const;
    }),
  );
  return Object.fromEntries(parts);
}

function messagesOf(language: string): Promise<Messages> {
  // While developing, a changed sentence shows at the next request.
  if (!getEnv().production) return readMessages(language);
  const known = cache.get(language) ?? readMessages(language);
  cache.set(language, known);
  return known;
}

// English alone so far; with a second language, it comes from the account and, on public pages, from the path.
export default getRequestConfig(async () => ({
  locale: DEFAULT_LANGUAGE,
  timeZone: "UTC",
  messages: await messagesOf(DEFAULT_LANGUAGE),
}));
