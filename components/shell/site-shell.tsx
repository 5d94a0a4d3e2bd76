import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeepDevice } from "@/components/offline/keep-device";
import { Mark } from "@/components/shell/mark";
import { type NavItem, NavLinks } from "@/components/shell/nav-links";
import { brandLook, PageFrame } from "@/components/shell/page-frame";
import { PublicNav } from "@/components/shell/public-nav";
import { AppLink } from "@/components/ui/app-link";
import { ButtonLink } from "@/components/ui/button";
import { IconSprite } from "@/components/ui/icon-sprite";

export type ShellPerson = {
  readonly userId: string;
  readonly name: string;
  readonly role: "learner" | "teacher" | "administrator";
  readonly guest: boolean;
};

type Props = {
  /** Who is looking; null for a visitor. */
  readonly person: ShellPerson | null;
  /** The day for which the fact base vouches, YYYY-MM-DD. */
  readonly asOf: string | null;
  readonly children: ReactNode;
};

/** Skip link, header, main and footer of every page. Pages put their content straight inside. */
export function SiteShell({ person, asOf, children }: Props) {
  const t = useTranslations("common");
  const language = useLocale();
  const known = person !== null;
  const items: readonly NavItem[] = [
    { href: "/today", label: t("nav.today"), icon: "today" },
    { href: "/quiz/new", label: t("nav.quiz"), icon: "quiz" },
    { href: "/review", label: t("nav.review"), icon: "review" },
    { href: "/progress", label: t("nav.progress"), icon: "progress" },
    ...(known && person.role !== "learner"
      ? [{ href: "/classes", label: t("nav.classes"), icon: "classes" } as const]
      : []),
  ];

  return (
    <PageFrame
      brand={
        <AppLink href={known ? "/today" : "/"} className={brandLook}>
          <Mark className="h-6 w-auto" />
          {t("name")}
        </AppLink>
      }
      nav={known ? <NavLinks label={t("nav.label")} items={items} place="header" /> : <PublicNav language={language} />}
      account={<AccountLink person={person} />}
      asOf={asOf}
      end={
        known ? (
          <>
            <div className="h-16 sm:hidden" />
            <NavLinks label={t("nav.label")} items={items} place="bottom" />
          </>
        ) : null
      }
    >
      <IconSprite />
      <KeepDevice account={person?.userId ?? null} />
      {children}
    </PageFrame>
  );
}

function AccountLink({ person }: Pick<Props, "person">) {
  const t = useTranslations("common");
  if (person === null) {
    return (
      <ButtonLink href="/sign-in" variant="secondary" size="small">
        {t("account.signIn")}
      </ButtonLink>
    );
  }
  if (person.guest) {
    return (
      <ButtonLink href="/sign-up" variant="secondary" size="small">
        {t("account.keep")}
      </ButtonLink>
    );
  }
  return (
    <AppLink
      href="/account"
      aria-label={t("account.of", { name: person.name })}
      title={person.name}
      className="grid size-11 place-items-center rounded-full bg-indigo-tint font-display font-bold text-indigo hover:bg-indigo hover:text-on-indigo"
    >
      {(Array.from(person.name.trim())[0] ?? "·").toUpperCase()}
    </AppLink>
  );
}
