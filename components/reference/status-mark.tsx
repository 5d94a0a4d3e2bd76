import { classes } from "@/components/class-names";
import { Icon } from "@/components/ui/icon";
import type { Status } from "@/core/facts/model";

const quiet: Readonly<Record<Status, string>> = {
  established: "text-indigo",
  reported: "text-reported",
  claimed: "text-ochre-ink",
  disputed: "text-disputed",
};

const loud: Readonly<Record<Status, string>> = {
  established: "bg-indigo-tint",
  reported: "bg-reported-tint",
  claimed: "bg-ochre-tint",
  disputed: "bg-disputed-tint",
};

type Props = {
  readonly status: Status;
  readonly label: string;
  /** On its own ground, where one fact is what the page is about; in lists it stays quiet. */
  readonly badge?: boolean;
};

/** How sure a fact is: a sign and a word of its own for each status, never colour alone. */
export function StatusMark({ status, label, badge = false }: Props) {
  return (
    <span
      data-how-sure={status}
      className={classes(
        "inline-flex items-center gap-1.5 text-sm font-semibold whitespace-nowrap",
        quiet[status],
        badge && `rounded-full px-3 py-1 ${loud[status]}`,
      )}
    >
      <Icon name={status} className="size-4" />
      {label}
    </span>
  );
}
