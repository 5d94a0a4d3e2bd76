type Props = {
  readonly label: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
};

/** The parts of a long page, each leading to its heading. */
export function Contents({ label, sections }: Props) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-flex min-h-11 items-center text-indigo underline underline-offset-4">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
