import { classes } from "@/components/class-names";
import type { IconName } from "@/components/ui/icon-sprite";

/** Decoration beside words: it names a shape of the sprite, which stands once on every page with a shell. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string | undefined }) {
  return (
    <svg aria-hidden="true" className={classes("icon shrink-0", className)}>
      <use href={`#icon-${name}`} />
    </svg>
  );
}
