"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import type { Saved } from "@/app/(account)/actions";
import { err, ok } from "@/core/shared/result";
import { type ActionResult, runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { createResetLink } from "@/server/data/people/codes";
import { changeRole, type RoleError } from "@/server/data/people/people";
import { setTeacherSignUp } from "@/server/data/people/settings";
import { siteAddress } from "@/server/http/site-address";

const settingsInput = z.strictObject({ teachers: z.enum(["anyone", "administrators"]) });

export async function saveSettings(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("setting.change", settingsInput, raw, async (_viewer, { teachers }) => {
    await setTeacherSignUp(teachers === "anyone");
    revalidatePath("/admin");
    return ok({ reveal: null });
  });
}

const roleInput = z.strictObject({ userId: z.uuid(), role: z.enum(["learner", "teacher", "administrator"]) });

export async function saveRole(raw: unknown): Promise<ActionResult<Saved, RoleError>> {
  return runAction<typeof roleInput, Saved, RoleError>(
    "person.change",
    roleInput,
    raw,
    async (viewer, { userId, role }) => {
      const result = await changeRole(viewer, userId, role, now());
      if (!result.ok) return result;
      revalidatePath(`/admin/people/${userId}`);
      return ok({ reveal: null });
    },
  );
}

const personInput = z.strictObject({ userId: z.uuid() });

export async function makeResetLink(raw: unknown): Promise<ActionResult<Saved>> {
  return runAction("resetLink.create", personInput, raw, async (viewer, { userId }) => {
    const link = await createResetLink(viewer, userId, now());
    if (!link) return err({ code: "not-found" } as const);
    return ok({ reveal: `${siteAddress(await headers())}/reset?code=${link.code}` });
  });
}
