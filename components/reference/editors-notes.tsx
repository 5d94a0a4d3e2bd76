import { useTranslations } from "next-intl";

/** Lets a page that was made at build time say what editors decided about facts since (public/editors-notes.js). */
export function EditorsNotes() {
  const t = useTranslations("facts.editorsNote");
  return (
    <>
      <div
        id="editors-notes"
        hidden
        data-withdrawn={t("withdrawn")}
        data-lowered={t("lowered")}
        data-link-withdrawn={t("linkWithdrawn")}
        data-link-lowered={t("linkLowered")}
        data-look="mb-6 rounded-xl border-l-4 border-ochre bg-ochre-tint px-4 py-3 font-semibold text-ink"
      />
      <script src="/editors-notes.js" defer />
    </>
  );
}
