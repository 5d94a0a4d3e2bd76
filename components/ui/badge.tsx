import { BadgeCheck, Megaphone, MessageCircle, Scale } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "@/components/class-names";
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
  established: { icon: BadgeCheck, look: "bg-indigo-tint text-indigo" },
  reported: { icon: MessageCircle, look: "bg-reported-tint text-reported" },
  claimed: { icon: Megaphone, look: "bg-ochre-tint text-ochre-ink" },
  disputed: { icon: Scale, look: "bg-disputed-tint text-disputed" },
} satisfies Record<Status, { icon: typeof Scale; look: string }>;

/** How sure a fact is: a sign and a word of its own for each status, never colour alone. */
export function StatusBadge({ status, label }: { readonly status: Status; readonly label: string }) {
  const { icon: Icon, look } = statuses[status];
  return (
    <span className={classes(shape, look)}>
      <Icon aria-hidden="true" className="size-4" strokeWidth={2.25} />
      {label}
    </span>
  );
}
