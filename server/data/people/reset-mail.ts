import "server-only";
import { getTranslations } from "next-intl/server";
import { createTransport } from "nodemailer";
import { err, ok, type Result } from "@/core/shared/result";
import { countTry, type Throttled } from "@/server/auth/throttle";
import { createResetLinkFor, MAIL_LINK_HOURS } from "@/server/data/people/codes";
import { getEnv } from "@/server/env";

/**
 * Sends a link to choose a new password, if the address has an account. Whether it has is not told: the mail goes
 * out after the answer, so that the time does not tell either.
 *
 * @returns "no-mail" when no mail server is configured
 */
export async function sendResetMail(
  email: string,
  now: Date,
): Promise<Result<null, Throttled | { readonly code: "no-mail" }>> {
  const { mail, publicUrl } = getEnv();
  if (mail === null || publicUrl === null) return err({ code: "no-mail" });
  const allowed = await countTry("mail", email, now);
  if (!allowed.ok) return allowed;
  const link = await createResetLinkFor(email, MAIL_LINK_HOURS, now);
  if (link === null) return ok(null);
  const t = await getTranslations("auth.mail");
  const address = `${publicUrl}/reset?code=${link.code}`;
  const message = {
    from: mail.from,
    to: email,
    subject: t("subject"),
    text: t("text", { address, hours: MAIL_LINK_HOURS }),
  };
  createTransport(mail.url)
    .sendMail(message)
    .catch((error: unknown) =>
      console.error("Mail could not be sent:", error instanceof Error ? error.message : error),
    );
  return ok(null);
}
