import type { ReactNode } from "react";
import { classes } from "@/components/class-names";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-sprite";

export type NoticeTone = "info" | "good" | "warning";

const looks = {
  info: { icon: "info", look: "border-line-strong bg-sand text-ink" },
  good: { icon: "right", look: "border-right bg-right-tint text-ink" },
  warning: { icon: "warning", look: "border-ochre bg-ochre-tint text-ink" },
} satisfies Record<NoticeTone, { icon: IconName; look: string }>;

type Props = {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** "alert" interrupts a screen reader, "status" waits; leave it out for text that was there from the start. */
  readonly role?: "alert" | "status";
};

/** Something to know before going on. */
export function Notice({ tone = "info", title, children, role }: Props) {
  const { icon, look } = looks[tone];
  return (
    <div role={role} className={classes("flex gap-3 rounded-xl border-l-4 px-4 py-3", look)}>
      <Icon name={icon} className="mt-0.5 size-5" />
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
