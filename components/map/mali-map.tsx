import { factKey } from "@/components/charts/fact-keys";
import { MapGround } from "@/components/map/map-ground";
import { MapLabelText } from "@/components/map/map-label";
import { paths } from "@/components/reference/paths";
import { written } from "@/core/browse/in-use";
import type { Fact, Language } from "@/core/facts/model";
import { groundOf } from "@/core/geo/map-ground";
import type { MapModel, MapPoint } from "@/core/geo/map-model";
import type { MapShapes } from "@/core/geo/map-shapes";

type Props = { readonly shapes: MapShapes; readonly model: MapModel; readonly language: Language };

/** The drawing: land and water as paths, points and names above them at the size of text. */
export function MaliMap({ shapes, model, language }: Props) {
  return (
    <div aria-hidden="true" className="absolute inset-0 select-none">
      <MapGround ground={groundOf(shapes)} />
      {model.points.map((point) => (
        <Point key={point.entity.id} point={point} language={language} />
      ))}
      {model.labels.map((label) => (
        <MapLabelText key={label.id} label={label} language={language} />
      ))}
    </div>
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
