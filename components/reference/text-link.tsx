import type { ReactNode } from "react";
import { classes } from "@/components/class-names";
import { Icon } from "@/components/ui/icon";

const look =
  "underline decoration-line-strong decoration-1 underline-offset-4 hover:decoration-ochre hover:decoration-2";

type Props = { readonly href: string; readonly className?: string; readonly children: ReactNode };

/**
 * A link inside text. A plain one: the public pages are documents of their own, and a page of facts has hundreds of
 * links, none of which should need code.
 */
export function TextLink({ href, className, children }: Props) {
  return (
    <a href={href} className={classes(look, className)}>
      {children}
    </a>
  );
}

/** A link that leaves the site and does not say where it comes from. */
export function OutsideLink({ href, className, children }: Props) {
  return (
    <a href={href} rel="noreferrer noopener" className={classes(look, className)}>
      {children}
      <Icon name="outside" className="ml-1 size-3.5 align-baseline" />
    </a>
  );
}
