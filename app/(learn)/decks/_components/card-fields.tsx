import { getMessages, getTranslations } from "next-intl/server";
import { TypedField } from "@/app/(learn)/decks/_components/deck-form";
import { MakeGap } from "@/app/(learn)/decks/_components/make-gap";
import { OWN_LIMITS, TAGS_LENGTH } from "@/core/flashcards/own/draft";
import type { OwnCardKind } from "@/core/flashcards/own/own-card";
import { writeTags } from "@/core/flashcards/own/tags";

type Props = {
  readonly kind: OwnCardKind;
  readonly card: {
    readonly front: string;
    readonly back: string;
    readonly source: string;
    readonly sourceUrl: string | null;
    readonly tags: readonly string[];
  } | null;
};

/** The fields of a card, empty for a new one. */
export async function CardFields({ kind, card }: Props) {
  const t = await getTranslations("decks.card");
  const { decks } = await getMessages();
  const cloze = kind === "cloze";
  return (
    <>
      <TypedField
        name="front"
        label={t(cloze ? "text" : "front")}
        hint={cloze ? t("textHint", { example: "{{c1::Bamako}}" }) : t("frontHint")}
        value={card?.front ?? ""}
        maxLength={OWN_LIMITS.front}
        rows={cloze ? 4 : 2}
        required
      />
      {cloze ? <MakeGap field="front" words={decks.card} /> : null}
      <TypedField
        name="back"
        label={t(cloze ? "remark" : "back")}
        hint={t(cloze ? "remarkHint" : "backHint")}
        value={card?.back ?? ""}
        maxLength={OWN_LIMITS.back}
        rows={2}
        required={!cloze}
      />
      <TypedField
        name="source"
        label={t("source")}
        hint={t("sourceHint")}
        value={card?.source ?? ""}
        maxLength={OWN_LIMITS.source}
      />
      <TypedField
        name="sourceUrl"
        label={t("sourceUrl")}
        hint={t("sourceUrlHint")}
        value={card?.sourceUrl ?? ""}
        maxLength={OWN_LIMITS.url}
        type="url"
      />
      <TypedField
        name="tags"
        label={t("tags")}
        hint={t("tagsHint")}
        value={writeTags(card?.tags ?? [])}
        maxLength={TAGS_LENGTH}
      />
    </>
  );
}
