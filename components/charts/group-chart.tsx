import { useTranslations } from "next-intl";
import { classes } from "@/components/class-names";
import { paths } from "@/components/reference/paths";
import { written } from "@/core/browse/in-use";
import { BECOMES, type DrawnLane, type DrawnLink, type GroupDrawing, ROW } from "@/core/charts/group-drawing";
import type { GroupLinkKind } from "@/core/charts/group-graph";
import type { Language } from "@/core/facts/model";

type Year = { readonly year: number; readonly x: number; readonly named: boolean };

type Props = { readonly drawing: GroupDrawing; readonly years: readonly Year[]; readonly language: Language };

const HEAD = 34;
/** Room for the arrows and the name of the last year. */
const RIGHT = 40;
const FOOT = 26;
/** The first year in view on a narrow screen. */
const STARTS_AT = 2011;

export const linkLook: Readonly<Record<GroupLinkKind, string>> = {
  split: "stroke-indigo stroke-[2px]",
  merge: "stroke-indigo stroke-[2px]",
  form: "stroke-indigo stroke-[2px]",
  rename: "stroke-indigo stroke-[2px]",
  follow: "stroke-indigo stroke-[2px]",
  member: "stroke-reported stroke-[1.75px]",
  allegiance: "stroke-ochre-ink stroke-[1.75px]",
  alliance: "stroke-disputed stroke-[1.75px]",
};

export const heldLook: Readonly<Record<GroupLinkKind, string>> = {
  split: "",
  merge: "",
  form: "",
  rename: "",
  follow: "",
  member: "fill-reported",
  allegiance: "fill-ochre-ink",
  alliance: "fill-disputed",
};

const FADING_STROKES = 7;
const FADING_STEP = 9;

const isFirm = (link: DrawnLink) => link.link.fact.status === "established";

/** Names at the left, lives and connections at the right: for the eye; two tables tell the same in words. */
export function GroupChart({ drawing, years, language }: Props) {
  const t = useTranslations("maps.groups");
  const width = Math.round(drawing.width) + RIGHT;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would need a heading; the name says what it is.
    <div
      role="region"
      aria-label={t("chart")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      className="overflow-x-auto rounded-2xl border border-line bg-surface [scrollbar-width:thin]"
    >
      <div aria-hidden="true" className="relative flex min-w-full" style={{ width: `calc(var(--names) + ${width}px)` }}>
        {/* Where it begins on a narrow screen, in browsers that know how: among the years with most groups. */}
        <span
          className="absolute top-0 h-px w-px [scroll-initial-target:nearest]"
          style={{ left: years.find(({ year }) => year === STARTS_AT)?.x ?? 0 }}
        />
        <Names lanes={drawing.lanes} language={language} />
        <svg aria-hidden="true" width={width} height={drawing.height + HEAD + FOOT} className="shrink-0 grow">
          <Years years={years} lanes={drawing.lanes} height={drawing.height} />
          <g transform={`translate(0 ${HEAD})`}>
            {drawing.lanes.map((lane) => (
              <Life key={lane.entity.id} lane={lane} />
            ))}
            {drawing.links.map((link) => (
              <Connection key={link.id} link={link} language={language} />
            ))}
          </g>
        </svg>
      </div>
    </div>
  );
}

function Names({ lanes, language }: { readonly lanes: readonly DrawnLane[]; readonly language: Language }) {
  const t = useTranslations("maps.groups.types");
  return (
    <ul
      style={{ paddingTop: HEAD }}
      className="sticky left-0 z-10 w-(--names) shrink-0 border-r border-line bg-surface"
    >
      {lanes.map(({ entity, row }) => (
        <li
          key={entity.id}
          style={{ height: ROW }}
          className={classes("grid content-center px-3 sm:px-4", row % 2 === 0 && "bg-sand/40")}
        >
          <a
            href={paths.entity(language, entity.id)}
            tabIndex={-1}
            className="line-clamp-2 text-sm sm:line-clamp-1 leading-tight font-semibold decoration-ochre decoration-2 underline-offset-4 hover:underline"
          >
            {written(entity.name, language)}
          </a>
          <span className="truncate text-xs leading-tight text-ink-soft max-sm:hidden">{typeWord(t, entity.type)}</span>
        </li>
      ))}
    </ul>
  );
}

