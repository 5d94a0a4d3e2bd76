import "server-only";
import CredentialsProvider from "next-auth/providers/credentials";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import type { OAuthConfig, Provider } from "next-auth/providers/index";
import { z } from "zod";
import type { Result } from "@/core/shared/result";
import type { SessionToken } from "@/server/auth/session-token";
import { now } from "@/server/clock";
import { type SignInError, signInWithPassword } from "@/server/data/people/accounts";
import { signInWithClassCode } from "@/server/data/people/joining";
import { type Env, getEnv } from "@/server/env";

const passwordInput = z.object({ email: z.string().trim().max(254), password: z.string().max(200) });
const classCodeInput = z.object({
  classCode: z.string().max(40),
  name: z.string().max(80),
  personalCode: z.string().max(200),
});

export type SignedInUser = { readonly id: string; readonly sessionVersion: number };

/** next-auth hands an error's message on to the page: a code, and for throttling the seconds to wait. */
function toUser(result: Result<SessionToken, SignInError>): SignedInUser {
  if (result.ok) return { id: result.value.userId, sessionVersion: result.value.sessionVersion };
  throw new Error(result.error.code === "throttled" ? `throttled:${result.error.waitSeconds}` : "wrong");
}

function credentials(): Provider[] {
  return [
    CredentialsProvider({
      id: "password",
      credentials: { email: {}, password: {} },
      async authorize(raw) {
        const input = passwordInput.safeParse(raw);
        if (!input.success) throw new Error("wrong");
        return toUser(await signInWithPassword(input.data.email, input.data.password, now()));
      },
    }),
    CredentialsProvider({
      id: "class-code",
      credentials: { classCode: {}, name: {}, personalCode: {} },
      async authorize(raw) {
        const input = classCodeInput.safeParse(raw);
        if (!input.success) throw new Error("wrong");
        return toUser(await signInWithClassCode(input.data, now()));
      },
    }),
  ];
}

type OpenIdProfile = { readonly sub: string; readonly name?: string; readonly email?: string };

function openId(oidc: NonNullable<Env["oidc"]>): OAuthConfig<OpenIdProfile> {
  return {
    id: "oidc",
    name: oidc.name,
    type: "oauth",
    wellKnown: `${oidc.issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId: oidc.id,
    clientSecret: oidc.secret,
    profile: (profile) => ({
      id: profile.sub,
      sessionVersion: 0,
      name: profile.name ?? "",
      email: profile.email ?? "",
    }),
  };
}

/** Every way to sign in: password and class code always, others when the environment configures them. */
export function signInProviders(): Provider[] {
  const { github, google, oidc } = getEnv();
  return [
    ...credentials(),
    ...(github ? [GitHubProvider({ clientId: github.id, clientSecret: github.secret })] : []),
    ...(google ? [GoogleProvider({ clientId: google.id, clientSecret: google.secret })] : []),
    ...(oidc ? [openId(oidc)] : []),
  ];
}

/** What the sign-in page offers besides passwords and class codes. */
export function outsideProviders(): readonly { readonly id: string; readonly name: string }[] {
  const { github, google, oidc } = getEnv();
  return [
    ...(github ? [{ id: "github", name: "GitHub" }] : []),
    ...(google ? [{ id: "google", name: "Google" }] : []),
    ...(oidc ? [{ id: "oidc", name: oidc.name }] : []),
  ];
}
