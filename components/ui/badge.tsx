import type { ReactNode } from "react";
import { classes } from "@/components/class-names";
import { Icon } from "@/components/ui/icon";
import type { Status } from "@/core/facts/model";

export type BadgeTone = "neutral" | "indigo" | "ochre" | "right" | "wrong";

const tones: Readonly<Record<BadgeTone, string>> = {
  neutral: "bg-sand text-ink",
  indigo: "bg-indigo-tint text-indigo",
  ochre: "bg-ochre-tint text-ochre-ink",
  right: "bg-right-tint text-(color:--right)",
  wrong: "bg-wrong-tint text-wrong",
};

const shape = "inline-flex items-center gap-1.5 rounded-full px-3 py-1 text-sm font-semibold whitespace-nowrap";

export function Badge({ tone = "neutral", children }: { readonly tone?: BadgeTone; readonly children: ReactNode }) {
  return <span className={classes(shape, tones[tone])}>{children}</span>;
}

const statuses = {
  established: "bg-indigo-tint text-indigo",
  reported: "bg-reported-tint text-reported",
  claimed: "bg-ochre-tint text-ochre-ink",
  disputed: "bg-disputed-tint text-disputed",
} satisfies Record<Status, string>;

/** How sure a fact is: a sign and a word of its own for each status, never colour alone. */
export function StatusBadge({ status, label }: { readonly status: Status; readonly label: string }) {
  return (
    <span className={classes(shape, statuses[status])}>
      <Icon name={status} className="size-4" />
      {label}
    </span>
  );
}
