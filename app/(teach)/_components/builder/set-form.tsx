"use client";

import { type ComponentProps, useState } from "react";
import { ActionForm, type FormAction } from "@/app/(teach)/_components/action-form";
import { SetBuilder } from "@/app/(teach)/_components/builder/set-builder";
import { TitleField } from "@/app/(teach)/_components/title-field";
import { FieldGroup, TickCard } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type sets from "@/messages/en/sets.json";

type Props = Omit<ComponentProps<typeof SetBuilder>, "children" | "onTitle" | "classHasHarm" | "mayBeOwn"> & {
  readonly action: FormAction;
  readonly texts: Readonly<Record<string, string>>;
  /** The set that is changed and the version that is seen; null for a new one. */
  readonly set: {
    readonly id: string;
    readonly title: string;
    readonly version: number;
    readonly frozen: boolean;
  } | null;
  readonly labels: { readonly title: string; readonly submit: string };
  readonly pageWords: (typeof sets)["page"];
};

/** A set to be saved: what it is about, its title, and what becomes of it when facts change. */
export function SetForm({ action, texts, set, labels, pageWords, ...builder }: Props) {
  return (
    <ActionForm action={action} texts={texts} className="grid grid-cols-1 gap-6">
      {set === null ? null : (
        <>
          <input type="hidden" name="setId" value={set.id} />
          <input type="hidden" name="seen" value={set.version} />
        </>
      )}
      {/* Another version is another set of fields; what the form answered stays. */}
      <SetFields key={set?.version ?? 0} set={set} labels={labels} pageWords={pageWords} {...builder} />
    </ActionForm>
  );
}

function SetFields({ set, labels, pageWords, ...builder }: Omit<Props, "action" | "texts">) {
  const [title, setTitle] = useState(set?.title ?? "");
  return (
    <SetBuilder
      {...builder}
      classHasHarm={null}
      mayBeOwn
      onTitle={(suggested) => setTitle((typed) => (typed === "" ? suggested.slice(0, 120) : typed))}
    >
      <TitleField label={labels.title} value={title} onChange={setTitle} />
      <FieldGroup legend={pageWords.keep}>
        <div className="grid gap-2">
          {(["follows", "frozen"] as const).map((value) => (
            <TickCard
              key={value}
              kind="radio"
              name="keep"
              value={value}
              defaultChecked={(set?.frozen ? "frozen" : "follows") === value}
              label={pageWords[value]}
              detail={pageWords[`${value}Hint`]}
            />
          ))}
        </div>
      </FieldGroup>
      <div>
        <SubmitButton size="large">{labels.submit}</SubmitButton>
      </div>
    </SetBuilder>
  );
}
