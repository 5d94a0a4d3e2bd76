/** Somebody signed in at a running app, through the same routes as a browser. */
export type HttpSession = {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly post: (path: string, body: unknown) => Promise<Response>;
  /** The same person's browser after the app was started anew, on another port. */
  readonly at: (base: string) => HttpSession;
};

const cookiesOf = (response: Response): string[] =>
  response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");

/** Signs in with e-mail address and password. @throws when the app refuses */
export async function signInOverHttp(base: string, email: string, password: string): Promise<HttpSession> {
  const csrf = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${base}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(csrf).join("; "), origin: base },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const session = cookiesOf(answer).find((cookie) => cookie.startsWith("azalai.session="));
  if (session === undefined) throw new Error(`Not signed in: ${answer.status} ${await answer.text()}`);
  return sessionWith(base, session);
}

/** Requests as the browser with this cookie sends them from a page of the app. */
function sessionWith(base: string, cookie: string): HttpSession {
  return {
    get: (path, headers = {}) => fetch(`${base}${path}`, { headers: { ...headers, cookie } }),
    at: (other) => sessionWith(other, cookie),
    post: (path, body) =>
      fetch(`${base}${path}`, {
        method: "POST",
        headers: { cookie, origin: base, "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
  };
}

/** Whose session it is, as the app's own pages tell their scripts. @throws when signed out */
export async function accountOf(session: HttpSession): Promise<string> {
  const page = await (await session.get("/account")).text();
  const account = /account\\?":\\?"([0-9a-f-]{36})/.exec(page)?.[1];
  if (account === undefined) throw new Error("This page belongs to nobody.");
  return account;
}
