"""Where each bad input is shown, and why some cannot be yet."""

from typing import Final

# Modules that note what they show, by tests.cases.rows.
NOTED: Final = (
    "tests.journeys.chats.test_chat_questions",
    "tests.journeys.test_bad_inputs",
    "tests.journeys.test_bad_jobs",
    "tests.journeys.test_bad_places",
    "tests.journeys.test_bad_prices",
    "tests.journeys.test_bad_taps",
    "tests.journeys.test_bad_venue",
    "tests.faults.test_clock",
    "tests.unit.desk.questions.test_reply",
    "tests.unit.desk.questions.test_tidy",
    "tests.integration.cli.test_bad_inputs",
    "tests.integration.webhook.test_bad_inputs",
)

_DESK: Final = "tests/integration/desk/test_orders.py::"
_KEYS: Final = "tests/integration/ops/test_keys.py::"
_BOOKS: Final = "tests/integration/venues/test_books.py::"
_KEYED: Final = "tests/integration/venues/test_connecting.py::"
_OWNED: Final = "tests/integration/ownership/test_routes.py::"
_WEB: Final = "tests/integration/webapp/"
# Rows shown by tests of a room's own, one by one; a test sees to it that each of them is there.
ELSEWHERE: Final = {
    f"{_WEB}test_session.py::test_forged_init_data_is_refused": (
        "BI-237", "BI-238", "BI-239", "BI-240", "BI-244", "BI-246",
    ),
    f"{_WEB}test_session.py::test_half_a_million_parameters_are_too_large": ("BI-243",),
    f"{_WEB}test_session.py::test_init_data_works_once": ("BI-245",),
    f"{_WEB}test_session.py::test_foreign_tokens_are_refused": ("BI-248", "BI-249"),
    f"{_WEB}test_session.py::test_ending_sessions_ends_tokens_at_once": ("BI-253",),
    f"{_WEB}test_session.py::test_a_token_of_an_account_that_is_gone_is_refused": ("BI-254",),
    f"{_OWNED}test_whoever_may_not_act_gets_nowhere": ("BI-247",),
    f"{_WEB}test_orders.py::test_an_order_without_a_proper_key_is_refused": ("BI-257", "BI-260"),
    f"{_WEB}test_orders.py::test_the_same_key_with_another_body_is_a_conflict": ("BI-258",),
    f"{_WEB}test_orders.py::test_the_same_key_and_body_give_the_same_order": ("BI-259",),
    f"{_WEB}test_orders.py::test_parallel_posts_with_one_key_make_one_order": ("BI-261",),
    f"{_WEB}test_bodies.py::test_bad_addresses_and_queries_are_refused": (
        "BI-262", "BI-263", "BI-265", "BI-266", "BI-268", "BI-269",
    ),
    f"{_WEB}test_bodies.py::test_x_forwarded_for_of_a_direct_client_changes_nothing": ("BI-291",),
    f"{_WEB}test_live.py::test_a_foreign_origin_is_refused_before_accept": ("BI-287",),
    f"{_WEB}test_live.py::test_a_large_frame_later_closes_the_connection": ("BI-289",),
    f"{_WEB}test_live.py::test_a_client_that_never_reads_is_kept_small_and_let_go": ("BI-290",),
    f"{_DESK}test_silence_is_unknown_and_the_truth_is_found": ("BI-333",),
    "tests/faults/test_adapter.py::test_sending_again_finds_the_order_that_is_there": ("BI-335",),
    f"{_DESK}test_a_lost_order_is_sent_again_only_behind_the_fence": ("BI-337",),
    f"{_DESK}test_fills_in_any_order_and_twice_are_booked_once": ("BI-340",),
    f"{_KEYS}test_two_keys_of_one_id_are_refused": ("BI-382",),
    f"{_KEYS}test_without_the_key_of_the_rows_nothing_is_changed": ("BI-425",),
    f"{_KEYS}test_a_rotation_that_was_broken_off_is_finished_by_the_next": ("BI-427",),
    f"{_DESK}test_a_refusal_names_the_rule_and_writes_nothing": ("BI-346",),
    f"{_BOOKS}test_a_report_that_cannot_be_changes_nothing_and_alarms_once": ("BI-338",),
    f"{_BOOKS}test_an_account_of_less_than_nothing_is_shut_until_its_venue_says_what_can_be": (
        "BI-341",
    ),
    f"{_BOOKS}test_a_suspended_account_is_told_in_the_venues_words_and_holds_no_money": (
        "BI-343",
    ),
    f"{_KEYED}test_keys_that_may_withdraw_or_not_trade_never_come_into_force": (
        "BI-344", "BI-345",
    ),
    "tests/unit/desk/portfolio/test_export.py"
    "::test_text_that_a_spreadsheet_would_run_gets_a_quote_before_it": ("BI-399", "BI-400"),
}  # fmt: skip

# Rows about what is not there. Commands of this kind are shown to be unknown and to move nothing.
ABSENT: Final = {
    "no referrals: the payload is dropped like any other": ("BI-118",),
    "no withdrawals, and so no address book": (
        "BI-123", "BI-124", "BI-125", "BI-126", "BI-127", "BI-129", "BI-131", "BI-132", "BI-133",
        "BI-134", "BI-135",
    ),
    "no copying of other people's trades": ("BI-136", "BI-137"),
    "no sniping": ("BI-143",),
    "no bridges": ("BI-144",),
    "no wallets that a request could name": ("BI-222",),
    "no second factor": ("BI-255", "BI-256"),
    "no profile to edit: names come from Telegram": ("BI-271", "BI-272", "BI-273"),
    "no addresses of people that the desk would call": (
        "BI-274", "BI-275", "BI-278", "BI-279", "BI-281", "BI-282", "BI-283", "BI-284",
    ),
    "best bids and asks alone are streamed, whole each time: no deltas of books, no trades": (
        "BI-329", "BI-332",
    ),
    "no chains, aggregators or tokens": (
        "BI-349", "BI-350", "BI-354", "BI-357", "BI-359", "BI-361", "BI-362", "BI-363", "BI-364",
        "BI-365", "BI-366",
    ),
    "no YAML is read": ("BI-394",),
    "no import of tables": (
        "BI-401", "BI-403", "BI-405", "BI-406", "BI-407", "BI-408", "BI-409",
        "BI-412",
    ),
    "no pictures are taken or decoded": ("BI-416",),
}  # fmt: skip
