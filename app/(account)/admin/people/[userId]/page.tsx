import Link from "next/link";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { z } from "zod";
import { makeResetLink, saveRole } from "@/app/(account)/admin/actions";
import { SavingForm } from "@/components/forms/saving-form";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { requirePermission } from "@/server/auth/viewer";
import { RESET_LINK_HOURS } from "@/server/data/people/codes";
import { findPerson } from "@/server/data/people/people";

type Props = { readonly params: Promise<{ readonly userId: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("account.admin"))("people") };
}

export default async function PersonPage({ params }: Props) {
  const viewer = await requirePermission("person.read", "/admin");
  const userId = z.uuid().safeParse((await params).userId);
  const person = userId.success ? await findPerson(viewer, userId.data) : null;
  if (!person) notFound();
  const [t, { auth }] = await Promise.all([getTranslations("account"), getMessages()]);
  const sentences = auth.errors;
  const roles = ["learner", "teacher", "administrator"] as const;
  return (
    <>
      <PageHeader title={person.name} lead={person.email ?? t("admin.noEmail")} />
      <div className="grid gap-6">
        <Card>
          <Section id="role" title={t("admin.role")}>
            <SavingForm
              id="role-form"
              action={saveRole}
              extra={{ userId: person.id }}
              fields={[
                {
                  name: "role",
                  label: t("admin.role"),
                  type: "radio",
                  value: person.role,
                  options: roles.map((role) => ({ value: role, label: t(`roles.${role}`) })),
                },
              ]}
              submit={t("admin.roleSubmit")}
              done={t("admin.roleDone")}
              sentences={sentences}
            />
          </Section>
        </Card>
        {person.role === "administrator" ? null : (
          <Card>
            <Section id="reset" title={t("admin.resetTitle")} lead={t("admin.resetLead", { hours: RESET_LINK_HOURS })}>
              <SavingForm
                id="reset-form"
                action={makeResetLink}
                extra={{ userId: person.id }}
                fields={[]}
                submit={t("admin.resetSubmit")}
                done=""
                sentences={sentences}
                reveal={{
                  title: t("admin.linkTitle", { name: person.name }),
                  code: t("admin.linkTitle", { name: person.name }),
                  text: t("admin.linkText"),
                  copy: t("admin.copy"),
                  copied: t("admin.copied"),
                  selected: t("admin.selected"),
                  go: t("admin.done"),
                }}
                next={`/admin/people/${person.id}`}
              />
            </Section>
          </Card>
        )}
        <p>
          <Link href="/admin">{t("admin.personBack")}</Link>
        </p>
      </div>
    </>
  );
}
