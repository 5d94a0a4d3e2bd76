import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/card";
import { Folded } from "@/components/ui/folded";
import { Table } from "@/components/ui/table";
import type { MemoryLine } from "@/core/quizzes/memory-lines";

export type FactLine = MemoryLine & {
  /** The fact in a sentence, or what a list asks; null when it is no longer in the base. */
  readonly text: string | null;
};

type Props = {
  readonly facts: readonly FactLine[];
  /** How many are shown at once where there are more: those that are to be learned again. */
  readonly unfolded: number;
  /** Questions on facts that had been told earlier on the same day. */
  readonly toldBefore: number;
  readonly now: Date;
  readonly timeZone: string;
};

/** Each thing that was asked: how it went, and when it comes back as a card. What guesses tell is not counted. */
export async function ByFact({ facts, toldBefore, unfolded, now, timeZone }: Props) {
  const t = await getTranslations("sitting.result");
  if (facts.length === 0) return null;
  const counted = facts.filter(({ memory }) => memory !== null);
  const forgotten = counted.filter(({ memory }) => memory === "forgotten").length;
  const again = facts.filter(({ memory }) => memory === "forgotten").slice(0, unfolded);
  const shown = facts.length <= unfolded ? facts : again;
  const folded = facts.filter((fact) => !shown.includes(fact));
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone });
  const whenDue = (at: Date) =>
    at <= now ? t("dueNow") : day.format(at) === day.format(now) ? t("dueToday") : t("due", { when: day.format(at) });
  return (
    <Section
      id="memory"
      title={t("memory")}
      lead={[
        counted.length > 0
          ? t("memoryLead", { recalled: counted.length - forgotten, forgotten })
          : toldBefore === 0
            ? t("memoryNone")
            : null,
        toldBefore > 0 ? t("memoryTold", { count: toldBefore, others: counted.length }) : null,
      ]
        .filter((line) => line !== null)
        .join(" ")}
    >
      <div className="grid gap-3">
        {shown.length === 0 ? null : <FactTable facts={shown} whenDue={whenDue} />}
        {folded.length === 0 ? null : (
          <Folded summary={t(shown.length === 0 ? "showFacts" : "showMore", { count: folded.length })}>
            <FactTable facts={folded} whenDue={whenDue} />
          </Folded>
        )}
      </div>
    </Section>
  );
}

async function FactTable({ facts, whenDue }: Pick<Props, "facts"> & { readonly whenDue: (at: Date) => string }) {
  const t = await getTranslations("sitting.result");
  return (
    <Table
      caption={t("memory")}
      hideCaption
      cards
      columns={[
        { key: "fact", label: t("fact") },
        { key: "right", label: t("answer") },
        { key: "memory", label: t("inMemory") },
      ]}
      rows={facts.map(({ key, factId, text, right, memory, dueAt }) => ({
        key,
        cells: {
          fact:
            text === null ? (
              factId
            ) : (
              <a
                href={`/en/facts/${factId}`}
                className="line-clamp-3 font-normal text-indigo underline decoration-1 underline-offset-4 hover:decoration-2"
              >
                {text}
              </a>
            ),
          right: t(right),
          memory: (
            <div className="min-w-36">
              {t(memory ?? "notCounted")}
              {dueAt === null || memory === null ? null : (
                <span className="block text-sm text-ink-soft">{whenDue(dueAt)}</span>
              )}
            </div>
          ),
        },
      }))}
    />
  );
}
