import type { ReactNode } from "react";
import { HowMadeFrame, type HowMadeProps, type HowMadeWords } from "@/components/explain/how-made-frame";
import { PatternText } from "@/components/explain/pattern-text";
import { fill } from "@/components/words";
import type { ExplainedOption } from "@/core/questions/explain";

/** Where a question comes from, in a page that the server draws. */
export function HowMade(props: HowMadeProps) {
  return (
    <HowMadeFrame title={props.words.title}>
      <HowMadeText {...props} />
    </HowMadeFrame>
  );
}

/** The facts and the sentence patterns of a question or card, and the proof that each wrong option is wrong. */
export function HowMadeText({ explanation, words }: HowMadeProps) {
  const { type, factIds, template, patterns, relation, options, seed, generatorVersion } = explanation;
  const isByHand = template === null && patterns.length === 0;
  return (
    <dl className="grid gap-3 pb-4 text-[0.95rem]">
      <Row term={words.facts}>
        <FactLinks ids={factIds} />
      </Row>
      <Row term={words.pattern}>
        {type === "flashcard" ? (isByHand ? words.byHand : null) : relation === null ? words.noPattern : null}
        {[template, ...patterns].map((pattern) =>
          pattern === null ? null : <PatternText key={pattern} pattern={pattern} parts={words.parts} />,
        )}
      </Row>
      {options.length === 0 ? null : (
        <Row term={words.proofs}>
          <Proofs options={options} words={words} />
        </Row>
      )}
      <Row term={words.made}>
        <span className="[overflow-wrap:anywhere]">{fill(words.madeText, { version: generatorVersion, seed })}</span>
      </Row>
    </dl>
  );
}

type ProofsProps = { readonly options: readonly ExplainedOption[]; readonly words: HowMadeWords };

/** Options that are wrong for one reason by the same facts stand together: of pairs there are dozens. */
function Proofs({ options, words }: ProofsProps) {
  const groups = new Map<string, readonly ExplainedOption[]>();
  for (const option of options) {
    const name = `${option.code} ${option.factIds.join(" ")}`;
    groups.set(name, [...(groups.get(name) ?? []), option]);
  }
  return (
    <ul className="grid gap-4">
      {[...groups].map(([name, [first, ...rest]]) =>
        first === undefined ? null : (
          <li key={name}>
            <span className="first-letter:uppercase inline-block">{words.codes[first.code]}.</span>{" "}
            {first.factIds.length === 0 ? null : <FactLinks ids={first.factIds} />}
            <ul className="mt-1 grid gap-1.5 border-l-2 border-line pl-3">
              {[first, ...rest].map(({ label, why, told }) => (
                <li key={label}>
                  <span className="font-medium">{label}</span>
                  {why === null ? null : <span className="block text-ink-soft">{why}</span>}
                  {told.length === 0 ? null : (
                    <span className="flex flex-wrap items-center gap-x-2 text-ink-soft">
                      {words.told} <FactLinks ids={told} />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ),
      )}
    </ul>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm font-semibold text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FactLinks({ ids }: { readonly ids: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-x-4">
      {ids.map((id) => (
        <a
          key={id}
          href={`/en/facts/${id}`}
          className="inline-flex min-h-6 items-center text-indigo underline underline-offset-3"
        >
          {id}
        </a>
      ))}
    </span>
  );
}
