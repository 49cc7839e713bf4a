"""Bot API methods: the parameters of those that work here, the names of those that do not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import Upload
from sandbox.telegram.journal import Json

# A parameter is `name`, `name:kind` (text when not said) and `!` when it must be there.
_PLACE = (
    "chat_id! message_thread_id:int direct_messages_topic_id:int disable_notification:bool"
    " protect_content:bool"
)
_WEIGHT = "business_connection_id allow_paid_broadcast:bool message_effect_id"
_REPLY = "reply_parameters:json reply_to_message_id:int allow_sending_without_reply:bool"
_SUGGESTED = "suggested_post_parameters:json"
_TO = f"{_PLACE} {_WEIGHT} {_REPLY} {_SUGGESTED}"
_MARKUP = "reply_markup:json"
_EPHEMERAL = "ephemeral_message_parameters:json receiver_user_id:int callback_query_id"
_CAPTION = "caption parse_mode caption_entities:json"
_ABOVE = "show_caption_above_media:bool"
_WORDS = "text parse_mode entities:json"
_TEXT = f"{_WORDS} link_preview_options:json"
_NO_PREVIEW = "disable_web_page_preview:bool"
_MEDIA = f"{_TO} {_MARKUP} {_EPHEMERAL} {_CAPTION}"
_VISUAL = f"{_MEDIA} {_ABOVE} has_spoiler:bool"
_SPOT = "latitude:json longitude:json"
_SIZE = "duration:int width:int height:int thumbnail:file"
_EDITED = f"business_connection_id chat_id message_id:int inline_message_id {_MARKUP}"
_WHISPERED = f"chat_id! receiver_user_id:int! ephemeral_message_id:int! {_MARKUP}"
_MESSAGE = "chat_id! message_id:int!"
_COPIED = "from_chat_id! message_id:int! video_start_timestamp:int"
_MEMBER = "chat_id! user_id:int!"
_SCOPE = "scope:json language_code"
_RIGHTS = (
    "is_anonymous:bool can_manage_chat:bool can_delete_messages:bool can_manage_video_chats:bool"
    " can_restrict_members:bool can_promote_members:bool can_change_info:bool"
    " can_invite_users:bool can_post_stories:bool can_edit_stories:bool can_delete_stories:bool"
    " can_post_messages:bool can_edit_messages:bool can_pin_messages:bool can_manage_topics:bool"
    " can_manage_direct_messages:bool can_manage_tags:bool can_send_welcome_messages:bool"
)

_WORKING: Final = {
    "getMe": "",
    "logOut": "",
    "close": "",
    "getUpdates": "offset:int limit:int timeout:int allowed_updates:json",
    "setWebhook": "url certificate:file ip_address max_connections:int allowed_updates:json"
    " drop_pending_updates:bool secret_token",
    "deleteWebhook": "drop_pending_updates:bool",
    "getWebhookInfo": "",
    "sendMessage": f"{_TO} {_MARKUP} {_EPHEMERAL} {_TEXT} {_NO_PREVIEW}",
    "sendPhoto": f"{_VISUAL} photo:file!",
    "sendDocument": f"{_MEDIA} document:file! thumbnail:file disable_content_type_detection:bool",
    "sendAnimation": f"{_VISUAL} animation:file! {_SIZE}",
    "sendVideo": f"{_VISUAL} video:file! {_SIZE} cover:file start_timestamp:int"
    " supports_streaming:bool",
    "sendAudio": f"{_MEDIA} audio:file! duration:int performer title thumbnail:file",
    "sendVoice": f"{_MEDIA} voice:file! duration:int",
    "sendContact": f"{_TO} {_MARKUP} {_EPHEMERAL} phone_number! first_name! last_name vcard",
    "sendLocation": f"{_TO} {_MARKUP} {_EPHEMERAL} {_SPOT} horizontal_accuracy:json"
    " live_period:int heading:int proximity_alert_radius:int",
    "sendVenue": f"{_TO} {_MARKUP} {_EPHEMERAL} {_SPOT} title! address! foursquare_id"
    " foursquare_type google_place_id google_place_type",
    "sendDice": f"{_TO} {_MARKUP} emoji",
    "sendMediaGroup": f"{_PLACE} {_WEIGHT} {_REPLY} media:json!",
    "sendChatAction": "chat_id! action! business_connection_id message_thread_id:int",
    "sendMessageDraft": "chat_id! draft_id:int message_thread_id:int can_stop:bool"
    f" keep_on_stop:bool {_WORDS}",
    "editMessageText": f"{_EDITED} {_TEXT} {_NO_PREVIEW} rich_message:json",
    "editMessageCaption": f"{_EDITED} {_CAPTION} {_ABOVE}",
    "editMessageReplyMarkup": _EDITED,
    "editMessageMedia": f"{_EDITED} media:json!",
    "editEphemeralMessageText": f"{_WHISPERED} {_TEXT} rich_message:json",
    "editEphemeralMessageCaption": f"{_WHISPERED} {_CAPTION} {_ABOVE}",
    "editEphemeralMessageReplyMarkup": _WHISPERED,
    "editEphemeralMessageMedia": f"{_WHISPERED} media:json!",
    "deleteEphemeralMessage": "chat_id! receiver_user_id:int! ephemeral_message_id:int!",
    "deleteMessage": _MESSAGE,
    "deleteMessages": "chat_id! message_ids:json!",
    "copyMessage": f"{_PLACE} {_REPLY} {_SUGGESTED} {_MARKUP} {_CAPTION} {_ABOVE} {_COPIED}"
    " allow_paid_broadcast:bool message_effect_id",
    "copyMessages": f"{_PLACE} from_chat_id! message_ids:json! remove_caption:bool",
    "forwardMessage": f"{_PLACE} {_SUGGESTED} {_COPIED} message_effect_id",
    "forwardMessages": f"{_PLACE} from_chat_id! message_ids:json!",
    "pinChatMessage": f"{_MESSAGE} business_connection_id disable_notification:bool",
    "unpinChatMessage": "chat_id! message_id:int business_connection_id",
    "unpinAllChatMessages": "chat_id!",
    "setMessageReaction": f"{_MESSAGE} reaction:json is_big:bool",
    "answerCallbackQuery": "callback_query_id! text show_alert:bool url cache_time:int",
    "answerInlineQuery": "inline_query_id! results:json! cache_time:int is_personal:bool"
    " next_offset button:json switch_pm_text switch_pm_parameter",
    "answerWebAppQuery": "web_app_query_id! result:json!",
    "savePreparedInlineMessage": "user_id:int! result:json! allow_user_chats:bool"
    " allow_bot_chats:bool allow_group_chats:bool allow_channel_chats:bool",
    "setMyCommands": f"commands:json! {_SCOPE}",
    "getMyCommands": _SCOPE,
    "deleteMyCommands": _SCOPE,
    "setChatMenuButton": "chat_id:int menu_button:json",
    "getChatMenuButton": "chat_id:int",
    "setMyName": "name language_code",
    "getMyName": "language_code",
    "setMyDescription": "description language_code",
    "getMyDescription": "language_code",
    "setMyShortDescription": "short_description language_code",
    "getMyShortDescription": "language_code",
    "setMyDefaultAdministratorRights": "rights:json for_channels:bool",
    "getMyDefaultAdministratorRights": "for_channels:bool",
    "getChat": "chat_id!",
    "getChatMember": _MEMBER,
    "getChatMemberCount": "chat_id!",
    "getChatAdministrators": "chat_id! return_bots:bool",
    "leaveChat": "chat_id!",
    "banChatMember": f"{_MEMBER} until_date:int revoke_messages:bool",
    "unbanChatMember": f"{_MEMBER} only_if_banned:bool",
    "restrictChatMember": f"{_MEMBER} permissions:json! until_date:int"
    " use_independent_chat_permissions:bool",
    "promoteChatMember": f"{_MEMBER} {_RIGHTS}",
    "setChatTitle": "chat_id! title!",
    "setChatDescription": "chat_id! description",
    "setChatPermissions": "chat_id! permissions:json! use_independent_chat_permissions:bool",
    "exportChatInviteLink": "chat_id!",
    "getUserProfilePhotos": "user_id:int! offset:int limit:int",
    "getFile": "file_id!",
}
_KNOWN_ONLY: Final = [
    "addStickerToSet",
    "answerChatJoinRequestQuery",
    "answerGuestQuery",
    "answerPreCheckoutQuery",
    "answerShippingQuery",
    "answerWidgetQuery",
    "approveChatJoinRequest",
    "approveSuggestedPost",
    "banChatSenderChat",
    "closeForumTopic",
    "closeGeneralForumTopic",
    "convertGiftToStars",
    "createChatInviteLink",
    "createChatSubscriptionInviteLink",
    "createForumTopic",
    "createInvoiceLink",
    "createNewStickerSet",
    "declineChatJoinRequest",
    "declineSuggestedPost",
    "deleteAllMessageReactions",
    "deleteBusinessMessages",
    "deleteChatPhoto",
    "deleteChatStickerSet",
    "deleteForumTopic",
    "deleteMessageReaction",
    "deleteStickerFromSet",
    "deleteStickerSet",
    "deleteStory",
    "editChatInviteLink",
    "editChatSubscriptionInviteLink",
    "editForumTopic",
    "editGeneralForumTopic",
    "editMessageChecklist",
    "editMessageLiveLocation",
    "editStory",
    "editUserStarSubscription",
    "getAvailableGifts",
    "getBusinessAccountGifts",
    "getBusinessAccountStarBalance",
    "getBusinessConnection",
    "getChatGifts",
    "getCustomEmojiStickers",
    "getForumTopicIconStickers",
    "getGameHighScores",
    "getManagedBotAccessSettings",
    "getManagedBotToken",
    "getMyStarBalance",
    "getStarTransactions",
    "getStickerSet",
    "getUserChatBoosts",
    "getUserGifts",
    "getUserPersonalChatMessages",
    "getUserProfileAudios",
    "giftPremiumSubscription",
    "hideGeneralForumTopic",
    "postStory",
    "readBusinessMessage",
    "refundStarPayment",
    "removeBusinessAccountProfilePhoto",
    "removeChatVerification",
    "removeMyProfilePhoto",
    "removeUserVerification",
    "reopenForumTopic",
    "reopenGeneralForumTopic",
    "replaceManagedBotToken",
    "replaceStickerInSet",
    "repostStory",
    "revokeChatInviteLink",
    "savePreparedKeyboardButton",
    "sendChatJoinRequestWebApp",
    "sendChecklist",
    "sendGame",
    "sendGift",
    "sendInvoice",
    "sendLivePhoto",
    "sendPaidMedia",
    "sendPoll",
    "sendRichMessage",
    "sendRichMessageDraft",
    "sendSticker",
    "sendVideoNote",
    "sendWidget",
    "setBusinessAccountBio",
    "setBusinessAccountGiftSettings",
    "setBusinessAccountName",
    "setBusinessAccountProfilePhoto",
    "setBusinessAccountUsername",
    "setChatAdministratorCustomTitle",
    "setChatMemberTag",
    "setChatPhoto",
    "setChatStickerSet",
    "setCustomEmojiStickerSetThumbnail",
    "setGameScore",
    "setManagedBotAccessSettings",
    "setMyProfilePhoto",
    "setPassportDataErrors",
    "setStickerEmojiList",
    "setStickerKeywords",
    "setStickerMaskPosition",
    "setStickerPositionInSet",
    "setStickerSetThumbnail",
    "setStickerSetTitle",
    "setUserEmojiStatus",
    "stopMessageLiveLocation",
    "stopPoll",
    "transferBusinessAccountStars",
    "transferGift",
    "unbanChatSenderChat",
    "unhideGeneralForumTopic",
    "unpinAllForumTopicMessages",
    "unpinAllGeneralForumTopicMessages",
    "upgradeGift",
    "uploadStickerFile",
    "verifyChat",
    "verifyUser",
]


@dataclass(frozen=True, slots=True)
class Method:
    """A Bot API method; `working` is False for those the sandbox only knows by name."""

    name: str
    kinds: Mapping[str, str]
    required: tuple[str, ...]
    working: bool = True


def _method(name: str, line: str) -> Method:
    kinds, required = {}, []
    for word in line.split():
        parameter, _, kind = word.removesuffix("!").partition(":")
        kinds[parameter] = kind or "text"
        if word.endswith("!"):
            required.append(parameter)
    return Method(name, kinds, tuple(required))


METHODS: Final[Mapping[str, Method]] = {
    name.lower(): _method(name, line) for name, line in _WORKING.items()
} | {name.lower(): Method(name, {}, (), working=False) for name in _KNOWN_ONLY}
_INT64: Final = 1 << 63
_TRUE: Final = frozenset({"true", "yes", "1"})


def decode(method: Method, raw: Mapping[str, Any]) -> tuple[Json, dict[str, Upload]]:
    """Return typed arguments and the uploads; unknown names are ignored, as Telegram does.

    A file argument is the upload itself, or text: a file id, an address, `attach://<part>`.
    """
    arguments: Json = {}
    uploads: dict[str, Upload] = {}
    for name, value in raw.items():
        kind = method.kinds.get(name)
        if isinstance(value, Upload):
            uploads[name] = value
            decoded: Any = value if kind == "file" else None
        else:
            decoded = None if kind is None or value is None else _DECODERS[kind](name, value)
        if decoded is not None:
            arguments[name] = decoded
    for name in method.required:
        if arguments.get(name) in (None, ""):
            raise bad_request(_missing(name))
    return arguments, uploads


def _missing(name: str) -> str:
    if name == "message_id":
        return "message identifier is not specified"
    if name in ("chat_id", "from_chat_id"):
        return f"{name} is empty"
    if name in ("photo", "document", "animation", "video", "audio", "voice"):
        return f"there is no {name} in the request"
    return f'parameter "{name}" is required'


def _text(_: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) else orjson.dumps(value).decode()


def _int(name: str, value: Any) -> int | None:
    if isinstance(value, bool) or value == "":
        return None
    try:
        number = int(value)
    except (ValueError, TypeError, OverflowError):
        number = _INT64
    if not -_INT64 <= number < _INT64:
        raise bad_request(f'can\'t parse parameter "{name}" as Integer')
    return number


def _bool(_: str, value: Any) -> bool:
    return value if isinstance(value, bool) else str(value).strip().lower() in _TRUE


def _json(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


_DECODERS: Final = {"text": _text, "int": _int, "bool": _bool, "json": _json, "file": _text}
