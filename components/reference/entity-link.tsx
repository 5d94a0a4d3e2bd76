import { HarmDetails } from "@/components/reference/harm-details";
import { paths } from "@/components/reference/paths";
import { TextLink } from "@/components/reference/text-link";
import { written } from "@/core/browse/in-use";
import type { Entity, Language } from "@/core/facts/model";

/** An entity's name, leading to its page; a name that tells of deaths or violence stays closed until it is opened. */
export function EntityLink({ entity, language }: { readonly entity: Entity; readonly language: Language }) {
  const link = <TextLink href={paths.entity(language, entity.id)}>{written(entity.name, language)}</TextLink>;
  return entity.harm === null ? link : <HarmDetails harm={entity.harm}>{link}</HarmDetails>;
}
