import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { OverridesSection } from "@/app/(account)/admin/facts/_components/overrides-section";
import { RejectedSection } from "@/app/(account)/admin/facts/_components/rejected-section";
import { ReportsSection } from "@/app/(account)/admin/facts/_components/reports-section";
import { overrideFact } from "@/app/(account)/admin/facts/actions";
import { SavingForm } from "@/components/forms/saving-form";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { requirePermission } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { overrideKinds } from "@/server/data/facts/in-force";
import { listOverrides } from "@/server/data/facts/overrides";
import { listRejected } from "@/server/data/facts/rejected-answers";
import { listReports } from "@/server/data/facts/reports";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("adminFacts.title") };
}

type Search = { readonly fact?: string | string[] };

/** What readers reported, and what editors do about it until the content is mended. */
export default async function AdminFactsPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const viewer = await requirePermission("fact.change", "/admin/facts");
  const { fact } = await searchParams;
  const [t, { account, auth }, overrides, reports, rejected] = await Promise.all([
    getTranslations("account.adminFacts"),
    getMessages(),
    listOverrides(viewer),
    listReports(viewer),
    listRejected(viewer),
  ]);
  const sentences = {
    ...auth.errors,
    ...account.adminFacts.errors,
  };
  const base = getFactBase();
  const told = {
    textOf: (factId: string) => base.facts.get(factId)?.text.en ?? factId,
    sentences,
    timeZone: viewer.timeZone,
  };
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card>
        <Section id="override" title={t("override")} lead={t("overrideLead")}>
          <SavingForm
            id="override-form"
            action={overrideFact}
            fields={[
              {
                name: "factId",
                label: t("fact"),
                hint: t("factHint"),
                type: "text",
                maxLength: 400,
                value: typeof fact === "string" ? fact : "",
              },
              {
                name: "kind",
                label: t("what"),
                type: "radio",
                value: "withdrawn",
                options: overrideKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
              },
              { name: "reason", label: t("reason"), hint: t("reasonHint"), type: "text", maxLength: 500 },
            ]}
            submit={t("submit")}
            done={t("done")}
            sentences={sentences}
          />
        </Section>
      </Card>
      <OverridesSection overrides={overrides} reports={reports.withdrawn} {...told} />
      <ReportsSection reports={reports.standing} {...told} />
      <RejectedSection facts={rejected} {...told} />
      <p className="mt-8">
        <Link href="/admin">{t("back")}</Link>
      </p>
    </>
  );
}
