import type { Metadata } from "next";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { periodFacet, topicFacet } from "@/components/charts/facets";
import { FactFilter } from "@/components/charts/fact-filter";
import { MaliMap } from "@/components/map/mali-map";
import { MapLegend } from "@/components/map/map-legend";
import { MapViewport } from "@/components/map/map-viewport";
import { PlaceList } from "@/components/map/place-list";
import { PageHeader } from "@/components/ui/card";
import { publicLanguage } from "@/core/browse/languages";
import { mapModel } from "@/core/geo/map-model";
import { mapShapes } from "@/core/geo/map-shapes";
import { writtenDate } from "@/core/questions/render/dates";
import { readGeoFiles } from "@/server/content/geo";
import { getFactBase } from "@/server/content/load";

type Props = { readonly params: Promise<{ language: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("maps.map");
  return { title: t("title"), description: t("description") };
}

export default async function MapPage({ params }: Props) {
  const language = publicLanguage((await params).language);
  setRequestLocale(language);
  const base = getFactBase();
  const shapes = mapShapes(readGeoFiles());
  const model = mapModel(base, shapes, language);
  const t = await getTranslations("maps.map");
  const { maps } = await getMessages();
  const facts = model.groups.flatMap(({ places, recent }) => [...places.flatMap((place) => place.facts), ...recent]);
  const asOf = writtenDate(base.release.asOf, language);

  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <FactFilter
        words={maps.filter}
        facets={[topicFacet(base, facts, language, maps.filter), periodFacet(base.release.asOf, maps.filter)]}
      >
        <div className="grid gap-10 lg:grid-cols-[minmax(0,1.75fr)_minmax(0,1fr)] lg:gap-8">
          <div className="lg:sticky lg:top-4 lg:self-start">
            <MapViewport
              ratio={shapes.width / Math.round(shapes.height)}
              words={{ region: maps.map.region, ...maps.map.controls }}
            >
              <MaliMap shapes={shapes} model={model} language={language} />
            </MapViewport>
            <div className="mt-4">
              <MapLegend />
            </div>
            <p className="mt-4 text-sm text-ink-soft">{t("regionsNote")}</p>
          </div>
          <section aria-labelledby="places" className="min-w-0">
            <h2 id="places" className="text-2xl">
              {t("list.title")}
            </h2>
            <p className="mt-2 mb-6 text-ink-soft">{t("list.lead")}</p>
            <PlaceList base={base} groups={model.groups} language={language} />
          </section>
        </div>
      </FactFilter>
      <section aria-labelledby="unmapped" className="mt-14 max-w-2xl rounded-2xl border border-line bg-surface p-5">
        <h2 id="unmapped" className="text-lg">
          {t("safety.title")}
        </h2>
        <p className="mt-1.5">{t("safety.text", { date: asOf })}</p>
      </section>
    </>
  );
}
