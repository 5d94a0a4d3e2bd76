import { useTranslations } from "next-intl";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { isDrawnGroup } from "@/core/charts/group-graph";
import type { Entity, FactBase, Language } from "@/core/facts/model";
import { pointPlaces } from "@/core/geo/map-places";

type Props = { readonly base: FactBase; readonly entity: Entity; readonly language: Language };

/** From a place to where it stands in the list beside the map, from a group to its line among the others. */
export function SeenOn({ base, entity, language }: Props) {
  const t = useTranslations("maps.seenOn");
  if (pointPlaces(base).some((place) => place.entity === entity)) {
    return (
      <p className="-mt-4 mb-8">
        <TextLink href={`${paths.map(language)}#place-${entity.id}`}>{t("map")}</TextLink>
      </p>
    );
  }
  return isDrawnGroup(entity) ? (
    <p className="-mt-4 mb-8">
      <TextLink href={paths.groups(language)}>{t("groups")}</TextLink>
    </p>
  ) : null;
}
