import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { ClassPage } from "@/app/(teach)/_components/classes/class-page";
import { GradebookFilters } from "@/app/(teach)/classes/[classroomId]/gradebook/_components/filters";
import { GradebookTable } from "@/app/(teach)/classes/[classroomId]/gradebook/_components/gradebook-table";
import { GradebookLegend } from "@/app/(teach)/classes/[classroomId]/gradebook/_components/legend";
import { GradebookPages } from "@/app/(teach)/classes/[classroomId]/gradebook/_components/pages";
import { StatePlaces } from "@/app/(teach)/classes/[classroomId]/gradebook/_components/state-places";
import { buttonClasses } from "@/components/ui/button-classes";
import { EmptyState } from "@/components/ui/empty-state";
import { addressOf, queryFrom } from "@/core/gradebook/query";
import { requirePermission } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { loadGradebook } from "@/server/data/gradebook/gradebook";
import { noteResultsSeen } from "@/server/data/teaching/first-steps";
import { isId } from "@/server/http/is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gradebook"))("title") };
}

export default async function GradebookPage({ params, searchParams }: PageProps<"/classes/[classroomId]/gradebook">) {
  const [{ classroomId }, parameters] = await Promise.all([params, searchParams]);
  const asked = queryFrom(parameters);
  const path = `/classes/${classroomId}/gradebook`;
  const viewer = await requirePermission("gradebook.read", `${path}${addressOf(asked)}`);
  const book = isId(classroomId) ? await loadGradebook(viewer, classroomId, asked, now()) : null;
  if (book === null) notFound();
  after(() => noteResultsSeen(viewer, classroomId, now()));
  const t = await getTranslations("gradebook");
  const query = { ...asked, page: book.page, columns: book.columns };
  const filtered = query.name !== "" || query.state !== null || query.groupId !== null;
  return (
    <ClassPage
      classroom={{ id: classroomId, name: book.className }}
      room="/gradebook"
      title={t("title")}
      action={<Downloads classroomId={classroomId} />}
    >
      {book.learnerCount === 0 && !filtered ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : book.assignmentCount === 0 ? (
        <EmptyState title={t("nothing")}>{t("nothingText")}</EmptyState>
      ) : (
        <>
          <GradebookFilters
            path={path}
            query={query}
            groups={book.groups}
            filtered={filtered}
            sortedBy={book.sortedBy}
          />
          <StatePlaces path={path} query={query} places={book.places} />
          {book.rows.length === 0 ? (
            <p role="status">{t("noneFound")}</p>
          ) : (
            <>
              <GradebookTable path={path} query={query} book={book} viewer={viewer} />
              <GradebookPages path={path} query={query} book={book} />
              <GradebookLegend />
            </>
          )}
        </>
      )}
    </ClassPage>
  );
}

async function Downloads({ classroomId }: { readonly classroomId: string }) {
  const t = await getTranslations("gradebook");
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {(["csv", "xlsx"] as const).map((format) => (
        <a key={format} className={buttonClasses("secondary")} href={`/api/classes/${classroomId}/gradebook/${format}`}>
          {t(format)}
        </a>
      ))}
    </div>
  );
}
