import { getMessages, getTranslations } from "next-intl/server";
import { TypedField, TypedTick } from "@/app/(learn)/decks/_components/deck-form";
import { MakeGap } from "@/app/(learn)/decks/_components/make-gap";
import { OWN_LIMITS, TAGS_LENGTH, WRONG_OPTIONS } from "@/core/flashcards/own/draft";
import type { OwnCardKind, WrittenCard } from "@/core/flashcards/own/own-card";
import { writeTags } from "@/core/flashcards/own/tags";

type Props = {
  readonly kind: OwnCardKind;
  readonly card: Pick<
    WrittenCard,
    "front" | "back" | "source" | "sourceUrl" | "tags" | "inQuiz" | "accepted" | "wrong" | "remark"
  > | null;
  /** Whether it belongs to a study set, whose quizzes may ask it. */
  readonly ofSet: boolean;
};

/** The fields of a card, empty for a new one. */
export async function CardFields({ kind, card, ofSet }: Props) {
  const t = await getTranslations("decks.card");
  const { decks } = await getMessages();
  const cloze = kind === "cloze";
  return (
    <>
      <TypedField
        name="front"
        label={t(({ text: "front", cloze: "text", choice: "question" } as const)[kind])}
        hint={
          cloze ? t("textHint", { example: "{{c1::Bamako}}" }) : t(kind === "choice" ? "questionHint" : "frontHint")
        }
        value={card?.front ?? ""}
        maxLength={OWN_LIMITS.front}
        rows={cloze ? 4 : 2}
        required
      />
      {cloze ? <MakeGap field="front" words={decks.card} /> : null}
      <TypedField
        name="back"
        label={t(({ text: "back", cloze: "remark", choice: "right" } as const)[kind])}
        hint={kind === "choice" ? undefined : t(cloze ? "remarkHint" : "backHint")}
        value={card?.back ?? ""}
        maxLength={kind === "choice" ? OWN_LIMITS.answer : OWN_LIMITS.back}
        rows={kind === "choice" ? undefined : 2}
        required={!cloze}
      />
      {kind === "choice" ? (
        <TypedField
          name="wrong"
          label={t("wrong")}
          hint={t("wrongHint")}
          value={(card?.wrong ?? []).join("\n")}
          maxLength={(OWN_LIMITS.answer + 1) * WRONG_OPTIONS.most}
          rows={4}
          required
        />
      ) : null}
      {ofSet ? (
        <TypedTick
          name="inQuiz"
          label={t("inQuiz")}
          detail={t(kind === "choice" ? "inQuizChoice" : "inQuizTyped")}
          checked={card?.inQuiz ?? kind === "choice"}
        />
      ) : null}
      {ofSet && kind === "text" ? (
        <TypedField
          name="accepted"
          label={t("accepted")}
          hint={t("acceptedHint")}
          value={(card?.accepted ?? []).join("\n")}
          maxLength={(OWN_LIMITS.answer + 1) * OWN_LIMITS.accepted}
          rows={2}
        />
      ) : null}
      {ofSet && !cloze ? (
        <TypedField
          name="remark"
          label={t("explanation")}
          hint={t("explanationHint")}
          value={card?.remark ?? ""}
          maxLength={OWN_LIMITS.remark}
          rows={2}
        />
      ) : null}
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