function Years({ years, lanes, height }: Pick<Props, "years"> & Pick<GroupDrawing, "lanes" | "height">) {
  return (
    <g>
      {lanes
        .filter(({ row }) => row % 2 === 0)
        .map(({ entity, row }) => (
          <rect key={entity.id} y={HEAD + row * ROW} width="100%" height={ROW} className="fill-sand/40" />
        ))}
      {years.map(({ year, x, named }) => (
        <g key={year}>
          <path
            d={`M${x} ${named ? 24 : HEAD}V${HEAD + height}`}
            className={named ? "stroke-line" : "stroke-line/50"}
          />
          {(named ? [23, HEAD + height + 18] : []).map((y) => (
            <text key={y} x={x + 4} y={y} className="fill-ink-soft text-xs tabular-nums">
              {year}
            </text>
          ))}
        </g>
      ))}
    </g>
  );
}

/** Full where the group was certainly there, pale where it may have been, fading where nothing tells of it any more. */
function Life({ lane: { y, mayFrom, from, to, mayTo, fades } }: { readonly lane: DrawnLane }) {
  const bar = { y: y - 4, height: 8, rx: 4 };
  return (
    <g>
      <rect {...bar} x={mayFrom} width={Math.max(8, mayTo - mayFrom)} className="fill-indigo/25" />
      {fades === null ? null : <Fading from={Math.max(to, from + 4)} to={fades} y={y} className="stroke-indigo" />}
      <rect {...bar} x={from} width={Math.max(4, to - from)} className="fill-indigo" />
    </g>
  );
}

/** What is not known to have ended: strokes that grow paler, so that no day looks like the last. */
export function Fading(props: {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly className: string;
}) {
  const { from, to, y, className } = props;
  return (
    <g className={className} strokeWidth="2.5" strokeLinecap="round">
      {Array.from({ length: FADING_STROKES }, (_, index) => ({ index, x: from + 5 + index * FADING_STEP }))
        .filter(({ x }) => x + 4 <= to)
        .map(({ index, x }) => (
          <path key={index} d={`M${x} ${y}h4`} strokeOpacity={1 - index / FADING_STROKES} />
        ))}
    </g>
  );
}

function Connection({ link, language }: { readonly link: DrawnLink; readonly language: Language }) {
  const { kind, path, tip, held } = link;
  const fact = link.link.fact;
  const edge = tip.y + (tip.down ? -5 : 5);
  return (
    <a href={paths.fact(language, fact.id)} tabIndex={-1} className="group">
      <title>{written(fact.text, language)}</title>
      <path d={path} className="fill-none stroke-transparent stroke-[12px]" />
      <path
        d={path}
        strokeDasharray={isFirm(link) ? undefined : "5 4"}
        className={classes("fill-none group-hover:stroke-[3.5px]", linkLook[kind])}
      />
      {BECOMES.has(kind) ? (
        <path
          d={`M${tip.x - 5} ${edge + (tip.down ? -6 : 6)}h10l-5 ${tip.down ? 7 : -7}z`}
          className="fill-indigo stroke-surface stroke-1"
        />
      ) : (
        <circle cx={tip.x} cy={tip.y} r="4" className={classes("fill-surface", linkLook[kind])} />
      )}
      {held === null ? null : (
        <rect
          x={held.from}
          y={held.y}
          width={Math.max(3, held.to - held.from)}
          height="2.5"
          className={heldLook[kind]}
        />
      )}
      {held === null || held.fades === null ? null : (
        <Fading from={held.to} to={held.fades} y={held.y + 1.25} className={linkLook[kind]} />
      )}
    </a>
  );
}

/** The word for a kind of group; the graph knows no others. */
export function typeWord(t: ReturnType<typeof useTranslations<"maps.groups.types">>, type: string): string {
  switch (type) {
    case "northern-movement":
    case "coalition":
    case "islamist-group":
    case "self-defence-group":
      return t(type);
    default:
      return type;
  }
}
