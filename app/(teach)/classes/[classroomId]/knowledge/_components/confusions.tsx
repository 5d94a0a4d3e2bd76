import { useTranslations } from "next-intl";
import { FactLinks } from "@/app/(teach)/_components/fact-link";
import type { ConfusionPair, Direction } from "@/core/gradebook/confusions";

type Props = {
  readonly pairs: readonly ConfusionPair[];
  readonly names: Readonly<Record<string, string>>;
  /** By fact. */
  readonly sentences: Readonly<Record<string, string>>;
};

/** What is taken for what, in both directions, each with its own n. */
export function Confusions({ pairs, names, sentences }: Props) {
  const t = useTranslations("knowledge");
  if (pairs.length === 0) return <p>{t("noConfusions")}</p>;
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {pairs.map(({ first, second }) => (
        <li key={`${first.right} ${first.given}`} className="rounded-2xl border border-line bg-surface px-5 py-4">
          <OneWay direction={first} names={names} strong />
          {second === null ? null : <OneWay direction={second} names={names} />}
          {first.factIds.length === 0 ? null : (
            <div className="mt-3 text-sm">
              <p className="text-ink-soft">{t("facts")}:</p>
              <FactLinks factIds={first.factIds.slice(0, 3)} sentences={sentences} />
            </div>
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
