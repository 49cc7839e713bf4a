// The page that a link from the chat opens: whose link it is, and a button that spends it.
// Nothing is spent unasked: somebody else's link would make a person trade on somebody else's desk.

import "./shared";
import { api, Refused, resumed, signInByLink } from "./api";
import { beside, need, put } from "./dom";
import { say } from "./text";
import { inWords, letterOf, marksOf, type Person } from "./who";

/** Sign in by the link in the address once the person says so; throws what cannot be tried again. */
export async function login(): Promise<void> {
  const link = location.hash.slice(1) || (history.state as { link?: string } | null)?.link;
  history.replaceState({ link }, "", "/login"); // out of sight, and there after a reload, until somebody is signed in
  addEventListener("hashchange", () => location.reload());
  if (!link) throw new Refused(401, "link", say("login-missing"));
  const [owner, kept] = await Promise.all([whose(link).catch(again), resumed().catch(() => undefined)]);
  show(owner, kept?.account);
  await spent(link);
}

/** Return whom the link would sign in; it stays good. */
const whose = (link: string): Promise<Person> => api<Person>("/session/link/owner", { method: "POST", body: { token: link } });

/** Whether it says nothing of the link itself, which may be as good as before. */
const isPassing = (error: unknown): error is Refused =>
  error instanceof Refused && (error.status === 0 || error.status === 429 || error.status >= 500);

/** Offer to look at the link once more; throws what another look would not change. */
function again(error: unknown): Promise<never> {
  if (!isPassing(error)) throw error;
  need("login-bar").hidden = true;
  need("login-state").textContent = error.message;
  const go = need("login-go");
  go.textContent = say("try-again");
  go.onclick = () => location.reload();
  go.hidden = false;
  return new Promise(() => undefined);
}

function show(owner: Person, kept: Person | undefined): void {
  need("login-bar").hidden = true;
  need("login-state").textContent = say("login-whose");
  need("login-mark").textContent = letterOf(owner);
  need("login-name").textContent = owner.name;
  put(need("login-id"), ...beside(...marksOf(owner)));
  need("login-owner").hidden = false;
  const other = need("login-other");
  const isOther = kept !== undefined && kept.id !== owner.id;
  other.textContent = isOther ? say("login-other", { who: inWords(kept) }) : "";
  other.hidden = !isOther;
  const go = need("login-go");
  go.textContent = say("login-as", { name: `\u2068${owner.name}\u2069` });
  go.hidden = false;
  if (!isOther) go.focus();
}

/** Wait for the press that spends the link; one that nobody answered may be repeated. */
function spent(link: string): Promise<void> {
  const go = need<HTMLButtonElement>("login-go");
  return new Promise((resolve, reject) => {
    go.onclick = () => {
      go.disabled = true;
      signInByLink(link).then(() => resolve(), (error: unknown) => {
        if (!isPassing(error)) return reject(error as Error);
        need("login-state").textContent = error.message;
        go.disabled = false;
      });
    };
  });
}
