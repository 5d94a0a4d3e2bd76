"use server";

import { headers } from "next/headers";
import { z } from "zod";
import type { LinkState } from "@/app/(teach)/_components/classes/link-form";
import { qrPath } from "@/components/ui/qr-code";
import { err, ok } from "@/core/shared/result";
import { formInput, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { createResetLink } from "@/server/data/people/codes";
import { siteAddress } from "@/server/http/site-address";

const input = z.strictObject({ learnerId: z.uuid() });

/** Makes a link that works once; it is shown to the teacher and stored only as a hash. */
export async function makeLink(_previous: LinkState, form: FormData): Promise<LinkState> {
  const result = await runAction("resetLink.create", input, formInput(form), async (viewer, { learnerId }) => {
    const link = await createResetLink(viewer, learnerId, now());
    return link ? ok(link) : err({ code: "not-found" } as const);
  });
  if (!result.ok) return { error: result.error.code, link: null };
  const address = `${siteAddress(await headers())}/reset?code=${result.value.code}`;
  return { error: null, link: { address, until: result.value.expiresAt.toISOString(), qr: qrPath(address) } };
}
