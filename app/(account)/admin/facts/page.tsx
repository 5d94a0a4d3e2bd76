import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { closeReport, liftOverride, overrideFact } from "@/app/(account)/admin/facts/actions";
import { SavingForm } from "@/components/forms/saving-form";
import { paths } from "@/components/reference/paths";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { requirePermission } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { listOverrides, overrideKinds } from "@/server/data/facts/overrides";
import { listReports } from "@/server/data/facts/reports";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("adminFacts.title") };
}

type Search = { readonly fact?: string | string[] };

/** What readers reported, and what editors do about it until the content is mended. */
export default async function AdminFactsPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const viewer = await requirePermission("fact.change", "/admin/facts");
  const { fact } = await searchParams;
  const [t, auth, format, overrides, reports] = await Promise.all([
    getTranslations("account.adminFacts"),
    getTranslations("auth"),
    getFormatter(),
    listOverrides(viewer),
    listReports(viewer),
  ]);
  const sentences = {
    ...(auth.raw("errors") as Record<string, string>),
    ...(t.raw("errors") as Record<string, string>),
  };
  const base = getFactBase();
  const day = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeZone: viewer.timeZone });
  const factLink = (factId: string) => (
    <a className="font-semibold underline underline-offset-3" href={paths.fact("en", factId)}>
      {base.facts.get(factId)?.text.en ?? factId}
    </a>
  );
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
      <Section id="overrides" title={t("inForce")} className="mt-10">
        {overrides.length === 0 ? <p>{t("noOverrides")}</p> : null}
        <ul className="grid gap-4">
          {overrides.map(({ id, factId, kind, reason, by, createdAt }) => (
            <li key={id} className="grid gap-2 border-t border-line pt-4">
              <p>{factLink(factId)}</p>
              <p>
                {t(`kinds.${kind}`)}: {reason}
              </p>
              <p className="text-sm text-ink-soft">{t("since", { day: day(createdAt), name: by ?? t("somebody") })}</p>
              <SavingForm
                id={`lift-${id}`}
                action={liftOverride}
                extra={{ id }}
                fields={[]}
                submit={t("lift")}
                done={t("lifted")}
                sentences={sentences}
                variant="secondary"
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="reports" title={t("reports")} className="mt-10">
        {reports.length === 0 ? <p>{t("noReports")}</p> : null}
        <ul className="grid gap-4">
          {reports.map(({ id, factId, type, text, createdAt }) => (
            <li key={id} className="grid gap-2 border-t border-line pt-4">
              <p>{factLink(factId)}</p>
              <p>
                <span className="font-semibold">{t(`types.${type}`)}</span> {text}
              </p>
              <p className="text-sm text-ink-soft">
                {day(createdAt)} · <Link href={`/admin/facts?fact=${factId}`}>{t("decide")}</Link>
              </p>
              <SavingForm
                id={`close-${id}`}
                action={closeReport}
                extra={{ id }}
                fields={[]}
                submit={t("close")}
                done={t("closed")}
                sentences={sentences}
                variant="secondary"
              />
            </li>
          ))}
        </ul>
      </Section>
      <p className="mt-8">
        <Link href="/admin">{t("back")}</Link>
      </p>
    </>
  );
}
