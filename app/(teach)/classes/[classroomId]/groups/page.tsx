import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClassPage } from "@/app/(teach)/_components/classes/class-page";
import { ConfirmedButton } from "@/app/(teach)/_components/classes/confirmed-button";
import { GroupFields } from "@/app/(teach)/_components/classes/group-fields";
import { classTexts } from "@/app/(teach)/_components/classes/texts";
import { dropGroup, makeGroup, saveGroup } from "@/app/(teach)/classes/[classroomId]/groups/actions";
import { Card, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requirePermission } from "@/server/auth/viewer";
import { findClassroom } from "@/server/data/classes/classrooms";
import { listGroups, listWorkOfGroups } from "@/server/data/classes/groups";
import { isId } from "@/server/http/is-id";

export async function generateMetadata() {
  return { title: (await getTranslations("classes.groups"))("title") };
}

export default async function GroupsPage({ params }: PageProps<"/classes/[classroomId]/groups">) {
  const { classroomId } = await params;
  const viewer = await requirePermission("group.read", `/classes/${classroomId}/groups`);
  if (!isId(classroomId)) notFound();
  const [classroom, groups, work] = await Promise.all([
    findClassroom(viewer, classroomId),
    listGroups(viewer, classroomId),
    listWorkOfGroups(viewer, classroomId),
  ]);
  if (!classroom || !groups) notFound();
  const [t, texts] = await Promise.all([getTranslations("classes.groups"), classTexts()]);
  const learners = classroom.learners.filter((one) => !one.removed);
  return (
    <ClassPage classroom={classroom} room="/groups" title={t("title")} lead={t("lead")}>
      {groups.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {groups.map((group) => (
            <li key={group.id}>
              <Card className="grid gap-3">
                <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <h2 className="text-xl">{group.name}</h2>
                  <span className="text-ink-soft">{t("count", { count: group.members.length })}</span>
                </div>
                {group.members.length === 0 ? null : (
                  <p className="text-ink-soft">{group.members.map((one) => one.displayName).join(", ")}</p>
                )}
                <details className="group/edit">
                  <summary className="min-h-11 cursor-pointer content-center font-semibold text-indigo underline underline-offset-4">
                    {t("edit", { name: group.name })}
                  </summary>
                  <div className="mt-3 grid gap-6">
                    <GroupFields
                      id={group.id}
                      action={saveGroup}
                      texts={texts}
                      values={{ classroomId, groupId: group.id }}
                      name={group.name}
                      learners={learners}
                      chosen={group.members.map((one) => one.userId)}
                      work={work.get(group.id) ?? []}
                      submit={t("save")}
                    />
                    <ConfirmedButton
                      ask={t("deleteOf", { name: group.name })}
                      action={dropGroup}
                      texts={texts}
                      values={{ classroomId, groupId: group.id }}
                      label={t("delete")}
                    >
                      <p>
                        {t("deleteText", {
                          count: work.get(group.id)?.length ?? 0,
                          work: work.get(group.id)?.join(", ") ?? "",
                        })}
                      </p>
                    </ConfirmedButton>
                  </div>
                </details>
              </Card>
            </li>
          ))}
        </ul>
      )}
      <Section id="new-group" title={t("new")}>
        <Card>
          <GroupFields
            id="new"
            action={makeGroup}
            texts={texts}
            values={{ classroomId }}
            name=""
            learners={learners}
            chosen={[]}
            submit={t("create")}
          />
        </Card>
      </Section>
    </ClassPage>
  );
}
