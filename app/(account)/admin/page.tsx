import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { saveSettings } from "@/app/(account)/admin/actions";
import { writtenDay } from "@/components/dates";
import { SavingForm } from "@/components/forms/saving-form";
import { Button } from "@/components/ui/button";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { Field, TextInput } from "@/components/ui/field";
import { Table } from "@/components/ui/table";
import { requirePermission } from "@/server/auth/viewer";
import { listPeople } from "@/server/data/people/people";
import { mayTeachersSignUp } from "@/server/data/people/settings";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("admin.title") };
}

const SHOWN = 50;
type Search = { readonly q?: string | string[] };

export default async function AdminPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const viewer = await requirePermission("setting.read", "/admin");
  const { q } = await searchParams;
  const text = typeof q === "string" ? q.trim().slice(0, 100) : "";
  const [t, { auth }, people, teachers] = await Promise.all([
    getTranslations("account"),
    getMessages(),
    listPeople(viewer, text, SHOWN),
    mayTeachersSignUp(),
  ]);
  return (
    <>
      <PageHeader title={t("admin.title")} />
      <p className="mb-6">
        <Link href="/admin/facts" className="font-semibold underline underline-offset-3">
          {t("adminFacts.link")}
        </Link>
        {" · "}
        <Link href="/admin/retention" className="font-semibold underline underline-offset-3">
          {t("retention.link")}
        </Link>
      </p>
      <Card>
        <Section id="settings" title={t("admin.settings")}>
          <SavingForm
            id="settings-form"
            action={saveSettings}
            fields={[
              {
                name: "teachers",
                label: t("admin.teachers"),
                type: "radio",
                value: teachers ? "anyone" : "administrators",
                options: [
                  { value: "anyone", label: t("admin.teachersAnyone") },
                  { value: "administrators", label: t("admin.teachersAdmin") },
                ],
              },
            ]}
            submit={t("admin.save")}
            done={t("saved")}
            sentences={auth.errors}
          />
        </Section>
      </Card>
      <Section id="people" title={t("admin.people")} className="mt-10">
        <search>
          <form className="mb-5 flex flex-wrap items-end gap-3">
            <div className="min-w-60 flex-1">
              <Field id="q" label={t("admin.search")}>
                <TextInput id="q" name="q" type="search" defaultValue={text} maxLength={100} />
              </Field>
            </div>
            <Button type="submit" variant="secondary">
              {t("admin.searchSubmit")}
            </Button>
          </form>
        </search>
        {people.length === 0 ? (
          <p>{t("admin.none")}</p>
        ) : (
          <Table
            caption={t("admin.people")}
            hideCaption
            columns={[
              { key: "name", label: t("admin.name") },
              { key: "email", label: t("admin.email") },
              { key: "role", label: t("admin.role") },
              { key: "seen", label: t("admin.seen") },
            ]}
            rows={people.map((person) => ({
              key: person.id,
              cells: {
                name: <Link href={`/admin/people/${person.id}`}>{person.name}</Link>,
                email: person.email ?? t("admin.noEmail"),
                role: `${t(`roles.${person.role}`)}${person.demo ? ` (${t("admin.demo")})` : ""}`,
                seen: writtenDay(person.lastSeenAt, viewer.language, viewer.timeZone),
              },
            }))}
          />
        )}
        {people.length === SHOWN ? <p className="mt-3 text-ink-soft">{t("admin.first", { count: SHOWN })}</p> : null}
      </Section>
    </>
  );
}
