import { BadgeCheck, Megaphone, MessageCircle, Scale } from "lucide-react";
import { classes } from "@/components/class-names";
import type { Status } from "@/core/facts/model";

const looks = {
  established: { icon: BadgeCheck, look: "text-indigo" },
  reported: { icon: MessageCircle, look: "text-reported" },
  claimed: { icon: Megaphone, look: "text-ochre-ink" },
  disputed: { icon: Scale, look: "text-disputed" },
} satisfies Record<Status, { icon: typeof Scale; look: string }>;

/** The status of a fact in a list: the badge without its ground, so that a hundred of them stay quiet. */
export function StatusMark({ status, label }: { readonly status: Status; readonly label: string }) {
  const { icon: Icon, look } = looks[status];
  return (
    <span className={classes("inline-flex items-center gap-1 text-sm font-semibold whitespace-nowrap", look)}>
      <Icon aria-hidden="true" className="size-4" strokeWidth={2.25} />
      {label}
    </span>
  );
}
