import type { ComponentProps, ReactNode } from "react";
import { classes } from "@/components/class-names";

const tones = { plain: "border-line bg-surface", strong: "border-indigo bg-indigo text-on-indigo" } as const;

/** A slab: a bounded piece of content on the page; a strong one is the first thing to do on it. */
export function Card({ tone = "plain", className, ...rest }: ComponentProps<"div"> & { tone?: keyof typeof tones }) {
  return <div {...rest} className={classes("rounded-2xl border p-5 sm:p-7", tones[tone], className)} />;
}

/** Title of a page, with a line above it and one below. */
export function PageHeader({
  eyebrow,
  title,
  lead,
  level = 1,
  children,
}: {
  readonly eyebrow?: ReactNode;
  /** 2 where the page has its heading already. */
  readonly level?: 1 | 2;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-4 sm:mb-10">
      <div className="min-w-0 max-w-2xl">
        {eyebrow ? <p className="mb-2 text-sm font-semibold text-ochre-ink">{eyebrow}</p> : null}
        <Heading className="text-3xl sm:text-4xl">{title}</Heading>
        {lead ? <p className="mt-3 text-lg text-ink-soft">{lead}</p> : null}
      </div>
      {children}
    </header>
  );
}

/** A part of a page with its heading. */
export function Section({
  id,
  title,
  lead,
  aside,
  children,
  className,
}: {
  readonly id: string;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <section aria-labelledby={id} className={classes("mt-12 first:mt-0", className)}>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        {aside}
      </div>
      {lead ? <p className="-mt-2 mb-5 max-w-2xl text-ink-soft">{lead}</p> : null}
      {children}
    </section>
  );
}
