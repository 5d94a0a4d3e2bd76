import { useTranslations } from "next-intl";
import { AtMost } from "@/app/(teach)/_components/at-most";
import { writtenMoment } from "@/components/dates";
import { Section } from "@/components/ui/card";
import type changing from "@/messages/en/changing.json";

type Words = (typeof changing)["history"];

type Props = {
  readonly steps: readonly {
    readonly at: Date;
    readonly verb: keyof Pick<Words, "assignment-changed" | "assignment-locked" | "assignment-unlocked">;
    /** Null when the account is gone. */
    readonly by: string | null;
    /** Names of the fields that were changed. */
    readonly fields: readonly string[];
  }[];
  /** So many are listed at most. */
  readonly most: number;
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** Who changed, locked or unlocked the settings, and when; nothing before the first time. */
export function History({ steps, most, viewer }: Props) {
  const t = useTranslations("changing");
  if (steps.length === 0) return null;
  const fieldName = (field: string) => t(`fields.${field as keyof (typeof changing)["fields"]}`);
  return (
    <Section id="history" title={t("history.title")}>
      <ul className="grid gap-1">
        {steps.map(({ at, verb, by, fields }) => {
          const names = [...new Set(fields.map(fieldName))].join(", ");
          return (
            <li key={`${at.getTime()} ${verb}`}>
              {t("history.step", {
                date: writtenMoment(at, viewer.language, viewer.timeZone),
                name: by ?? t("history.gone"),
                what: t(`history.${verb}`, { fields: names }),
              })}
            </li>
          );
        })}
      </ul>
      <AtMost of="history" shown={steps.length} most={most} />
    </Section>
  );
}
