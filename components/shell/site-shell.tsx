import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";
import { type NavItem, NavLinks } from "@/components/shell/nav-links";
import { SiteFooter } from "@/components/shell/site-footer";
import { ThemeToggle } from "@/components/shell/theme-toggle";
import { ButtonLink } from "@/components/ui/button";

export type ShellPerson = {
  readonly name: string;
  readonly role: "learner" | "teacher" | "administrator";
  readonly guest: boolean;
};

type Props = {
  /** Who is looking; null for a visitor; "static" on pages that are the same for everyone. */
  readonly person: ShellPerson | null | "static";
  /** The day for which the fact base vouches, YYYY-MM-DD. */
  readonly asOf: string | null;
  readonly children: ReactNode;
};

/** Skip link, header, main and footer of every page. Pages put their content straight inside. */
export function SiteShell({ person, asOf, children }: Props) {
  const t = useTranslations("common");
  const known = person !== null && person !== "static";
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
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-30 rounded-full bg-indigo px-5 py-3 font-semibold text-on-indigo focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t("skip")}
      </a>
      <header className="border-b border-line bg-paper">
        <div className="mx-auto flex min-h-16 max-w-6xl items-center gap-4 px-4 sm:px-6">
          <Link
            href={known ? "/today" : "/"}
            className="mr-auto inline-flex min-h-11 items-center gap-2.5 font-display text-2xl font-bold tracking-tight text-indigo"
          >
            <Mark className="h-6 w-auto" />
            {t("name")}
          </Link>
          {known ? <NavLinks label={t("nav.label")} items={items} place="header" /> : null}
          <div className="flex items-center gap-1">
            <ThemeToggle label={t("theme")} />
            <AccountLink person={person} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 pt-8 pb-16 sm:px-6 sm:pt-12">
        {children}
      </main>
      <SiteFooter asOf={asOf} />
      {known ? (
        <>
          <div className="h-16 sm:hidden" />
          <NavLinks label={t("nav.label")} items={items} place="bottom" />
        </>
      ) : null}
    </div>
  );
}

function AccountLink({ person }: Pick<Props, "person">) {
  const t = useTranslations("common");
  if (person === "static") {
    return (
      <ButtonLink href="/today" variant="secondary" size="small">
        {t("account.open")}
      </ButtonLink>
    );
  }
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
    <Link
      href="/account"
      aria-label={t("account.of", { name: person.name })}
      title={person.name}
      className="grid size-11 place-items-center rounded-full bg-indigo-tint font-display font-bold text-indigo hover:bg-indigo hover:text-on-indigo"
    >
      {(Array.from(person.name.trim())[0] ?? "·").toUpperCase()}
    </Link>
  );
}
