import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "@/components/class-names";

export type NoticeTone = "info" | "good" | "warning";

const looks = {
  info: { icon: Info, look: "border-line-strong bg-sand text-ink" },
  good: { icon: CircleCheck, look: "border-right bg-right-tint text-ink" },
  warning: { icon: TriangleAlert, look: "border-ochre bg-ochre-tint text-ink" },
} satisfies Record<NoticeTone, { icon: typeof Info; look: string }>;

type Props = {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** "alert" interrupts a screen reader, "status" waits; leave it out for text that was there from the start. */
  readonly role?: "alert" | "status";
};

/** Something to know before going on. */
export function Notice({ tone = "info", title, children, role }: Props) {
  const { icon: Icon, look } = looks[tone];
  return (
    <div role={role} className={classes("flex gap-3 rounded-xl border-l-4 px-4 py-3", look)}>
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
