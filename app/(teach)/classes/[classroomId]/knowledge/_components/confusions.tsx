import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ConfusionPair, Direction } from "@/core/gradebook/confusions";

type Props = { readonly pairs: readonly ConfusionPair[]; readonly names: Readonly<Record<string, string>> };

/** What is taken for what, in both directions, each with its own n. */
export function Confusions({ pairs, names }: Props) {
  const t = useTranslations("knowledge");
  if (pairs.length === 0) return <p>{t("noConfusions")}</p>;
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {pairs.map(({ first, second }) => (
        <li key={`${first.right} ${first.given}`} className="rounded-2xl border border-line bg-surface px-5 py-4">
          <OneWay direction={first} names={names} strong />
          {second === null ? null : <OneWay direction={second} names={names} />}
          {first.factIds.length === 0 ? null : (
            <p className="mt-3 flex flex-wrap gap-x-3 text-sm">
              <span className="text-ink-soft">{t("facts")}:</span>
              {first.factIds.slice(0, 3).map((id) => (
                <Link
                  key={id}
                  href={`/en/facts/${id}`}
                  prefetch={false}
                  className="text-indigo underline underline-offset-4 [overflow-wrap:anywhere]"
                >
                  {id}
                </Link>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

type OneWayProps = {
  readonly direction: Direction;
  readonly names: Readonly<Record<string, string>>;
  readonly strong?: boolean;
};

function OneWay({ direction: { right, given, taken, asked }, names, strong = false }: OneWayProps) {
  const t = useTranslations("knowledge");
  return (
    <p className={strong ? "text-lg font-semibold" : "text-ink-soft"}>
      {t("taken", { given: names[given] ?? given, right: names[right] ?? right, taken, asked })}
    </p>
  );
}
