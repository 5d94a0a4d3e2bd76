import Link from "next/link";
import { useTranslations } from "next-intl";
import { AtMost } from "@/app/(teach)/_components/at-most";

type Props = {
  readonly classrooms: readonly { readonly id: string; readonly name: string }[];
  /** So many are listed at most. */
  readonly most: number;
};

/** The way back to classes of former years, folded away. */
export function ArchivedClasses({ classrooms, most }: Props) {
  const t = useTranslations("classes.archived");
  if (classrooms.length === 0) return null;
  return (
    <details className="mt-8">
      <summary className="min-h-11 cursor-pointer content-center font-semibold">
        {t("title", { count: classrooms.length })}
      </summary>
      <ul className="mt-2 grid gap-1">
        {classrooms.map((one) => (
          <li key={one.id}>
            <Link
              href={`/classes/${one.id}`}
              className="inline-flex min-h-11 items-center text-indigo underline underline-offset-4"
            >
              {one.name}
            </Link>
          </li>
        ))}
      </ul>
      <AtMost of="archived" shown={classrooms.length} most={most} />
    </details>
  );
}
