// The page that a link from the chat opens: whose link it is, and a button that spends it.
// Nothing is spent unasked: somebody else's link would make a person trade on somebody else's desk.

import { api, Refused, resumed, signInByLink } from "./api";
import { beside, need, put } from "./dom";
import { learn, say } from "./text";
import { inWords, letterOf, marksOf, type Person } from "./who";

/** Sign in by the link in the address once the person says so; throws what cannot be tried again. */
export async function login(): Promise<void> {
  learn(need("page").dataset["strings"]);
  const link = location.hash.slice(1);
  history.replaceState(null, "", "/login");
  if (!link) throw new Refused(401, "link", say("login-missing"));
  const [owner, kept] = await Promise.all([whose(link), resumed()]);
  show(owner, kept?.account);
  await spent(link);
}

/** Return whom the link would sign in; it stays good. */
const whose = (link: string): Promise<Person> => api<Person>("/session/link/owner", { method: "POST", body: { token: link } });

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
        if (!(error instanceof Refused) || error.status) return reject(error as Error);
        need("login-state").textContent = error.message;
        go.disabled = false;
      });
    };
  });
}
