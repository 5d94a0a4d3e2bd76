import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Confusions } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/confusions";
import { LatestMisses } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/latest-misses";
import { Stuck } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/stuck";
import { Section } from "@/components/ui/card";
import { skillTarget } from "@/core/questions/contract";

type Props = Omit<ComponentProps<typeof Stuck>, "skills"> &
  Omit<ComponentProps<typeof LatestMisses>, "most"> &
  ComponentProps<typeof Confusions> & {
    /** Since when the quizzes were begun of which the answers are read, as a date; null where all are. */
    readonly since: string | null;
    /** How many learners, facts and pairs stand here at most. */
    readonly most: ComponentProps<typeof LatestMisses>["most"] & { readonly pairs: number };
  };

/** What the answers to the class's quizzes tell: from the first answer on, whatever anybody remembers. */
export function FromAnswers({ classroomId, stuck, learners, latest, pairs, names, sentences, most, since }: Props) {
  const t = useTranslations("knowledge");
  const skills = {
    [skillTarget("status")]: t("skills.status"),
    [skillTarget("attribution")]: t("skills.attribution"),
  };
  return (
    <>
      {since === null ? null : <p className="mt-8 max-w-2xl text-ink-soft">{t("newest", { date: since })}</p>}
      <Section id="stuck" title={t("stuck")} lead={t("stuckLead")}>
        <Stuck stuck={stuck} learners={learners} names={names} sentences={sentences} skills={skills} />
      </Section>
      <Section id="latest" title={t("latest")} lead={t("latestLead")}>
        <LatestMisses latest={latest} most={most} sentences={sentences} classroomId={classroomId} />
      </Section>
      <Section id="confusions" title={t("confusions")} lead={t("confusionsLead", { most: most.pairs })}>
        <Confusions pairs={pairs} names={names} sentences={sentences} />
      </Section>
    </>
  );
}
