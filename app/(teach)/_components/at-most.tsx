import { useTranslations } from "next-intl";
import type teach from "@/messages/en/teach.json";

type Props = {
  readonly of: keyof (typeof teach)["atMost"];
  readonly shown: number;
  /** The list is cut after so many. */
  readonly most: number;
};

/** Says below a list that it may be cut, and what to do then; nothing below one that cannot be. */
export function AtMost({ of, shown, most }: Props) {
  const t = useTranslations("teach.atMost");
  return shown < most ? null : <p className="mt-3 max-w-2xl text-sm text-ink-soft">{t(of, { most })}</p>;
}
