import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { ExceptionFields } from "@/app/(teach)/_components/exceptions/exception-fields";
import { writtenMoment } from "@/components/dates";
import { spanOf } from "@/components/time-span";
import { Section } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import type { RoomForTime } from "@/core/quizzes/rules/cut-time";

/** What is set for one learner; null where the class's holds. */
export type ShownException = {
  readonly learnerId: string;
  readonly name: string;
  readonly usualExtraPercent: number;
  readonly set: boolean;
  readonly opensAt: Date | null;
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
  readonly extraTimePercent: number | null;
  readonly attemptLimit: number | null;
  readonly room: RoomForTime | null;
};

type Props = {
  readonly assignmentId: string;
  readonly classroomId: string;
  readonly learners: readonly ShownException[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly kind: "quiz" | "reviewing";
  /** Extra time means nothing without a time limit. */
  readonly timed: boolean;
  readonly viewer: { readonly language: string; readonly timeZone: string };
  readonly save: FormAction;
  readonly takeAway: FormAction;
  readonly texts: Readonly<Record<string, string>>;
};

/** Who has more time, other dates or more sittings than the class, and a form to give it to one or several. */
export function ExceptionsSection({
  assignmentId,
  classroomId,
  learners,
  groups,
  kind,
  timed,
  viewer,
  save,
  takeAway,
  texts,
}: Props) {
  const quiz = kind === "quiz";
  const t = useTranslations("teach.exceptions");
  const other = learners.filter(({ set, usualExtraPercent }) => set || (timed && usualExtraPercent > 0));
  const at = (date: Date | null) =>
    date === null ? t("asClass") : writtenMoment(date, viewer.language, viewer.timeZone);
  return (
    <Section id="exceptions" title={t("title")} lead={t(quiz ? "lead" : "reviewingLead")}>
      <div className="grid gap-6">
        {other.length === 0 ? (
          <p>{t("none")}</p>
        ) : (
          <Table
            caption={t("caption")}
            hideCaption
            cards
            columns={[
              { key: "name", label: t("learner") },
              ...(timed ? [{ key: "extra", label: t("extra") }] : []),
              { key: "opens", label: t("opens") },
              { key: "due", label: t("due") },
              ...(quiz
                ? [
                    { key: "closes", label: t("closes") },
                    { key: "sittings", label: t("sittings") },
                  ]
                : []),
              { key: "action", label: t("action") },
            ]}
            rows={other.map((one) => ({
              key: one.learnerId,
              cells: {
                name: one.name,
                extra: <ExtraTime {...one} viewer={viewer} />,
                opens: at(one.opensAt),
                due: at(one.dueAt),
                closes: at(one.closesAt),
                sittings: one.attemptLimit ?? t("asClass"),
                action: one.set ? (
                  <ActionForm action={takeAway} texts={texts}>
                    <input type="hidden" name="assignmentId" value={assignmentId} />
                    <input type="hidden" name="learnerId" value={one.learnerId} />
                    <SubmitButton variant="secondary" size="small" aria-label={t("takeAwayOf", { name: one.name })}>
                      {t("takeAway")}
                    </SubmitButton>
                  </ActionForm>
                ) : (
                  // What holds in every quiz is no exception of this one.
                  t.rich("usualMend", {
                    learners: (chunks) => (
                      <Link
                        href={`/classes/${classroomId}/learners`}
                        className="text-indigo underline underline-offset-4"
                      >
                        {chunks}
                      </Link>
                    ),
                  })
                ),
              },
            }))}
          />
        )}
        {learners.length === 0 ? null : (
          <details className="max-w-3xl rounded-2xl border border-line bg-surface px-5 open:pb-6">
            <summary className="py-3 font-display text-xl font-semibold">{t("give")}</summary>
            <ActionForm action={save} texts={texts} className="mt-3 grid gap-7">
              <input type="hidden" name="assignmentId" value={assignmentId} />
              <ExceptionFields
                learners={learners}
                groups={groups}
                kind={kind}
                timed={timed}
                timeZone={viewer.timeZone}
              />
              <div>
                <SubmitButton>{t("save")}</SubmitButton>
              </div>
            </ActionForm>
          </details>
        )}
      </div>
    </Section>
  );
}

type ExtraTimeProps = Pick<ShownException, "extraTimePercent" | "usualExtraPercent" | "room"> & Pick<Props, "viewer">;

/** Extra time, and what of it the closing cuts off. */
function ExtraTime({ extraTimePercent, usualExtraPercent, room, viewer }: ExtraTimeProps) {
  const t = useTranslations("teach.exceptions");
  const common = useTranslations("common");
  const percent = extraTimePercent ?? usualExtraPercent;
  if (percent === 0) return t("noExtra");
  const written = t(extraTimePercent === null ? "usual" : "percent", { percent });
  if (room === null) return written;
  const at = (ms: number) => writtenMoment(new Date(ms), viewer.language, viewer.timeZone);
  const time = common("span", spanOf(room.limitMs));
  return (
    <>
      {written}
      <span className="mt-1 block max-w-72 text-sm text-ink-soft">
        {room.kind === "begin-by"
          ? t("beginBy", { time, at: at(room.beginBy), end: at(room.closesAt) })
          : t("tooShort", { time, most: common("span", spanOf(room.mostMs)) })}
      </span>
    </>
  );
}
