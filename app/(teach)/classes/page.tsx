import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/(teach)/_components/action-form";
import { AtMost } from "@/app/(teach)/_components/at-most";
import { ArchivedClasses } from "@/app/(teach)/_components/classes/archived-classes";
import { DemoOffer } from "@/app/(teach)/_components/classes/demo";
import { FirstStepsList } from "@/app/(teach)/_components/classes/first-steps";
import { Offers } from "@/app/(teach)/_components/classes/offers";
import { classTexts } from "@/app/(teach)/_components/classes/texts";
import { QuizzesToLookAt } from "@/app/(teach)/_components/questions/quizzes-to-look-at";
import { TeachTabs } from "@/app/(teach)/_components/teach-tabs";
import { makeClass, putStepsAway, showDemo } from "@/app/(teach)/classes/actions";
import { acceptInvitation, declineInvitation } from "@/app/(teach)/invitation/actions";
import { Badge } from "@/components/ui/badge";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { describedBy, Field, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireTeacher } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { listArchived, listClassrooms, MAX_ARCHIVED, MAX_CLASSES } from "@/server/data/classes/classrooms";
import { listOffers } from "@/server/data/classes/teacher-invitations";
import { hasDemoClass } from "@/server/data/demo/demo-class";
import { listWorkToLookAt } from "@/server/data/regrade/to-look-at";
import { findFirstSteps } from "@/server/data/teaching/first-steps";

export async function generateMetadata() {
  const t = await getTranslations("teach.classes");
  return { title: t("title") };
}

export default async function ClassesPage() {
  const viewer = await requireTeacher("/classes");
  const [classrooms, archived, offers, quizzes, steps, shown, t, texts] = await Promise.all([
    listClassrooms(viewer, now()),
    listArchived(viewer),
    listOffers(viewer, now()),
    listWorkToLookAt(viewer, now()),
    findFirstSteps(viewer),
    hasDemoClass(viewer),
    getTranslations("teach"),
    classTexts(),
  ]);
  return (
    <>
      <TeachTabs current="/classes" />
      <PageHeader title={t("classes.title")} lead={t("classes.lead")} />
      <Offers offers={offers} texts={texts} actions={{ acceptInvitation, declineInvitation }} />
      <QuizzesToLookAt quizzes={quizzes} />
      <FirstStepsList steps={steps} texts={texts} putStepsAway={putStepsAway} />
      {classrooms.length === 0 ? (
        <EmptyState title={t("classes.none")}>{t("classes.noneText")}</EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2">
          {classrooms.map((one) => (
            <li key={one.id}>
              <Card className="relative h-full hover:border-indigo">
                <h2 className="text-xl">
                  <Link href={`/classes/${one.id}`} className="after:absolute after:inset-0 after:rounded-2xl">
                    {one.name}
                  </Link>
                </h2>
                <p className="mt-1 text-ink-soft">
                  {t("classes.learners", { count: one.learners })} · {t("classes.open", { count: one.openAssignments })}
                </p>
                {one.demo ? (
                  <p className="mt-3">
                    <Badge tone="ochre">{t("demo.badge")}</Badge>
                  </p>
                ) : null}
                {one.demo ? null : (
                  <p className="mt-3 text-sm text-ink-soft">
                    {t("classes.code")} <span className="font-mono text-base font-semibold text-ink">{one.code}</span>
                    {one.codeOpen ? null : ` · ${t("classes.closedCode")}`}
                  </p>
                )}
              </Card>
            </li>
          ))}
        </ul>
      )}
      <AtMost of="classes" shown={classrooms.length} most={MAX_CLASSES} />
      {classrooms.length === 0 ? null : (
        <p className="mt-6">
          <Link href="/today/calendar" prefetch={false} className="text-indigo underline underline-offset-4">
            {t("classes.calendar")}
          </Link>
        </p>
      )}
      <ArchivedClasses classrooms={archived} most={MAX_ARCHIVED} />
      <Section id="new-class" title={t("classes.new")}>
        <Card className="max-w-xl">
          <ActionForm action={makeClass} texts={texts} className="grid gap-5">
            <Field id="name" label={t("classes.name")} hint={t("classes.nameHint")}>
              <TextInput
                id="name"
                name="name"
                required
                maxLength={80}
                autoComplete="off"
                aria-describedby={describedBy("name", { hint: true })}
              />
            </Field>
            <div>
              <SubmitButton>{t("classes.create")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      </Section>
      {shown ? null : <DemoOffer texts={texts} showDemo={showDemo} />}
    </>
  );
}
