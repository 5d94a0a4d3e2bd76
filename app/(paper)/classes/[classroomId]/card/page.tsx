import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PaperTools } from "@/app/(paper)/_components/paper-head";
import { QrCode } from "@/components/ui/qr-code";
import { requireTeacher } from "@/server/auth/viewer";
import { findClassroom } from "@/server/data/classes/classrooms";
import { isId } from "@/server/http/is-id";
import { siteAddress } from "@/server/http/site-address";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.card"))("title"), robots: { index: false } };
}

/** One sheet for the wall: where to go, the code, and a picture of both for phones. */
export default async function ClassCardPage({ params }: PageProps<"/classes/[classroomId]/card">) {
  const { classroomId } = await params;
  const viewer = await requireTeacher(`/classes/${classroomId}/card`);
  if (!isId(classroomId)) notFound();
  const classroom = await findClassroom(viewer, classroomId);
  if (!classroom) notFound();
  const t = await getTranslations("classes.card");
  const join = `${siteAddress(await headers())}/join`;
  return (
    <>
      <PaperTools
        back={{ href: `/classes/${classroomId}`, label: t("back") }}
        print={t("print")}
        note={classroom.codeOpen ? t("note") : t("closed")}
      />
      <article className="wall grid justify-items-center gap-8 py-6 text-center">
        <h1 className="text-4xl text-balance break-words sm:text-5xl">{classroom.name}</h1>
        <p className="text-xl">
          {t("go")} <strong className="break-all">{join.replace(/^https?:\/\//, "")}</strong> {t("type")}
        </p>
        <p className="font-mono text-5xl font-bold tracking-[0.15em] sm:text-8xl print:text-8xl">{classroom.code}</p>
        <p className="text-xl">{t("scan")}</p>
        <QrCode
          text={`${join}?code=${classroom.code}`}
          label={t("qr")}
          className="w-full max-w-80 border border-line print:max-w-[9cm]"
        />
        <p>{t(classroom.pseudonyms ? "freeNumbers" : "free")}</p>
      </article>
    </>
  );
}
