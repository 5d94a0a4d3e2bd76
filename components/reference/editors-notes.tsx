import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/reference/status-mark";
import type { OverrideKind } from "@/core/browse/overrides";

const LOOK = "mb-6 rounded-xl border-l-4 border-ochre bg-ochre-tint px-4 py-3 font-semibold text-ink";
const LOWER = ["disputed", "claimed", "reported"] as const;

type NoteProps = { readonly kind: OverrideKind; readonly reason: string };

/** What editors decided about the fact of a page, and why. */
export function EditorsNote({ kind, reason }: NoteProps) {
  const t = useTranslations("facts.editorsNote");
  return (
    <p id="editors-note" role="status" className={LOOK}>
      {`${t(kind === "withdrawn" ? "withdrawn" : "lowered")} ${reason}`}
    </p>
  );
}

/** Lets a page that was made at build time say what editors decided about facts since (public/editors-notes.js). */
export function EditorsNotes() {
  const t = useTranslations("facts.editorsNote");
  const status = useTranslations("common.status");
  return (
    <>
      <div
        id="editors-notes"
        hidden
        data-withdrawn={t("withdrawn")}
        data-lowered={t("lowered")}
        data-link-withdrawn={t("linkWithdrawn")}
        data-link-lowered={t("linkLowered")}
        data-look={LOOK}
      >
        {LOWER.map((one) => (
          <span key={one} data-status={one}>
            <StatusMark status={one} label={status(one)} badge />
          </span>
        ))}
      </div>
      <script src="/editors-notes.js" defer />
    </>
  );
}
