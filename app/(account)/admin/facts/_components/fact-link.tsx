import type { Told } from "@/app/(account)/admin/facts/_components/told";
import { paths } from "@/components/reference/paths";

/** A fact by its sentence. */
export function FactLink({ factId, textOf }: { readonly factId: string } & Pick<Told, "textOf">) {
  return (
    <a className="font-semibold underline underline-offset-3 [overflow-wrap:anywhere]" href={paths.fact("en", factId)}>
      {textOf(factId)}
    </a>
  );
}
