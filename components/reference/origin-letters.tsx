import { paths } from "@/components/reference/paths";
import type { Origin } from "@/core/browse/origins";

/** Links to the lists of sources by the first letter of whoever first said it. */
export function OriginLetters({
  origins,
  language,
  label,
  current = null,
}: {
  readonly origins: readonly Origin[];
  readonly language: string;
  readonly label: string;
  /** The letter whose page this is. */
  readonly current?: string | null;
}) {
  const letters = [...new Set(origins.map(({ letter }) => letter))].sort();
  return (
    <nav aria-label={label} className="mb-10">
      <ul className="flex flex-wrap gap-1.5">
        {letters.map((letter) => (
          <li key={letter}>
            <a
              href={paths.letter(language, letter)}
              aria-current={letter === current ? "page" : undefined}
              className="inline-grid min-h-9 min-w-9 place-items-center rounded-lg bg-sand px-2 font-semibold text-ink hover:bg-indigo hover:text-on-indigo aria-[current=page]:bg-indigo aria-[current=page]:text-on-indigo"
            >
              {letterName(letter)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** As readers see it. */
export const letterName = (letter: string) => (letter === "0" ? "0–9" : letter.toUpperCase());
