import { ExternalLink } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { classes } from "@/components/class-names";

const look =
  "underline decoration-line-strong decoration-1 underline-offset-4 hover:decoration-ochre hover:decoration-2";

type Props = { readonly href: string; readonly className?: string; readonly children: ReactNode };

/** A link inside text. Not fetched ahead: a page of facts has hundreds. */
export function TextLink({ href, className, children }: Props) {
  return (
    <Link href={href} prefetch={false} className={classes(look, className)}>
      {children}
    </Link>
  );
}

/** A link that leaves the site and does not say where it comes from. */
export function OutsideLink({ href, className, children }: Props) {
  return (
    <a href={href} rel="noreferrer noopener" className={classes(look, className)}>
      {children}
      <ExternalLink aria-hidden="true" className="ml-1 inline size-3.5 align-baseline" />
    </a>
  );
}
