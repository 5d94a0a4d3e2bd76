import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { changeCalendar } from "@/app/(learn)/today/calendar/actions";
import { Card, PageHeader } from "@/components/ui/card";
import { describedBy, Field, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { requirePermission } from "@/server/auth/viewer";
import { findCalendarToken } from "@/server/data/sets/calendar";
import { siteAddress } from "@/server/http/site-address";

export async function generateMetadata() {
  return { title: (await getTranslations("sets.calendar"))("title") };
}

/** The address under which a calendar finds the viewer's due dates. */
export default async function CalendarPage() {
  const viewer = await requirePermission("calendar.read", "/today/calendar");
  const [t, token, origin] = await Promise.all([
    getTranslations("sets.calendar"),
    findCalendarToken(viewer),
    headers().then(siteAddress),
  ]);
  return (
    <>
      <PageHeader eyebrow={<Link href="/today">{t("back")}</Link>} title={t("title")} lead={t("lead")} />
      <Card className="grid max-w-3xl gap-5">
        {token === null ? (
          <Switch open="yes" label={t("open")} />
        ) : (
          <>
            <Field id="address" label={t("address")} hint={t("secret")}>
              <TextInput
                id="address"
                readOnly
                value={`${origin}/api/calendar/${viewer.userId}/${token}.ics`}
                aria-describedby={describedBy("address", { hint: true })}
              />
            </Field>
            <div className="flex flex-wrap gap-3">
              <Switch open="yes" label={t("renew")} />
              <Switch open="no" label={t("close")} />
            </div>
          </>
        )}
      </Card>
    </>
  );
}

function Switch({ open, label }: { readonly open: "yes" | "no"; readonly label: string }) {
  return (
    <form action={changeCalendar}>
      <input type="hidden" name="open" value={open} />
      <SubmitButton variant="secondary">{label}</SubmitButton>
    </form>
  );
}
