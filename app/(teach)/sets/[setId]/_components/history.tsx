import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { FormAction } from "@/app/(teach)/_components/action-form";
import { AtMost } from "@/app/(teach)/_components/at-most";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { changeSayer } from "@/app/(teach)/sets/[setId]/_components/said-change";
import { writtenMoment } from "@/components/dates";
import { Section } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { compareVersions } from "@/core/quizzes/sets/compare";

type Version = {
  readonly number: number;
  readonly title: string;
  readonly blueprint: Blueprint;
  readonly frozen: boolean;
  readonly savedAt: Date;
  readonly cardsChanged: boolean;
};

type Props = {
  readonly setId: string;
  /** Newest first. */
  readonly versions: readonly Version[];
  /** So many are listed at most. */
  readonly most: number;
  /** Whether own cards were written or changed since the newest. */
  readonly cardsSince: boolean;
  readonly names: Readonly<Record<string, string>>;
  readonly viewer: { readonly language: string; readonly timeZone: string };
  readonly restore: FormAction;
  readonly texts: Readonly<Record<string, string>>;
};

/** Each save with what it changed, a way to look at it, and a way back to it. */
export async function History({ setId, versions, most, cardsSince, names, viewer, restore, texts }: Props) {
  const [t, said] = await Promise.all([getTranslations("sets.page"), changeSayer(names)]);
  if (versions.length < 2 && !cardsSince) return null;
  const whatChanged = (version: Version, before: Version | undefined): string => {
    if (before === undefined) return t("first");
    const changes = compareVersions(before, version).map(said);
    const all = version.cardsChanged ? [...changes, t("diff.cards")] : changes;
    return all.length === 0 ? t("same") : all.join("; ");
  };
  return (
    <Section id="history" title={t("history")} lead={t("historyLead")}>
      {cardsSince ? <p className="-mt-2 mb-5 max-w-2xl">{t("cardsSince")}</p> : null}
      <Table
        caption={t("history")}
        hideCaption
        cards
        columns={[
          { key: "number", label: t("history") },
          { key: "what", label: t("what") },
          { key: "restore", label: t("goBack") },
        ]}
        rows={versions.map((version, index) => ({
          key: String(version.number),
          cells: {
            number: (
              <>
                <Link
                  href={`/sets/${setId}/versions/${version.number}`}
                  className="inline-block font-semibold underline underline-offset-2"
                >
                  {t("version", { number: version.number })}
                </Link>
                {" · "}
                {t("saved", { when: writtenMoment(version.savedAt, viewer.language, viewer.timeZone) })}
              </>
            ),
            what: whatChanged(version, versions[index + 1]),
            restore:
              index === 0 && !cardsSince ? (
                t("historyNow")
              ) : (
                <OneButton
                  action={restore}
                  texts={texts}
                  values={{ setId, number: String(version.number) }}
                  label={t("restore")}
                  describe={t("restoreOf", { number: version.number })}
                />
              ),
          },
        }))}
      />
      <AtMost of="versions" shown={versions.length} most={most} />
    </Section>
  );
}
