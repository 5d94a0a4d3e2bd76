import { classes } from "@/components/class-names";

type Props = {
  /** In [0, max]. */
  readonly value: number;
  readonly max: number;
  /** Name for assistive technology. */
  readonly label: string;
  /** The value in words ("3 of 10"). */
  readonly text: string;
  readonly tone?: "indigo" | "ochre" | "right";
  readonly className?: string;
};

const fills = { indigo: "fill-indigo", ochre: "fill-ochre", right: "fill-right" } as const;

/** How far one has come. The words that it carries are for those who do not see the bar; show a figure beside it too. */
export function ProgressMeter({ value, max, label, text, tone = "indigo", className }: Props) {
  const share = max <= 0 ? 0 : Math.min(1, Math.max(0, value / max));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      className={classes("h-2 overflow-hidden rounded-full bg-sand", className)}
    >
      {/* Drawn by attributes: a style attribute would be refused by the content security policy. */}
      <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className="block size-full">
        <rect className={fills[tone]} width={share * 100} height="1" />
      </svg>
    </div>
  );
}
