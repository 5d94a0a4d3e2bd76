import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";

type Props = { readonly day: string; readonly first: string; readonly last: string; readonly topic: string | null };

/** To which day recall is forecast: a form that is an address. */
export function ForecastForm({ day, first, last, topic }: Props) {
  const t = useTranslations("knowledge");
  return (
    <form className="mt-12 mb-10 flex flex-wrap items-end gap-3">
      {topic === null ? null : <input type="hidden" name="topic" value={topic} />}
      <Field id="on" label={t("on")}>
        <TextInput id="on" name="on" type="date" defaultValue={day} min={first} max={last} required />
      </Field>
      <Button type="submit" variant="secondary" className="min-h-12">
        {t("show")}
      </Button>
    </form>
  );
}
