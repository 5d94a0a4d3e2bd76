import { getTranslations } from "next-intl/server";
import type { FormAction } from "@/app/(teach)/_components/action-form";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { writtenMoment } from "@/components/dates";
import { Section } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { compareVersions, type VersionChange } from "@/core/quizzes/sets/compare";

type Version = {
  readonly number: number;
  readonly title: string;
  readonly blueprint: Blueprint;
  readonly frozen: boolean;
  readonly savedAt: Date;
};

type Props = {
  readonly setId: string;
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly names: Readonly<Record<string, string>>;
  readonly viewer: { readonly language: string; readonly timeZone: string };
  readonly restore: FormAction;
  readonly texts: Readonly<Record<string, string>>;
};

/** Each save with what it changed, and a way back to it. */
export async function History({ setId, versions, names, viewer, restore, texts }: Props) {
  const [t, diff, types] = await Promise.all([
    getTranslations("sets.page"),
    getTranslations("sets.page.diff"),
    getTranslations("teach.types"),
  ]);
  const nameOf = (id: string) => names[id] ?? id;
  const said = (change: VersionChange): string => {
    switch (change.kind) {
      case "title":
      case "length":
      case "difficulty":
        return diff(change.kind, { value: change.value ?? "–" });
      case "plus":
      case "minus":
        return diff(change.kind, { value: nameOf(change.id) });
      case "facts":
      case "leftOut":
      case "pinned":
      case "swapped":
        return diff(change.kind, { count: change.count });
      case "years":
        return change.years === null
          ? diff("anyTime")
          : diff("years", { value: `${change.years.from}–${change.years.to}` });
      case "types":
        return change.types.length === 0
          ? diff("allTypes")
          : diff("types", { value: change.types.map((type) => types(type)).join(", ") });
      case "harm":
        return diff(change.on ? "harm" : "noHarm");
      case "frozen":
        return diff(change.on ? "frozen" : "follows");
      case "onlyOwn":
        return diff(change.on ? "onlyOwn" : "notOnlyOwn");
    }
  };
  if (versions.length < 2) return null;
  return (
    <Section id="history" title={t("history")} lead={t("historyLead")}>
      <Table
        caption={t("history")}
        hideCaption
        cards
        columns={[
          { key: "number", label: t("history") },
          { key: "what", label: t("what") },
          { key: "restore", label: t("restore") },
        ]}
        rows={versions.map((version, index) => {
          const before = versions[index + 1];
          const changes = before === undefined ? null : compareVersions(before, version).map(said);
          return {
            key: String(version.number),
            cells: {
              number: `${t("version", { number: version.number })} · ${t("saved", {
                when: writtenMoment(version.savedAt, viewer.language, viewer.timeZone),
              })}`,
              what: changes === null ? t("first") : changes.length === 0 ? t("same") : changes.join("; "),
              restore:
                index === 0 ? (
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
          };
        })}
      />
    </Section>
  );
}
