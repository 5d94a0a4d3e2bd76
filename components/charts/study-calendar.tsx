import { classes } from "@/components/class-names";

type Props = {
  /** The learner's own day, YYYY-MM-DD. */
  readonly today: string;
  /** What was done on each day, by day. */
  readonly counts: ReadonlyMap<string, number>;
  /** What the drawing shows; the figures stand in a table behind it. */
  readonly label: string;
  readonly less: string;
  readonly more: string;
};

const WEEKS = 26;
const CELL = 16;
const DAY_MS = 86_400_000;
/** Four strengths: few, some, many, very many. */
const LEVELS = ["fill-indigo/30", "fill-indigo/55", "fill-indigo/80", "fill-indigo"] as const;

const levelOf = (count: number) => (count < 5 ? 0 : count < 15 ? 1 : count < 40 ? 2 : 3);
const dayName = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Half a year of days, a column a week from Monday to Sunday, today in the last one. */
export function StudyCalendar({ today, counts, label, less, more }: Props) {
  const end = Date.parse(`${today}T00:00:00Z`);
  const weekday = (new Date(end).getUTCDay() + 6) % 7;
  const firstDay = end - (weekday + (WEEKS - 1) * 7) * DAY_MS;
  const days = Array.from({ length: (WEEKS - 1) * 7 + weekday + 1 }, (_, index) => firstDay + index * DAY_MS);

  return (
    <figure>
      <svg viewBox={`0 0 ${WEEKS * CELL} ${7 * CELL}`} role="img" aria-label={label} className="w-full max-w-3xl">
        {days.map((at, index) => {
          const count = counts.get(dayName(at)) ?? 0;
          return (
            <rect
              key={at}
              x={Math.floor(index / 7) * CELL + 1}
              y={(index % 7) * CELL + 1}
              width={CELL - 3}
              height={CELL - 3}
              rx="3"
              className={classes(
                count === 0 ? "fill-sand" : LEVELS[levelOf(count)],
                at === end && "stroke-ochre stroke-[1.5px]",
              )}
            />
          );
        })}
      </svg>
      <figcaption className="mt-3 flex items-center gap-2 text-sm text-ink-soft">
        {less}
        <svg viewBox="0 0 80 16" aria-hidden="true" className="h-4">
          <rect width="13" height="13" y="1" rx="3" className="fill-sand" />
          {LEVELS.map((fill, index) => (
            <rect key={fill} x={(index + 1) * 16} y="1" width="13" height="13" rx="3" className={fill} />
          ))}
        </svg>
        {more}
      </figcaption>
    </figure>
  );
}
