import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { keepFor } from "@/app/(account)/admin/retention/actions";
import { SavingForm } from "@/components/forms/saving-form";
import { Button } from "@/components/ui/button";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { describedBy, Field, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type Retention, retentionSchema } from "@/core/access/retention";
import { requirePermission } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findRetention, planRetention, type RetentionPlan } from "@/server/data/privacy/retention";

export async function generateMetadata() {
  return { title: (await getTranslations("account.retention"))("title") };
}

const FIELDS = [
  { name: "guestDays", label: "guests", min: 1, max: 91 },
  { name: "learnerMonths", label: "learners", min: 0, max: 120 },
  { name: "classMonths", label: "classes", min: 0, max: 120 },
] as const;

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Numbers are tried first, which shows what they would delete now; only numbers that were tried can be kept. */
export default async function RetentionPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const viewer = await requirePermission("setting.read", "/admin/retention");
  const [search, saved, t, { auth }] = await Promise.all([
    searchParams,
    findRetention(),
    getTranslations("account"),
    getMessages(),
  ]);
  const asked = FIELDS.some(({ name }) => search[name] !== undefined);
  const tried = asked ? retentionSchema.safeParse(search) : null;
  const shown = tried?.success ? tried.data : saved;
  const plan = tried && !tried.success ? null : await planRetention(viewer, shown, now());
  return (
    <>
      <PageHeader
        eyebrow={<Link href="/admin">{t("admin.title")}</Link>}
        title={t("retention.title")}
        lead={t("retention.lead")}
      />
      <Card>
        <form className="grid gap-5">
          {tried && !tried.success ? (
            <Notice role="alert" tone="warning">
              {t("retention.invalid")}
            </Notice>
          ) : null}
          {FIELDS.map(({ name, label, min, max }) => (
            <Field key={name} id={name} label={t(`retention.${label}`)} hint={t(`retention.${label}Hint`)}>
              <TextInput
                key={shown[name]}
                id={name}
                name={name}
                type="number"
                required
                min={min}
                max={max}
                defaultValue={shown[name]}
                className="max-w-40"
                aria-describedby={describedBy(name, { hint: true })}
              />
            </Field>
          ))}
          <div>
            <Button type="submit" variant="secondary">
              {t("retention.try")}
            </Button>
          </div>
        </form>
      </Card>
      {plan ? (
        <Section id="plan" title={asked ? t("retention.planTried") : t("retention.planSaved")}>
          <Card className="grid gap-5">
            <Plan plan={plan} />
            {asked ? (
              <SavingForm
                key={JSON.stringify(shown)}
                id="keep"
                action={keepFor}
                extra={texts(shown)}
                fields={[]}
                submit={t("retention.save")}
                done={t("retention.saved")}
                sentences={auth.errors}
              />
            ) : null}
          </Card>
        </Section>
      ) : null}
    </>
  );
}

const texts = (retention: Retention): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(retention).map(([name, value]) => [name, String(value)]));

async function Plan({ plan }: { readonly plan: RetentionPlan }) {
  const t = await getTranslations("account.retention");
  return (
    <ul className="list-disc pl-6">
      <li>{t("planGuests", { count: plan.guests })}</li>
      <li>
        {t("planLearners", { count: plan.learners })}
        {plan.inClasses > 0 ? `: ${t("planInClasses", { count: plan.inClasses })}` : ""}
      </li>
      <li>
        {t("planClasses", { count: plan.classes })}
        {plan.classNames.length > 0 ? ` (${plan.classNames.join(", ")})` : ""}
      </li>
      {plan.withClasses > 0 ? <li>{t("planWithClass", { count: plan.withClasses })}</li> : null}
    </ul>
  );
}
