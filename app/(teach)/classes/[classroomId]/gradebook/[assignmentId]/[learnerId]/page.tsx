import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/(teach)/_components/action-form";
import { AtMost } from "@/app/(teach)/_components/at-most";
import { errorTexts } from "@/app/(teach)/_components/error-texts";
import { CellAnswers } from "@/app/(teach)/classes/[classroomId]/gradebook/[assignmentId]/[learnerId]/_components/answers";
import { GradeForms } from "@/app/(teach)/classes/[classroomId]/gradebook/[assignmentId]/[learnerId]/_components/grade-forms";
import { CellHistory } from "@/app/(teach)/classes/[classroomId]/gradebook/[assignmentId]/[learnerId]/_components/history";
import { LateAnswers } from "@/app/(teach)/classes/[classroomId]/gradebook/[assignmentId]/[learnerId]/_components/late-answers";
import { CellSittings } from "@/app/(teach)/classes/[classroomId]/gradebook/[assignmentId]/[learnerId]/_components/sittings";
import { StandingList } from "@/app/(teach)/classes/[classroomId]/gradebook/[assignmentId]/[learnerId]/_components/standing";
import { changeGrade, comment } from "@/app/(teach)/classes/[classroomId]/gradebook/[assignmentId]/[learnerId]/actions";
import { PageHeader, Section } from "@/components/ui/card";
import { describedBy, Field, TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { addressOf, queryFrom } from "@/core/gradebook/query";
import { entityName } from "@/core/questions/render/text";
import { requirePermission } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { MOST_CHANGES, type OpenedCell, openCell } from "@/server/data/gradebook/cell";
import { MOST_SITTINGS } from "@/server/data/gradebook/cell-answers";
import { isId } from "@/server/http/is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gradebook"))("title") };
}

type Props = PageProps<"/classes/[classroomId]/gradebook/[assignmentId]/[learnerId]">;

export default async function CellPage({ params, searchParams }: Props) {
  const [{ classroomId, assignmentId, learnerId }, parameters] = await Promise.all([params, searchParams]);
  const book = `/classes/${classroomId}/gradebook`;
  const viewer = await requirePermission("gradebook.read", `${book}/${assignmentId}/${learnerId}`);
  const known = [classroomId, assignmentId, learnerId].every(isId);
  const cell = known ? await openCell(viewer, classroomId, { assignmentId, learnerId }, now()) : null;
  if (cell === null) notFound();
  const [t, errors, own] = await Promise.all([getTranslations("gradebook.cell"), errorTexts(), gradeTexts()]);
  const texts = { ...errors, ...own };
  const place = { classroomId, assignmentId, learnerId };
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`${book}${addressOf(queryFrom(parameters))}`}>{t("back")}</Link>}
        title={cell.learnerName}
        lead={<Link href={`/assignments/${assignmentId}`}>{cell.assignmentTitle}</Link>}
      />
      <StandingList cell={cell} viewer={viewer} />
      {cell.answered.length > 0 ? (
        <Section id="answers" title={t("questions.title")} lead={t("questions.lead")}>
          <CellAnswers answered={cell.answered} takes={namedTakes(cell.mistakes)} sentences={sentencesOf(cell)} />
          <AtMost of="sittings" shown={cell.answered.length} most={MOST_SITTINGS} />
        </Section>
      ) : null}
      {cell.kind === "quiz" ? (
        <Section id="sittings" title={t("sittings")} lead={t(`countsOf.${cell.counts}`)}>
          <CellSittings sittings={cell.sittings} viewer={viewer} />
          {cell.late.length === 0 ? null : <LateAnswers late={cell.late} viewer={viewer} />}
        </Section>
      ) : null}
      <div className="mt-12 grid gap-x-10 gap-y-12 lg:grid-cols-2">
        <Section id="comment-title" title={t("comment")}>
          <ActionForm action={comment} texts={texts} className="grid gap-3">
            <Hidden values={place} />
            <Field id="comment" label={t("comment")} hint={t("commentHint")}>
              <TextArea
                id="comment"
                name="comment"
                maxLength={1000}
                defaultValue={cell.note.comment}
                aria-describedby={describedBy("comment", { hint: true })}
              />
            </Field>
            <div>
              <SubmitButton>{t("saveComment")}</SubmitButton>
            </div>
          </ActionForm>
        </Section>
        <Section id="change" title={t("change")} lead={t("changeLead")} className="lg:mt-0!">
          <GradeForms action={changeGrade} texts={texts} place={place} note={cell.note} />
        </Section>
      </div>
      <Section id="history" title={t("history")}>
        <CellHistory history={cell.history} viewer={viewer} />
        <AtMost of="history" shown={cell.history.length} most={MOST_CHANGES} />
      </Section>
    </>
  );
}

/** What was taken for what, each pair once. */
function namedTakes(mistakes: OpenedCell["mistakes"]) {
  const base = getFactBase();
  const named = mistakes.map(({ right, given }) => ({
    right: entityName(base, right),
    given: entityName(base, given),
  }));
  return [...new Map(named.map((one) => [`${one.right} ${one.given}`, one])).values()];
}

function sentencesOf({ answered }: OpenedCell): Readonly<Record<string, string>> {
  const base = getFactBase();
  const ids = answered.flatMap(({ answers }) => answers.flatMap(({ factIds }) => factIds));
  return Object.fromEntries(
    ids.flatMap((id) => {
      const text = base.facts.get(id)?.text.en;
      return text === undefined ? [] : [[id, text]];
    }),
  );
}

async function gradeTexts(): Promise<Readonly<Record<string, string>>> {
  const t = await getTranslations("gradebook");
  return {
    share: t("errors.share"),
    reason: t("errors.reason"),
    comment: t("errors.comment"),
    kind: t("errors.kind"),
    saved: t("cell.saved"),
  };
}

function Hidden({ values }: { readonly values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
