import { useMessages, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { LeaveButtons } from "@/components/forms/leave-buttons";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader, Section } from "@/components/ui/card";

type Props = {
  readonly account: string;
  readonly name: string;
  /** Where the one who is signed in wanted to go; null where the page itself goes on for them. */
  readonly next: string | null;
  readonly signOut: ComponentProps<typeof LeaveButtons>["signOut"];
};

/** For the next pupil on a shared computer: who is still signed in here, and the way out. */
export function NotYou({ account, name, next, signOut }: Props) {
  const t = useTranslations("auth");
  const { account: words, auth } = useMessages();
  const buttons = (
    <LeaveButtons account={account} signOut={signOut} signOutOfAll={null} words={words.leave} sentences={auth.errors} />
  );
  if (next === null) {
    return (
      <Section id="not-you" title={t("notYou.heading", { name })} lead={t("notYou.joinLead", { name })}>
        {buttons}
      </Section>
    );
  }
  return (
    <>
      <PageHeader title={t("notYou.title", { name })} lead={t("notYou.lead", { name })} />
      <Card className="grid justify-items-start gap-6">
        <ButtonLink href={next}>{t("notYou.goOn", { name })}</ButtonLink>
        {buttons}
      </Card>
    </>
  );
}
