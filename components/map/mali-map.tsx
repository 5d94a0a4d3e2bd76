import { factKey } from "@/components/charts/fact-keys";
import { MapLabelText } from "@/components/map/map-label";
import { paths } from "@/components/reference/paths";
import { written } from "@/core/browse/in-use";
import type { Fact, Language } from "@/core/facts/model";
import type { MapModel, MapPoint } from "@/core/geo/map-model";
import type { MapShapes } from "@/core/geo/map-shapes";

type Props = { readonly shapes: MapShapes; readonly model: MapModel; readonly language: Language };

/** The drawing: land and water as paths, points and names above them at the size of text. */
export function MaliMap({ shapes, model, language }: Props) {
  return (
    <div aria-hidden="true" className="absolute inset-0 select-none">
      <Ground shapes={shapes} />
      {model.points.map((point) => (
        <Point key={point.entity.id} point={point} language={language} />
      ))}
      {model.labels.map((label) => (
        <MapLabelText key={label.id} label={label} language={language} />
      ))}
    </div>
  );
}

function Ground({ shapes }: { readonly shapes: MapShapes }) {
  const line = "fill-none [stroke-linecap:round] [stroke-linejoin:round] [vector-effect:non-scaling-stroke]";
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${shapes.width} ${Math.round(shapes.height)}`}
      className="absolute inset-0 size-full"
    >
      <path d={shapes.neighbours.map(({ path }) => path).join("")} className="fill-sand" />
      <path d={shapes.borders} className={`${line} stroke-line-strong/60 stroke-[1px]`} />
      <path d={shapes.regions.map(({ path }) => path).join("")} className="fill-surface" />
      <path d={shapes.regionBorders} className={`${line} stroke-line-strong/80 stroke-[1px] [stroke-dasharray:5_4]`} />
      {shapes.rivers.map(({ name, path, great }) => (
        <path
          key={name}
          d={path}
          className={`${line} stroke-reported ${great ? "stroke-[2px]" : "stroke-[1px] opacity-60"}`}
        />
      ))}
      <path d={shapes.outline} className={`${line} stroke-ink/75 stroke-[1.75px]`} />
    </svg>
  );
}

function Point({
  point: { entity, x, y, facts },
  language,
}: {
  readonly point: MapPoint;
  readonly language: Language;
}) {
  return (
    <div className="absolute size-0" style={{ left: `${(x * 100).toFixed(2)}%`, top: `${(y * 100).toFixed(2)}%` }}>
      {facts.length === 0 ? null : <FactRing facts={facts} />}
      <a
        href={paths.entity(language, entity.id)}
        tabIndex={-1}
        title={written(entity.name, language)}
        className="group absolute grid size-6 -translate-1/2 place-items-center"
      >
        <span className="size-[7px] rounded-full border-[1.5px] border-surface bg-ink group-hover:size-[11px] group-hover:bg-ochre-ink" />
      </a>
    </div>
  );
}

/** Area grows with the number of facts; the filter changes the number. */
function FactRing({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <span
      data-facts={facts.flatMap((fact) => (fact.when === null ? [] : [factKey(fact, fact.when)])).join(" ")}
      style={{ "--root-n": Math.sqrt(facts.length).toFixed(2) } as Record<string, string>}
      className="absolute size-[calc(7px+var(--root-n)*7px)] -translate-1/2 rounded-full border border-ochre-ink/70 bg-ochre/35"
    />
  );
}
