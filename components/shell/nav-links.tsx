"use client";

import { usePathname } from "next/navigation";
import { classes } from "@/components/class-names";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";

export type NavIcon = "today" | "quiz" | "review" | "progress" | "classes";
export type NavItem = { readonly href: string; readonly label: string; readonly icon: NavIcon };

/** Pages where one thing is done at a time: the bar at the bottom would lie under the thumb that answers. */
const isFocused = (path: string) => path === "/review" || /^\/quiz\/(?!new$)[^/]+$/.test(path);

/** Pages that belong to a main way without standing below its address. */
const BELONGS: Readonly<Record<string, readonly string[]>> = { "/classes": ["/assignments/", "/sets", "/invitation"] };

const isBelow = (path: string, href: string): boolean =>
  path === href || path.startsWith(`${href.replace(/\/new$/, "")}/`);

/** The main ways, as a row in the header on wide screens and a bar at the bottom on phones. */
export function NavLinks({
  label,
  items,
  place,
}: {
  readonly label: string;
  readonly items: readonly NavItem[];
  readonly place: "header" | "bottom";
}) {
  const path = usePathname();
  const isCurrent = ({ href }: NavItem) =>
    isBelow(path, href) || (BELONGS[href] ?? []).some((start) => path.startsWith(start));
  if (place === "bottom" && isFocused(path)) return null;

  return (
    <nav
      aria-label={label}
      className={
        place === "header"
          ? "hidden sm:block"
          : "fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
      }
    >
      <ul className={place === "header" ? "flex items-center gap-1" : "mx-auto flex max-w-md justify-around"}>
        {items.map((item) => {
          const current = isCurrent(item);
          return (
            <li key={item.href} className={place === "bottom" ? "min-w-0 flex-1" : undefined}>
              <AppLink
                href={item.href}
                aria-current={current ? "page" : undefined}
                className={classes(
                  "font-semibold",
                  place === "header"
                    ? "inline-flex min-h-11 items-center rounded-full px-3.5"
                    : "grid min-h-14 place-items-center content-center gap-0.5 text-xs",
                  current ? "text-indigo" : "text-ink-soft hover:text-ink",
                  current && place === "header" && "underline decoration-ochre decoration-3 underline-offset-8",
                )}
              >
                {place === "bottom" ? (
                  <Icon name={item.icon} className={classes("size-5.5", current && "stroke-[2.6]")} />
                ) : null}
                {item.label}
              </AppLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
