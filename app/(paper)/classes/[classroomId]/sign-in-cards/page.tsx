import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { SignInCards } from "@/app/(paper)/_components/sign-in-cards";
import { printCards } from "@/app/(paper)/classes/[classroomId]/sign-in-cards/actions";
import { ButtonLink } from "@/components/ui/button";
import { requirePermission } from "@/server/auth/viewer";
import { findClassroom } from "@/server/data/classes/classrooms";
import { CARD_DAYS, listCardable } from "@/server/data/classes/sign-in-cards";
import { isId } from "@/server/http/is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.learners"))("cards"), robots: { index: false } };
}

/** Cards with which learners without e-mail sign in for the first time, to print and cut out. */
export default async function SignInCardsPage({ params }: PageProps<"/classes/[classroomId]/sign-in-cards">) {
  const { classroomId } = await params;
  const viewer = await requirePermission("card.create", `/classes/${classroomId}/sign-in-cards`);
  if (!isId(classroomId)) notFound();
  const [classroom, learners] = await Promise.all([
    findClassroom(viewer, classroomId),
    listCardable(viewer, classroomId),
  ]);
  if (!classroom) notFound();
  const [t, { classes }] = await Promise.all([getTranslations("classes.signInCards"), getMessages()]);
  return (
    <>
      <header className="mb-6 grid gap-3 print:hidden">
        <p>
          <ButtonLink href={`/classes/${classroomId}/learners`} variant="quiet" size="small">
            {t("back")}
          </ButtonLink>
        </p>
        <h1 className="text-3xl">{t("title", { name: classroom.name })}</h1>
        <p>{t("lead", { days: CARD_DAYS })}</p>
      </header>
      {learners.length === 0 ? (
        <p>{classroom.learners.some(({ removed }) => !removed) ? t("none") : t("nobody")}</p>
      ) : (
        <SignInCards
          action={printCards}
          classroomId={classroomId}
          className={classroom.name}
          learners={learners}
          words={classes.signInCards.words}
        />
      )}
    </>
  );
}
