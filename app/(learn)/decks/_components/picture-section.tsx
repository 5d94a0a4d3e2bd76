import { getMessages, getTranslations } from "next-intl/server";
import { DeckForm } from "@/app/(learn)/decks/_components/deck-form";
import { removePicture } from "@/app/(learn)/decks/actions";
import { Section } from "@/components/ui/card";
import { describedBy, Field, TextArea, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { OWN_LIMITS } from "@/core/flashcards/own/draft";
import { type OwnImage, ownImageUrl } from "@/core/flashcards/own/own-card";

type Props = {
  readonly card: { readonly id: string; readonly deckId: string; readonly image: OwnImage | null };
  /** What became of the picture that was just sent, as the route tells it in the address. */
  readonly outcome: string | null;
};

/** The picture of a card: shown, put on, described, taken off. Its form posts to a route, since files are large. */
export async function PictureSection({ card: { id, deckId, image }, outcome }: Props) {
  const t = await getTranslations("decks.picture");
  const { decks: words } = await getMessages();
  const outcomes: Readonly<Record<string, string>> = words.picture.outcomes;
  const told = outcome === null ? undefined : outcomes[outcome];
  return (
    <Section id="picture" title={t("title")} lead={t("lead")}>
      <div className="grid gap-6">
        {told === undefined ? null : (
          <Notice tone={outcome === "saved" ? "good" : "warning"} role={outcome === "saved" ? "status" : "alert"}>
            {told}
          </Notice>
        )}
        {image === null ? null : (
          // biome-ignore lint/performance/noImgElement: the server has made it small already, and only its viewer may have it
          <img
            src={ownImageUrl(id, image.hash)}
            alt={image.alt}
            width={image.width}
            height={image.height}
            className="h-auto max-h-80 w-auto max-w-full rounded-xl border border-line bg-sand"
          />
        )}
        <form action={`/api/own-images/${id}`} method="post" encType="multipart/form-data" className="grid gap-6">
          <Field id="picture-file" label={t(image === null ? "file" : "replace")}>
            <TextInput
              id="picture-file"
              name="picture"
              type="file"
              accept="image/png,image/jpeg,image/webp"
              required={image === null}
              className="py-2.5"
            />
          </Field>
          <Field id="alt" label={t("alt")} hint={t("altHint")}>
            <TextArea
              id="alt"
              name="alt"
              dir="auto"
              rows={2}
              required
              maxLength={OWN_LIMITS.alt}
              defaultValue={image?.alt ?? ""}
              aria-describedby={describedBy("alt", { hint: true })}
            />
          </Field>
          <div>
            <SubmitButton variant="secondary">{t(image === null ? "add" : "save")}</SubmitButton>
          </div>
        </form>
        {image === null ? null : (
          <DeckForm action={removePicture} errors={words.errors} hidden={{ deckId, cardId: id }}>
            <SubmitButton variant="quiet" size="small">
              {t("remove")}
            </SubmitButton>
          </DeckForm>
        )}
      </div>
    </Section>
  );
}
