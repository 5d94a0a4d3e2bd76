import { classes } from "@/components/class-names";

/**
 * The mark: salt slabs carried along one road, at gaps that double. That is the caravan, and it is also how
 * a card comes back: tomorrow, in three days, in a week.
 */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 40 28" aria-hidden="true" className={classes("shrink-0", className)} fill="none">
      <path
        d="M1 24.5C12 25.5 22 18 39 20"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        opacity="0.45"
      />
      <rect x="1.5" y="13" width="4" height="9" rx="1.2" fill="currentColor" />
      <rect x="8.5" y="12.6" width="4" height="9" rx="1.2" fill="currentColor" />
      <rect x="18.5" y="9" width="4" height="9" rx="1.2" fill="currentColor" />
      <rect x="33.5" y="3.5" width="5" height="12.5" rx="1.4" className="fill-ochre" />
    </svg>
  );
}

/** The road alone: dots at growing gaps. */
export function Track({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 120 16" aria-hidden="true" className={classes("w-auto", className)} fill="currentColor">
      <circle cx="4" cy="8" r="3" />
      <circle cx="14" cy="8" r="3" />
      <circle cx="32" cy="8" r="3" />
      <circle cx="64" cy="8" r="3" />
      <circle cx="115" cy="8" r="4" className="fill-ochre" />
    </svg>
  );
}
