import { useTranslations } from "next-intl";
import type { FormAction } from "@/app/(teach)/_components/action-form";
import { OneButton } from "@/app/(teach)/_components/classes/one-button";
import { Card, Section } from "@/components/ui/card";

type Props = {
  readonly offers: readonly { readonly id: string; readonly className: string; readonly from: string }[];
  readonly texts: Readonly<Record<string, string>>;
  readonly actions: { readonly acceptInvitation: FormAction; readonly declineInvitation: FormAction };
};

/** Classes that colleagues would like to teach together with the viewer. */
export function Offers({ offers, texts, actions }: Props) {
  const t = useTranslations("classes.offers");
  if (offers.length === 0) return null;
  return (
    <Section id="offers" title={t("title")} className="mb-10">
      <ul className="grid gap-4">
        {offers.map(({ id, className, from }) => (
          <li key={id}>
            <Card className="grid gap-4">
              <p>{t("text", { from, className })}</p>
              <div className="flex flex-wrap gap-3">
                <OneButton
                  action={actions.acceptInvitation}
                  texts={texts}
                  values={{ id }}
                  label={t("accept")}
                  describe={t("acceptOf", { className })}
                  variant="primary"
                />
                <OneButton
                  action={actions.declineInvitation}
                  texts={texts}
                  values={{ id }}
                  label={t("decline")}
                  describe={t("declineOf", { className })}
                />
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  );
}
