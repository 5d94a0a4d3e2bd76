"use client";

import { signIn } from "next-auth/react";
import { ActionForm, type FormField } from "@/components/forms/action-form";
import type { Problem, Sentences } from "@/components/forms/form-words";
import { Button } from "@/components/ui/button";
import { zoneCookie } from "@/core/access/zone-cookie";

/** next-auth answers with one word; the seconds to wait come after a colon. */
function problemOf(error: string, provider: Props["provider"]): Problem {
  const [code = "unknown", seconds] = error.split(":");
  if (code === "throttled") return { code, waitSeconds: Number(seconds) || 60 };
  if (code !== "CredentialsSignin") return { code };
  return { code: provider === "class-code" ? "wrong-in-class" : "wrong" };
}

async function signInWith(provider: "password" | "class-code", values: Readonly<Record<string, string>>) {
  const answer = await signIn(provider, { ...values, redirect: false });
  if (!answer) return { ok: false, error: { code: "unreachable" } } as const;
  if (answer.error) return { ok: false, error: problemOf(answer.error, provider) } as const;
  return { ok: true, value: null } as const;
}

type Props = {
  readonly provider: "password" | "class-code";
  readonly fields: readonly FormField[];
  readonly submit: string;
  readonly sentences: Sentences;
  readonly next: string;
};

export function SignInForm({ provider, fields, submit, sentences, next }: Props) {
  return (
    <ActionForm
      id={provider}
      fields={fields}
      submit={submit}
      sentences={sentences}
      send={(values) => signInWith(provider, values)}
      // A whole new page: nothing of whoever was signed in before may linger.
      onDone={() => window.location.assign(next)}
    />
  );
}

type OutsideProps = {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly next: string;
};

async function signInOutside(provider: string, next: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the browser's cookie store is missing on plain http and in Safari
  document.cookie = zoneCookie(Intl.DateTimeFormat().resolvedOptions().timeZone);
  await signIn(provider, { callbackUrl: next });
}

export function OutsideButtons({ providers, next }: OutsideProps) {
  return (
    <div className="flex flex-wrap gap-3">
      {providers.map(({ id, name }) => (
        <Button key={id} variant="secondary" onClick={() => void signInOutside(id, next)}>
          {name}
        </Button>
      ))}
    </div>
  );
}
