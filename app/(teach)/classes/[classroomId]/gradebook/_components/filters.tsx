import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field, Select, TextInput } from "@/components/ui/field";
import { stateFilters } from "@/core/gradebook/cell";
import type { GradebookQuery } from "@/core/gradebook/query";

type Props = {
  readonly path: string;
  readonly query: GradebookQuery;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly filtered: boolean;
  /** Title of the assignment that is sorted by; null for another order. */
  readonly sortedBy: string | null;
};

/** Which learners are shown: a form that is an address, so that it can be kept and works without scripts. */
export function GradebookFilters({ path, query, groups, filtered, sortedBy }: Props) {
  const t = useTranslations("gradebook.filters");
  // A state is looked for in the assignment that is sorted by, or else in all of the class.
  const state = sortedBy === null ? t("state") : t("stateIn", { title: sortedBy });
  return (
    <search>
      {/* Folded away until they are used: on a phone the table would begin below the first screen. */}
      <details open={filtered} className="mb-3 print:not-open:hidden">
        <summary className="inline-block min-h-11 py-2 font-semibold text-indigo">{t("title")}</summary>
        <form action={path} aria-label={t("title")} className="mt-1 mb-2 flex flex-wrap items-end gap-3">
          {query.sort === "list" ? null : <input type="hidden" name="sort" value={query.sort} />}
          {query.descending ? <input type="hidden" name="down" value="1" /> : null}
          {query.columns === 1 ? null : <input type="hidden" name="columns" value={query.columns} />}
          <div className="min-w-36 flex-1 sm:max-w-56">
            <Field id="filter-name" label={t("name")}>
              <TextInput id="filter-name" name="name" type="search" maxLength={60} defaultValue={query.name} />
            </Field>
          </div>
          <div className="min-w-36 flex-1 sm:max-w-64">
            <Field id="filter-state" label={state}>
              <Select id="filter-state" name="state" defaultValue={query.state ?? ""}>
                <option value="">{t("any")}</option>
                {stateFilters.map((state) => (
                  <option key={state} value={state}>
                    {t(`stateOf.${state}`)}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          {groups.length === 0 ? null : (
            <div className="min-w-36 flex-1 sm:max-w-56">
              <Field id="filter-group" label={t("group")}>
                <Select id="filter-group" name="group" defaultValue={query.groupId ?? ""}>
                  <option value="">{t("everybody")}</option>
                  {groups.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              </Field>
            </div>
          )}
          <Button type="submit" variant="secondary" className="min-h-12">
            {t("show")}
          </Button>
          {filtered ? (
            <Link href={path} className="inline-flex min-h-12 items-center text-indigo underline underline-offset-4">
              {t("clear")}
            </Link>
          ) : null}
        </form>
      </details>
    </search>
  );
}
