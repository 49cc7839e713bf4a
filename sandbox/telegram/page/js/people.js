// Acting as several people: switch the account, add a person, make a group, see who is in a chat.
import { api } from "./api.js";
import { el } from "./dom.js";
import { avatar, nameOf } from "./format.js";
import { menu, sheet } from "./dialogs.js";
import { store } from "./store.js";
import { toast } from "./toasts.js";

const LANGUAGES = ["en", "ru", "es", "de", "fr", "it", "pt", "tr", "uk", "id", "zh", "ja", "ko", "ar", "fa", "hi"];
const languageNames = new Intl.DisplayNames(["en"], { type: "language" });

export function openPeople(anchor) {
  menu(anchor, [
    ...store.users.map((user) => ({
      lead: avatar(user),
      label: nameOf(user),
      note: user.username ? `@${user.username}` : `id ${user.id}`,
      checked: user.id === store.userId,
      run: () => store.emit("switch", { userId: user.id }),
    })),
    null,
    { icon: "person", label: "Add a person", run: addPerson },
    { icon: "group", label: "New group", run: newGroup },
  ]);
}

/** A sheet with a form; `submit` gets its data and throws what is shown under the fields. */
function form(title, fields, action, submit) {
  return sheet((close) => {
    const wrong = el("p.wrong", { role: "alert" });
    const button = el("button.button", null, action);
    const body = el(
      "form",
      {
        onsubmit: async (event) => {
          event.preventDefault();
          button.disabled = true;
          try {
            close(await submit(new FormData(body)));
          } catch (refused) {
            wrong.textContent = refused.message;
            button.disabled = false;
          }
        },
      },
      fields,
      wrong,
      el("div.actions", null, el("button.button.quiet", { type: "button", onclick: () => close() }, "Cancel"), button),
    );
    return [el("h2", null, title), body];
  });
}

async function addPerson() {
  const person = await form(
    "Add a person",
    [
      el(
        "label",
        null,
        "First name",
        el("input", { name: "first_name", required: true, maxlength: "64", autocomplete: "off", autofocus: true }),
      ),
      el(
        "label",
        null,
        "User name",
        el("input", {
          name: "username",
          pattern: "[A-Za-z][A-Za-z0-9_]{3,31}",
          title: "4 to 32 letters, digits and _",
          autocomplete: "off",
          placeholder: "optional",
        }),
      ),
      el(
        "label",
        null,
        "Language",
        el(
          "select",
          { name: "language_code" },
          LANGUAGES.map((code) => el("option", { value: code }, languageNames.of(code))),
        ),
      ),
    ],
    "Add",
    (data) => api.addUser(Object.fromEntries([...data].filter(([, value]) => value))),
  );
  if (person) store.emit("switch", { userId: person.id });
}

const picks = (users, checked) =>
  users.map((user) =>
    el(
      "label.pick",
      null,
      avatar(user, ".small"),
      el("span.clip", null, nameOf(user)),
      el("input", { type: "checkbox", name: "members", value: user.id, checked: checked(user) }),
    ),
  );

const chosen = (data) => data.getAll("members").map(Number);

export async function newGroup() {
  const group = await form(
    "New group",
    [
      el(
        "label",
        null,
        "Title",
        el("input", { name: "title", required: true, maxlength: "128", autocomplete: "off", autofocus: true }),
      ),
      el(
        "div",
        { role: "group", "aria-label": "Members" },
        picks(store.users, (user) => user.id === store.userId),
      ),
      el("p", null, `${nameOf(store.bot ?? {})} joins too.`),
    ],
    "Create",
    (data) =>
      api.addChat({
        type: "supergroup",
        title: data.get("title").trim(),
        members: [...new Set([store.userId, ...chosen(data)])],
      }),
  );
  if (!group) return;
  await store.load();
  store.emit("goto", group.id);
}

async function addMembers(chat) {
  const others = store.users.filter((user) => !chat.members.includes(user.id));
  if (!others.length) return toast("Everybody is here already. Add a person first.");
  return form(
    `Add to ${store.titleOf(chat)}`,
    [
      el(
        "div",
        null,
        picks(others, () => false),
      ),
    ],
    "Add",
    (data) => api.members({ chat_id: chat.id, add: chosen(data) }),
  );
}

export function openProfile(chat) {
  const isPrivate = chat.type === "private";
  const members = isPrivate ? [] : chat.members.map((id) => store.person(id) ?? { id, first_name: `id ${id}` });
  return sheet((close) => [
    el(
      "div.profile",
      null,
      avatar(store.faceOf(chat), ".large"),
      el("h2", null, store.titleOf(chat)),
      el("p", null, isPrivate ? `@${store.bot?.username ?? ""}` : `${members.length} members`),
    ),
    members.length > 0 &&
      el(
        "ul",
        null,
        members.map((user) =>
          el("li.pick", null, avatar(user, ".small"), el("span.clip", null, nameOf(user), user.is_bot ? " · bot" : "")),
        ),
      ),
    el(
      "div.actions",
      null,
      isPrivate
        ? el(
            "button.button.quiet",
            { type: "button", onclick: () => (close(), toggleBlock(chat)) },
            chat.blocked ? "Unblock" : "Block",
          )
        : el("button.button.quiet", { type: "button", onclick: () => (close(), addMembers(chat)) }, "Add people"),
      el("button.button", { type: "button", onclick: () => close() }, "Done"),
    ),
  ]);
}

export async function toggleBlock(chat) {
  try {
    await (chat.blocked ? api.unblock(store.userId) : api.block(store.userId));
    store.updateChat({ ...chat, blocked: !chat.blocked });
  } catch (refused) {
    toast(refused.message, { bad: true });
  }
}
