import { useTranslations } from "next-intl";
import { FactLink } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/recall-tables";
import { Table } from "@/components/ui/table";

type Props = {
  readonly rows: readonly { readonly factId: string; readonly names: readonly string[] }[];
  readonly sentences: Readonly<Record<string, string>>;
};

/** Who gets no further with which fact: for the teacher, who can sit down beside them. */
export function Stuck({ rows, sentences }: Props) {
  const t = useTranslations("knowledge");
  if (rows.length === 0) return <p>{t("noStuck")}</p>;
  return (
    <Table
      caption={t("stuck")}
      hideCaption
      cards
      columns={[
        { key: "fact", label: t("fact") },
        { key: "who", label: t("who") },
      ]}
      rows={rows.map(({ factId, names }) => ({
        key: factId,
        cells: { fact: <FactLink factId={factId} sentence={sentences[factId]} />, who: names.join(", ") },
      }))}
    />
  );
}
