import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { LoadedWord } from "@/core/flashcards/own/loaded-words";

/** Words of a card that take a side, with what could be said instead; nothing is refused for them. */
export async function LoadedWords({ words }: { readonly words: readonly LoadedWord[] }) {
  if (words.length === 0) return null;
  const t = await getTranslations("decks.card");
  return (
    <Notice tone="warning" title={t("loaded")}>
      <p>{t("loadedLead")}</p>
      <ul className="mt-1 list-disc pl-5">
        {words.map(({ word, instead }) => (
          <li key={word}>
            {instead === null ? t("loadedAlone", { word }) : t("loadedWord", { word, instead: instead.en })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
