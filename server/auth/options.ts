import "server-only";
import { cookies } from "next/headers";
import type { Account, NextAuthOptions, Profile } from "next-auth";
import { ZONE_COOKIE, zoneOfCookie } from "@/core/access/zone-cookie";
import { signInProviders } from "@/server/auth/providers";
import { authSecret } from "@/server/auth/secret";
import { SESSION_SECONDS, sessionCookieName, sessionCookieOptions } from "@/server/auth/session-token";
import { findViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findLinkedAccount, linkOrCreate } from "@/server/data/people/oauth";
import { trustRequestHost } from "@/server/env";

declare module "next-auth" {
  interface User {
    sessionVersion?: number;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionVersion?: number;
  }
}

/**
 * next-auth's options for one request. A function, so that `next build` reads no secret, and because the cookies
 * depend on how the browser came: a school's phones come by http.
 */
export function authOptions(secure: boolean): NextAuthOptions {
  trustRequestHost();
  return {
    secret: authSecret(),
    providers: signInProviders(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: secure,
    cookies: { sessionToken: { name: sessionCookieName(secure), options: sessionCookieOptions(secure) } },
    pages: { signIn: "/sign-in", signOut: "/account", error: "/sign-in" },
    callbacks: {
      async signIn({ account, profile, user }) {
        if (account?.type !== "oauth") return true;
        const linked = await linkOrCreate(
          {
            provider: account.provider,
            providerAccountId: account.providerAccountId,
            name: (user.name ?? "").slice(0, 80) || "?",
            email: provenEmail(account, profile, user.email),
            timeZone: zoneOfCookie((await cookies()).get(ZONE_COOKIE)?.value),
          },
          await findViewer(),
          now(),
        );
        return linked.ok ? true : `/sign-in?error=${linked.error.code}`;
      },
      async jwt({ token, user, account }) {
        if (!account) return token; // a session that is read again
        if (account.type === "oauth") {
          const linked = await findLinkedAccount(account.provider, account.providerAccountId);
          if (!linked) throw new Error("An outside identity signed in without an account.");
          return { sub: linked.userId, sessionVersion: linked.sessionVersion };
        }
        return { sub: user.id, sessionVersion: user.sessionVersion ?? 0 };
      },
      // Pages ask findViewer, which reads the database; the session itself says nothing about anyone.
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

/** An address that the provider does not call verified could be anybody's. GitHub gives its verified primary one. */
function provenEmail(account: Account, profile: Profile | undefined, email: string | null | undefined): string | null {
  const claims = profile as { readonly email_verified?: unknown } | undefined;
  const proven = account.provider === "github" || claims?.email_verified === true;
  return proven && email ? email.toLowerCase() : null;
}
