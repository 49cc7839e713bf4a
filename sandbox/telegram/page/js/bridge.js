// The client's side of the Mini App protocol: JSON strings {eventType, eventData} between frame and page.
// Events: core.telegram.org/api/web-events (from the app) and .../bots/webapps (its methods).
import { api } from "./api.js";
import { ask } from "./dialogs.js";
import { openLink } from "./links.js";
import { store } from "./store.js";
import { themeParams } from "./theme.js";

const NO_INSETS = { top: 0, bottom: 0, left: 0, right: 0 };

/** Popup buttons as in showPopup: these types bring their own text. */
const POPUP_TEXTS = { ok: "OK", close: "Close", cancel: "Cancel" };

/** Answers for what a browser does not have; each as its own client would say it. */
const ABSENT = {
  web_app_biometry_get_info: ["biometry_info_received", { available: false }],
  web_app_check_location: ["location_checked", { available: false }],
  web_app_request_location: ["location_requested", { available: false }],
  web_app_start_accelerometer: ["accelerometer_failed", { error: "UNSUPPORTED" }],
  web_app_start_device_orientation: ["device_orientation_failed", { error: "UNSUPPORTED" }],
  web_app_start_gyroscope: ["gyroscope_failed", { error: "UNSUPPORTED" }],
  web_app_check_home_screen: ["home_screen_checked", { status: "unsupported" }],
  web_app_add_to_home_screen: ["home_screen_failed", { error: "UNSUPPORTED" }],
  web_app_request_phone: ["phone_requested", { status: "cancelled" }],
  web_app_open_scan_qr_popup: ["scan_qr_popup_closed", {}],
  web_app_send_prepared_message: ["prepared_message_failed", { error: "UNSUPPORTED" }],
  web_app_set_emoji_status: ["emoji_status_failed", { error: "UNSUPPORTED" }],
  web_app_request_emoji_status_access: ["emoji_status_access_requested", { status: "cancelled" }],
};

/** Handlers of the app's events: `host` is the frame around it (see miniapp.js), `post` answers. */
export function handlers(host, post) {
  const safe = (type) => () => post(type, NO_INSETS);
  const answered = (type, data) => () => post(type, data);
  return {
    ...Object.fromEntries(Object.entries(ABSENT).map(([type, answer]) => [type, answered(...answer)])),
    ...storage(post, host.storageKey),
    iframe_ready: () => host.ready(),
    iframe_will_reload: () => host.reset(),
    web_app_ready: () => host.ready(),
    web_app_expand: () => host.expand(),
    web_app_request_viewport: () => host.tellViewport(),
    web_app_request_theme: () => post("theme_changed", { theme_params: themeParams() }),
    web_app_request_safe_area: safe("safe_area_changed"),
    web_app_request_content_safe_area: safe("content_safe_area_changed"),
    web_app_request_fullscreen: () => (host.fullscreen(true), post("fullscreen_changed", { is_fullscreen: true })),
    web_app_exit_fullscreen: () => (host.fullscreen(false), post("fullscreen_changed", { is_fullscreen: false })),
    web_app_setup_main_button: (data) => host.button("main", data),
    web_app_setup_secondary_button: (data) => host.button("secondary", data),
    web_app_setup_back_button: (data) => host.back(data.is_visible),
    web_app_setup_settings_button: (data) => host.settings(data.is_visible),
    web_app_setup_closing_behavior: (data) => host.guard(data.need_confirmation),
    web_app_set_header_color: (data) => host.paint("header", data),
    web_app_set_background_color: (data) => host.paint("bg", data),
    web_app_set_bottom_bar_color: (data) => host.paint("bottom", data),
    web_app_close: () => host.close(),
    web_app_open_link: (data) => openLink(data.url),
    web_app_open_tg_link: (data) => (openLink(`https://t.me${data.path_full}`), host.yield()),
    web_app_open_popup: (data) => popup(data, post),
    web_app_open_invoice: (data) => post("invoice_closed", { slug: data.slug, status: "failed" }),
    web_app_read_text_from_clipboard: (data) => clipboard(data, post),
    web_app_request_write_access: () => writeAccess(post),
    web_app_request_file_download: (data) => download(data, post),
    web_app_switch_inline_query: (data) => (
      host.close(),
      store.emit("insert", { text: `@${store.bot.username} ${data.query}`, replace: true })
    ),
    web_app_data_send: (data) => host.sendData(data.data),
    web_app_invoke_custom_method: (data) => custom(data, post),
  };
}

async function popup(data, post) {
  const buttons = (data.buttons ?? []).map((button) => ({
    id: button.id,
    text: button.text || POPUP_TEXTS[button.type] || "OK",
    danger: button.type === "destructive",
    quiet: button.type in POPUP_TEXTS && button.type !== "ok",
  }));
  const id = await ask(data.title, data.message, buttons);
  post("popup_closed", id == null ? {} : { button_id: id });
}

async function clipboard({ req_id }, post) {
  const data = await navigator.clipboard.readText().catch(() => null); // refused: Telegram answers null too
  post("clipboard_text_received", { req_id, data });
}

async function writeAccess(post) {
  const answer = await ask("Allow messages?", "This app asks to let the bot write to you.", [
    { id: "no", text: "Cancel", quiet: true },
    { id: "yes", text: "Allow" },
  ]);
  post("write_access_requested", { status: answer === "yes" ? "allowed" : "cancelled" });
}

async function download({ url, file_name }, post) {
  const answer = await ask("Download this file?", file_name, [
    { id: "no", text: "Cancel", quiet: true },
    { id: "yes", text: "Download" },
  ]);
  if (answer === "yes") openLink(url);
  post("file_download_requested", { status: answer === "yes" ? "downloading" : "cancelled" });
}

/** CloudStorage and the like: kept by the server per bot and person. */
async function custom({ req_id, method, params }, post) {
  try {
    const answer = await api.storage(store.userId, method, params);
    post("custom_method_invoked", { req_id, result: "result" in answer ? answer.result : answer });
  } catch (refused) {
    post("custom_method_invoked", { req_id, error: refused.message });
  }
}

/** DeviceStorage in this browser; SecureStorage does not exist in browsers. */
function storage(post, prefix) {
  const slot = (key) => `${prefix}/${key}`;
  const failed =
    (kind) =>
    ({ req_id }) =>
      post(`${kind}_storage_failed`, { req_id, error: "UNSUPPORTED" });
  const secure = ["save_key", "get_key", "restore_key", "clear"].map((name) => [
    `web_app_secure_storage_${name}`,
    failed("secure"),
  ]);
  return {
    ...Object.fromEntries(secure),
    web_app_device_storage_save_key: ({ req_id, key, value }) => {
      if (value == null) localStorage.removeItem(slot(key));
      else localStorage.setItem(slot(key), value);
      post("device_storage_key_saved", { req_id });
    },
    web_app_device_storage_get_key: ({ req_id, key }) =>
      post("device_storage_key_received", { req_id, value: localStorage.getItem(slot(key)) }),
    web_app_device_storage_clear: ({ req_id }) => {
      Object.keys(localStorage)
        .filter((key) => key.startsWith(slot("")))
        .forEach((key) => localStorage.removeItem(key));
      post("device_storage_cleared", { req_id });
    },
  };
}
