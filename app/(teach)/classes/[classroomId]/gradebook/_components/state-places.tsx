import Link from "next/link";
import { useTranslations } from "next-intl";
import { addressOf, type GradebookQuery } from "@/core/gradebook/query";

type Props = {
  readonly path: string;
  readonly query: GradebookQuery;
  readonly places: readonly {
    readonly id: string;
    readonly title: string;
    readonly learners: number;
    readonly columns: number;
  }[];
};

/** In which assignments the state lies that is filtered by, also on other pages, with the way there. */
export function StatePlaces({ path, query, places }: Props) {
  const t = useTranslations("gradebook.filters");
  if (query.state === null || places.length === 0) return null;
  return (
    <section aria-labelledby="state-places" className="mb-5">
      <h2 id="state-places" className="text-sm font-semibold">
        {t("places", { state: t(`stateOf.${query.state}`) })}
      </h2>
      <ul className="mt-1 flex max-h-40 flex-wrap gap-x-5 gap-y-1 overflow-auto">
        {places.map(({ id, title, learners, columns }) => (
          <li key={id}>
            {columns === query.columns ? (
              t("place", { title, count: learners })
            ) : (
              <Link
                href={`${path}${addressOf({ ...query, columns })}`}
                prefetch={false}
                className="text-indigo underline underline-offset-4"
              >
                {t("placeElsewhere", { title, count: learners })}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
