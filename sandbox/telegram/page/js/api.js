// The server's HTTP interface: what the page reads, and what a person does through it.

const TIMEOUT_MS = 15_000;

export class Refused extends Error {}

async function call(method, path, body) {
  const form = body instanceof FormData;
  let response;
  try {
    response = await fetch(path, {
      method,
      body: form ? body : body && JSON.stringify(body),
      headers: body && !form ? { "content-type": "application/json" } : {},
      signal: AbortSignal.timeout(form ? TIMEOUT_MS * 8 : TIMEOUT_MS),
    });
  } catch {
    throw new Refused("The sandbox does not answer. Is it still running?");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(reason(answer) ?? `The sandbox answered ${response.status}.`);
  return answer;
}

function reason(answer) {
  const text = answer.description ?? answer.error ?? answer.detail;
  return typeof text === "string" ? text : text && JSON.stringify(text);
}

const get = (path, query) => {
  const kept = Object.entries(query).filter(([, value]) => value != null);
  return call("GET", `${path}?${new URLSearchParams(kept)}`);
};
const post = (path, body) => call("POST", path, body);

export const fileUrl = (fileId) => `/page/files/${encodeURIComponent(fileId)}`;

export const api = {
  state: (user_id) => get("/page/state", { user_id }),
  history: (user_id, chat, before) => get(`/page/chats/${chat}/messages`, { user_id, before, limit: 50 }),
  read: (user_id, chat_id) => post("/page/read", { user_id, chat_id }),
  press: (body) => post("/page/press", body),
  upload: (form) => post("/page/upload", form),
  webApp: (body) => post("/page/webapp", body),
  webAppData: (body) => post("/page/webapp/data", body),
  storage: (user_id, method, params) => post("/page/storage", { user_id, method, params }),
  send: (body) => post("/sim/messages", body),
  choose: (body) => post("/sim/choose", body),
  inline: (user_id, query, offset) => post("/sim/inline", { user_id, query, offset }),
  addUser: (body) => post("/sim/users", body),
  addChat: (body) => post("/sim/chats", body),
  members: (body) => post("/sim/members", body),
  block: (user_id) => post("/sim/block", { user_id }),
  unblock: (user_id) => post("/sim/unblock", { user_id }),
  stop: (user_id) => post("/sim/stop", { user_id }),
};
