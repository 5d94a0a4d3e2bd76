import "server-only";
import { resolve } from "node:path";
import { z } from "zod";

const text = z
  .string()
  .trim()
  .transform((value) => (value === "" ? null : value))
  .nullish()
  .transform((value) => value ?? null);

const web = text.refine((value) => value === null || /^https?:\/\/[^/\s]+/.test(value), {
  message: "must be a web address such as https://quiz.example.org",
});

const schema = z
  .object({
    NODE_ENV: text,
    NEXT_PHASE: text,
    DATABASE_URL: text.refine((value) => value === null || /^postgres(ql)?:\/\//.test(value), {
      message: "must begin with postgresql://",
    }),
    DATA_DIR: text,
    AZALAI_CLOCK_FILE: text,
    NEXTAUTH_SECRET: text.refine((value) => value === null || value.length >= 32, {
      message: "must have at least 32 characters",
    }),
    NEXTAUTH_URL: web,
    SMTP_URL: text.refine((value) => value === null || /^smtps?:\/\//.test(value), {
      message: "must begin with smtp:// or smtps://",
    }),
    MAIL_FROM: text,
    GITHUB_ID: text,
    GITHUB_SECRET: text,
    GOOGLE_ID: text,
    GOOGLE_SECRET: text,
    OIDC_ISSUER: web,
    OIDC_ID: text,
    OIDC_SECRET: text,
    OIDC_NAME: text,
  })
  .superRefine((env, context) => {
    const need = (name: string, why: string) => context.addIssue({ code: "custom", path: [name], message: why });
    const building = env.NEXT_PHASE === "phase-production-build";
    if (env.DATABASE_URL && !env.NEXTAUTH_SECRET && !building) {
      need(
        "NEXTAUTH_SECRET",
        "is missing. With DATABASE_URL every process must sign sessions with the same secret: set it to at least 32 random characters",
      );
    }
    for (const [id, secret] of [
      ["GITHUB_ID", "GITHUB_SECRET"],
      ["GOOGLE_ID", "GOOGLE_SECRET"],
      ["OIDC_ID", "OIDC_SECRET"],
    ] as const) {
      if (env[id] && !env[secret]) need(secret, `is missing, but ${id} is set`);
      if (env[secret] && !env[id]) need(id, `is missing, but ${secret} is set`);
    }
    if (env.OIDC_ID && !env.OIDC_ISSUER) need("OIDC_ISSUER", "is missing, but OIDC_ID is set");
    if (env.SMTP_URL && !env.MAIL_FROM) need("MAIL_FROM", "is missing, but SMTP_URL is set");
    // A link in an e-mail must not be built from the Host header, which whoever asks for the mail can choose.
    if (env.SMTP_URL && !env.NEXTAUTH_URL) {
      need("NEXTAUTH_URL", "is missing, but SMTP_URL is set: links in e-mails need the public address of this site");
    }
  });

export type Client = { readonly id: string; readonly secret: string };

export type Env = {
  readonly production: boolean;
  /** True while `next build` collects pages: no database, no secret. */
  readonly building: boolean;
  readonly databaseUrl: string | null;
  /** Absolute path of the folder of the embedded database and the generated secrets. */
  readonly dataDir: string;
  /** File with an offset of the clock in milliseconds; only the browser tests set it. */
  readonly clockFile: string | null;
  readonly authSecret: string | null;
  /** Public address without a slash at its end, or null: then each request's own host is right. */
  readonly publicUrl: string | null;
  readonly mail: { readonly url: string; readonly from: string } | null;
  readonly github: Client | null;
  readonly google: Client | null;
  readonly oidc: (Client & { readonly issuer: string; readonly name: string }) | null;
};

/** Thrown at start with one line for each setting that is wrong. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

const client = (id: string | null, secret: string | null): Client | null => (id && secret ? { id, secret } : null);

/**
 * Reads the settings out of an environment.
 *
 * @throws EnvironmentError naming every wrong setting, in sentences for whoever runs the app
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `- ${issue.path.join(".")} ${issue.message}.`);
    throw new EnvironmentError(`The settings of the environment are not right:\n${lines.join("\n")}`);
  }
  const env = parsed.data;
  const oidc = client(env.OIDC_ID, env.OIDC_SECRET);
  return {
    production: env.NODE_ENV === "production",
    building: env.NEXT_PHASE === "phase-production-build",
    databaseUrl: env.DATABASE_URL,
    dataDir: resolve(/* turbopackIgnore: true */ env.DATA_DIR ?? ".data"),
    clockFile: env.AZALAI_CLOCK_FILE,
    authSecret: env.NEXTAUTH_SECRET,
    publicUrl: env.NEXTAUTH_URL?.replace(/\/+$/, "") ?? null,
    mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : null,
    github: client(env.GITHUB_ID, env.GITHUB_SECRET),
    google: client(env.GOOGLE_ID, env.GOOGLE_SECRET),
    oidc: oidc && env.OIDC_ISSUER ? { ...oidc, issuer: env.OIDC_ISSUER, name: env.OIDC_NAME ?? "OpenID" } : null,
  };
}

let parsedEnv: Env | null = null;

/** The settings of this process: the only place that reads `process.env`, once. */
export function getEnv(): Env {
  parsedEnv ??= parseEnv(process.env);
  return parsedEnv;
}

/**
 * Lets next-auth take each request's own host as the site's address when none is configured: phones in a classroom
 * come by the computer's address, and "localhost" would be the phone itself. next-auth reads it from the environment.
 */
export function trustRequestHost(): void {
  process.env.AUTH_TRUST_HOST ??= "1";
}

/** The port that the server listens on, as Next notes it; null before it does. */
export function getPort(): string | null {
  return process.env.PORT ?? null;
}
