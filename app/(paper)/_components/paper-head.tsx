import Link from "next/link";
import type { ReactNode } from "react";
import { PrintButton } from "@/app/(paper)/_components/print-button";
import { buttonClasses } from "@/components/ui/button";

type Props = {
  readonly back: { readonly href: string; readonly label: string };
  readonly other?: { readonly href: string; readonly label: string };
  readonly print: string;
  readonly note: string;
};

/** What stands above a page to print, and is not printed. */
export function PaperTools({ back, other, print, note }: Props) {
  return (
    <div className="mb-8 grid gap-3 border-b border-line pb-6 print:hidden">
      <div className="flex flex-wrap items-center gap-3">
        <PrintButton label={print} />
        {other ? (
          <Link href={other.href} className={buttonClasses("secondary")} prefetch={false}>
            {other.label}
          </Link>
        ) : null}
        <Link href={back.href} className={buttonClasses("quiet")} prefetch={false}>
          {back.label}
        </Link>
      </div>
      <p className="text-sm">{note}</p>
    </div>
  );
}

/** Title, class, and the signs by which sheet and key know each other. */
export function PaperHead({
  title,
  className,
  mark,
  children,
}: {
  readonly title: string;
  readonly className: string;
  readonly mark: string;
  readonly children: ReactNode;
}) {
  return (
    <header className="mb-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-2xl">{title}</h1>
        <p className="text-sm">{mark}</p>
      </div>
      <p className="text-sm">{className}</p>
      {children}
    </header>
  );
}
