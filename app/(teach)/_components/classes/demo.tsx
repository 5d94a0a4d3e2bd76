import { useTranslations } from "next-intl";
import type { FormAction } from "@/app/(teach)/_components/action-form";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { Card, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";

type Texts = Readonly<Record<string, string>>;

/** For whoever wants to look around before pupils are there. */
export function DemoOffer({ texts, showDemo }: { readonly texts: Texts; readonly showDemo: FormAction }) {
  const t = useTranslations("teach.demo");
  return (
    <Section id="demo-class" title={t("title")}>
      <Card className="grid max-w-xl gap-4">
        <p>{t("text")}</p>
        <OneButton action={showDemo} texts={texts} values={{}} label={t("show")} />
      </Card>
    </Section>
  );
}

type RemovalProps = { readonly classroomId: string; readonly texts: Texts; readonly removeDemo: FormAction };

/** Says on the page of a demo class what it is, and takes it away. */
export function DemoNote(props: RemovalProps) {
  const t = useTranslations("teach.demo");
  return (
    <div className="mb-10">
      <Notice title={t("noteTitle")}>
        <div className="grid gap-3">
          <p>{t("note")}</p>
          <RemoveButton {...props} />
        </div>
      </Notice>
    </div>
  );
}

/** The same in the settings, in the place of closing the class. */
export function DemoRemoval(props: RemovalProps) {
  const t = useTranslations("teach.demo");
  return (
    <div className="grid gap-4">
      <p>{t("removeText")}</p>
      <RemoveButton {...props} />
    </div>
  );
}

function RemoveButton({ classroomId, texts, removeDemo }: RemovalProps) {
  const t = useTranslations("teach.demo");
  return <OneButton action={removeDemo} texts={texts} values={{ classroomId }} label={t("remove")} />;
}
