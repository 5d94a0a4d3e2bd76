import Link from "next/link";
import type { ReactNode } from "react";
import { classes } from "@/components/class-names";

/** Sub-pages of one page, as links: the one that is open is marked for eye and ear. */
export function Tabs({
  label,
  tabs,
  current,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly label: ReactNode }[];
  readonly current: string;
}) {
  return (
    <nav aria-label={label} className="mb-8 border-b border-line print:hidden">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.href === current ? "page" : undefined}
              className={classes(
                "inline-flex min-h-11 items-center border-b-3 font-semibold",
                tab.href === current
                  ? "border-ochre text-ink"
                  : "border-transparent text-ink-soft hover:border-line-strong hover:text-ink",
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
