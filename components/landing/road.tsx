type Props = {
  readonly title: string;
  readonly text: string;
  /** What the drawing shows, for those who do not see it. */
  readonly alt: string;
  readonly stops: readonly string[];
};

/** Where the slabs stand: gaps that grow, on the line of the dune. */
const SLABS = [
  { x: 70, y: 137 },
  { x: 165, y: 141 },
  { x: 330, y: 131 },
  { x: 585, y: 98 },
  { x: 1010, y: 72 },
] as const;

/** The idea of the whole site in one picture: one road, slabs at growing gaps. */
export function Road({ title, text, alt, stops }: Props) {
  return (
    <section aria-labelledby="road" className="mt-20 border-y border-line py-12 sm:mt-28 sm:py-16">
      <div className="grid gap-4 lg:grid-cols-[1fr_1.35fr] lg:gap-14">
        <h2 id="road" className="text-3xl sm:text-4xl">
          {title}
        </h2>
        <p className="max-w-2xl text-lg text-ink-soft">{text}</p>
      </div>
      <div className="mt-8 sm:mt-10">
        <UprightRoad alt={alt} stops={stops} />
        <svg viewBox="0 0 1100 230" role="img" aria-label={alt} className="hidden w-full sm:block" fill="none">
          <path
            d="M0 190C120 208 220 200 340 184S600 120 760 128S980 140 1100 112"
            className="stroke-line-strong"
            strokeWidth="3"
            strokeLinecap="round"
          />
          <path
            d="M0 214C200 226 380 208 520 176S760 160 900 176S1040 172 1100 160"
            className="stroke-line"
            strokeWidth="2"
            strokeLinecap="round"
          />
          {SLABS.map(({ x, y }, index) => (
            <g key={x}>
              <rect
                x={x - 17}
                y={y}
                width="34"
                height="58"
                rx="7"
                className={index === SLABS.length - 1 ? "fill-ochre" : "fill-indigo"}
              />
              <path
                d={`M${x - 17} ${y + 20}h34M${x - 17} ${y + 39}h34`}
                className="stroke-paper"
                strokeWidth="2"
                opacity="0.5"
              />
              <text x={x} y={y - 16} textAnchor="middle" className="fill-ink font-display text-[1.35rem] font-semibold">
                {stops[index]}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </section>
  );
}

/** The same gaps from top to bottom, for narrow screens. */
const STEPS = [16, 58, 118, 204, 330] as const;

function UprightRoad({ alt, stops }: Pick<Props, "alt" | "stops">) {
  return (
    <svg viewBox="0 0 320 364" role="img" aria-label={alt} className="w-full max-w-80 sm:hidden" fill="none">
      <path
        d="M34 0C18 60 52 110 36 180S20 300 40 364"
        className="stroke-line-strong"
        strokeWidth="3"
        strokeLinecap="round"
      />
      {STEPS.map((y, index) => (
        <g key={y}>
          <rect
            x="16"
            y={y - 12}
            width="40"
            height="24"
            rx="6"
            className={index === STEPS.length - 1 ? "fill-ochre" : "fill-indigo"}
          />
          <path d={`M30 ${y - 12}v24M43 ${y - 12}v24`} className="stroke-paper" strokeWidth="2" opacity="0.5" />
          <text x="76" y={y + 7} className="fill-ink font-display text-xl font-semibold">
            {stops[index]}
          </text>
        </g>
      ))}
    </svg>
  );
}
