import { getMessages, getTranslations } from "next-intl/server";
import { leaveClass, saveAlias } from "@/app/(account)/my-classes/actions";
import { writtenDay } from "@/components/dates";
import { SavingForm } from "@/components/forms/saving-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requirePermission } from "@/server/auth/viewer";
import { listMyClasses } from "@/server/data/classes/my-classes";

export async function generateMetadata() {
  return { title: (await getTranslations("account.myClasses"))("title") };
}

/** The classes that somebody learns in, and the way out of each. */
export default async function MyClassesPage() {
  const viewer = await requirePermission("membership.read", "/my-classes");
  const [classes, t, { account, auth }] = await Promise.all([
    listMyClasses(viewer),
    getTranslations("account.myClasses"),
    getMessages(),
  ]);
  const sentences = {
    ...auth.errors,
    ...account.myClasses.errors,
  };
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <ButtonLink href="/join" variant="secondary">
          {t("join")}
        </ButtonLink>
      </PageHeader>
      {classes.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <ul className="grid gap-5">
          {classes.map((one) => (
            <li key={one.id}>
              <Card className="grid gap-4">
                <h2 className="text-xl">{one.name}</h2>
                <div className="grid gap-1 text-ink-soft">
                  <p>{t("as", { name: one.displayName })}</p>
                  <p>{t("taught", { names: one.teachers.length === 0 ? "none" : one.teachers.join(", ") })}</p>
                  {one.groups.length === 0 ? null : <p>{t("groups", { names: one.groups.join(", ") })}</p>}
                  <p>{t("since", { date: writtenDay(one.joinedAt, viewer.language, viewer.timeZone) })}</p>
                  {one.archived ? <p>{t("archived")}</p> : null}
                </div>
                {one.alias === null ? null : (
                  <SavingForm
                    id={`alias-${one.id}`}
                    action={saveAlias}
                    extra={{ classroomId: one.id }}
                    fields={[
                      {
                        name: "alias",
                        label: t("alias"),
                        hint: t("aliasHint"),
                        type: "text",
                        value: one.alias,
                        maxLength: 40,
                        autoComplete: "off",
                      },
                    ]}
                    submit={t("saveAlias")}
                    variant="secondary"
                    done={t("saved")}
                    sentences={sentences}
                  />
                )}
                <details>
                  <summary className="min-h-11 cursor-pointer content-center font-semibold text-indigo underline underline-offset-4">
                    {t("leave")}
                  </summary>
                  <div className="mt-2 grid gap-4">
                    <p>{t("leaveText")}</p>
                    <SavingForm
                      id={`leave-${one.id}`}
                      action={leaveClass}
                      extra={{ classroomId: one.id }}
                      fields={[]}
                      submit={t("leaveDo")}
                      variant="danger"
                      done={t("saved")}
                      sentences={sentences}
                    />
                  </div>
                </details>
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
