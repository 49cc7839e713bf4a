"""The bot's own account: who it is, its names, commands, menu buttons."""

from typing import Final

from sandbox.telegram import commands, groups, timeline
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.journal import Json
from sandbox.telegram.keyboards import menu_button
from sandbox.telegram.model import ADMIN_RIGHTS

_PROFILE: Final = {
    "Name": ("name", 64),
    "Description": ("description", 512),
    "ShortDescription": ("short_description", 120),
}


async def get_me(call: Call) -> object:
    groups.welcome(call.world, call.bot)
    return {
        **call.bot.user,
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_all,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


async def leave_server(_: Call) -> object:
    return True


def _menu_changed(call: Call) -> None:
    """Let every chat of the bot show its new commands or button."""
    for conversation in list(call.world.conversations.values()):
        if conversation.has(call.bot.id):
            timeline.changed(call.world, conversation)


def _scope_key(call: Call) -> str:
    """Return where the commands belong; a scope of a chat or member must name a known one."""
    scope = call.value("scope")
    if isinstance(scope, dict) and "chat_id" in scope:
        scope = {**scope, "chat_id": call.world.find(call.bot, scope["chat_id"]).id}
        if scope.get("type") == "chat_member" and not _is_known(call, scope.get("user_id")):
            raise bad_request("user not found")
    return commands.scope_key(scope, call.text("language_code"))


def _is_known(call: Call, user_id: object) -> bool:
    return isinstance(user_id, int) and call.world.account(user_id) is not None


async def set_commands(call: Call) -> object:
    key = _scope_key(call)
    call.bot.commands[key] = commands.check_commands(call.value("commands"))
    call.world.save_bot(call.bot)
    _menu_changed(call)
    return True


async def get_commands(call: Call) -> object:
    key = _scope_key(call)
    return call.bot.commands.get(key, [])


async def delete_commands(call: Call) -> object:
    key = _scope_key(call)
    if call.bot.commands.pop(key, None) is not None:
        call.world.save_bot(call.bot)
        _menu_changed(call)
    return True


def _menu_key(call: Call) -> str:
    chat_id = call.integer("chat_id")
    if chat_id and not call.world.find(call.bot, chat_id).is_private:
        raise bad_request("chat not found")
    return str(chat_id) if chat_id else ""


async def set_menu_button(call: Call) -> object:
    key = _menu_key(call)
    call.bot.menu_buttons[key] = menu_button(call.value("menu_button"))
    call.world.save_bot(call.bot)
    _menu_changed(call)
    return True


async def get_menu_button(call: Call) -> object:
    own = call.bot.menu_buttons.get(_menu_key(call))
    return own or call.bot.menu_buttons.get("", {"type": "commands"})


async def set_profile(call: Call) -> object:
    name, limit = _PROFILE[call.method.removeprefix("setMy")]
    text = call.text(name)
    if len(text) > limit:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    language = call.text("language_code")
    call.bot.profile[f"{name}|{language}"] = text
    if name == "name" and not language:
        call.bot.user["first_name"] = text or "Tapewire"
    call.world.save_bot(call.bot)
    call.world.events.publish("chats", {})
    return True


async def get_profile(call: Call) -> object:
    name, _ = _PROFILE[call.method.removeprefix("getMy")]
    profile = call.bot.profile
    text = profile.get(f"{name}|{call.text('language_code')}") or profile.get(f"{name}|", "")
    return {name: text or (call.bot.user["first_name"] if name == "name" else "")}


def _rights_key(call: Call) -> str:
    return "channels" if call.flag("for_channels") else "groups"


async def set_default_rights(call: Call) -> object:
    rights = call.value("rights") or {}
    if not isinstance(rights, dict):
        raise bad_request("can't parse rights JSON object")
    chosen = {name: rights.get(name) is True for name in ADMIN_RIGHTS}
    call.bot.default_rights[_rights_key(call)] = chosen
    call.world.save_bot(call.bot)
    return True


async def get_default_rights(call: Call) -> object:
    none: Json = dict.fromkeys(ADMIN_RIGHTS, False)
    return call.bot.default_rights.get(_rights_key(call), none)


ANSWERS: Final = {
    "getMe": get_me,
    "logOut": leave_server,
    "close": leave_server,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    "setMyDefaultAdministratorRights": set_default_rights,
    "getMyDefaultAdministratorRights": get_default_rights,
    **{f"setMy{part}": set_profile for part in _PROFILE},
    **{f"getMy{part}": get_profile for part in _PROFILE},
}
