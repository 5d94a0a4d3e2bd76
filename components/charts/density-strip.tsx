import type { Status } from "@/core/facts/model";

export type YearCount = {
  readonly year: number;
  readonly counts: Readonly<Record<Status, number>>;
  readonly total: number;
};

type Props = {
  readonly years: readonly YearCount[];
  readonly firstYear: number;
  readonly lastYear: number;
  readonly labels: Readonly<Record<Status, string>>;
  /** Address of a year on the page. */
  readonly hrefOf: (year: number) => string;
};

const BAR = 10;
const HEIGHT = 100;
const stack: readonly { readonly status: Status; readonly fill: string }[] = [
  { status: "established", fill: "fill-indigo" },
  { status: "reported", fill: "fill-reported" },
  { status: "claimed", fill: "fill-ochre" },
  { status: "disputed", fill: "fill-disputed" },
];

/**
 * For the eye alone: the links to the years tell the same figures. A bar a year, stacked by how sure the facts are. The scale is
 * linear: one fact is one step everywhere.
 */
export function DensityStrip({ years, firstYear, lastYear, labels, hrefOf }: Props) {
  const most = Math.max(1, ...years.map(({ total }) => total));
  const span = lastYear - firstYear + 1;
  const decades = Array.from(
    { length: Math.floor((lastYear - firstYear) / 10) + 1 },
    (_, index) => firstYear + index * 10,
  );
  return (
    <figure className="rounded-2xl border border-line bg-surface px-3 pt-4 pb-2 sm:px-5">
      <div aria-hidden="true">
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${span * BAR} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-24 w-full sm:h-32"
        >
          {years.map(({ year, counts, total }) => {
            let top = HEIGHT;
            return (
              <a key={year} href={hrefOf(year)} tabIndex={-1} className="group">
                <title>{`${year}: ${total}`}</title>
                <rect
                  x={(year - firstYear) * BAR}
                  width={BAR}
                  height={HEIGHT}
                  className="fill-transparent group-hover:fill-sand"
                />
                {stack.map(({ status, fill }) => {
                  const height = (counts[status] / most) * HEIGHT;
                  top -= height;
                  return height === 0 ? null : (
                    <rect
                      key={status}
                      x={(year - firstYear) * BAR + 1}
                      y={top.toFixed(2)}
                      width={BAR - 2}
                      height={height.toFixed(2)}
                      className={fill}
                    />
                  );
                })}
              </a>
            );
          })}
        </svg>
        <div className="relative h-6 border-t border-line-strong text-xs text-ink-soft">
          {decades.map((year) => (
            <span
              key={year}
              style={{ left: `${((year - firstYear) / span) * 100}%` }}
              className="absolute border-l border-line-strong pt-1 pl-1"
            >
              {year}
            </span>
          ))}
        </div>
      </div>
      <figcaption className="mt-2 mb-1 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
        {stack.map(({ status, fill }) => (
          <span key={status} className="inline-flex items-center gap-1.5">
            <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3">
              <rect width="12" height="12" rx="2" className={fill} />
            </svg>
            {labels[status]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
