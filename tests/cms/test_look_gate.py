"""The contrast gate and what comes through it, without pages: any colours in, only readable ones out."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageColor

from cms.look import facts, tokens, values
from cms.look.contrast import contrast, moved
from cms.look.gate import pass_through
from cms.look.palette import EDGE, EDGES, TEXT, TOKENS, WORDS, own

SAME_AS = {"util": "primary", "band": "primary", "on-util": "on-primary", "on-band": "on-primary"}
COLOURS = st.one_of(
    st.integers(0, 0xFFFFFF).map("#{:06X}".format), st.sampled_from(["#000000", "#FFFFFF", "#777777", "#808080"])
)
WANTED = st.dictionaries(st.sampled_from([name for name in tokens.READS if name != "radius"]), COLOURS)

UTRECHT = """
.utrecht-theme {
  --utrecht-button-primary-action-background-color: #24578F;
  --utrecht-button-primary-action-color: #FFFFFF;
  --utrecht-button-border-radius: 0;
  --utrecht-link-color: #24578F; /* our blue */
  --utrecht-document-font-family: "Fira Sans";
}
"""
ROTTERDAM = """
--utrecht-button-primary-action-background-color: #C93675;
--utrecht-button-primary-action-color: #FFFFFF;
--utrecht-link-color: #00811F;
"""


def colour_in(theme: dict[str, str], name: str) -> str:
    name = SAME_AS.get(name, name) if SAME_AS.get(name) in theme else name
    return theme.get(name) or own("light", name)


# ---------------------------------------------------------------- the gate
@settings(max_examples=60, deadline=None)
@given(WANTED)
def test_after_the_gate_every_pair_holds_and_a_second_time_changes_nothing(wanted):
    gated = pass_through(wanted)

    pairs = [(pair, TEXT) for pair in WORDS] + [(pair, EDGE) for pair in EDGES]
    weak = [
        (one, other)
        for (one, other), least in pairs
        if contrast(colour_in(gated.values, one), colour_in(gated.values, other)) < least
    ]
    assert weak == []
    assert (gated.refusal is not None) or set(gated.values) >= set(wanted)
    again = pass_through(gated.values)
    assert (again.values, again.changes, again.added) == (gated.values, (), ())


def test_rotterdams_green_is_darkened_for_our_tint_and_its_pink_for_white_letters():
    gated = pass_through(tokens.read(ROTTERDAM).values)

    assert gated.values == {"primary": "#AC115D", "on-primary": "#FFFFFF", "link": "#005912", "primary-h": "#8E004A"}
    assert [(change.name, change.before, change.after) for change in gated.changes] == [
        ("primary", "#C93675", "#AC115D"),
        ("link", "#00811F", "#005912"),
    ]
    assert gated.added == ("primary-h",)


def test_utrechts_blue_stays_on_the_button_and_its_links_become_a_little_darker():
    gated = pass_through(tokens.read(UTRECHT).values)

    assert [(change.name, change.before, change.after) for change in gated.changes] == [("link", "#24578F", "#1A4E85")]
    assert (gated.values["primary"], gated.values["radius"]) == ("#24578F", "0px")


def test_a_yellow_button_keeps_its_yellow_and_gets_dark_letters():
    gated = pass_through({"primary": "#FFD34D"})

    assert (gated.values["primary"], gated.values["on-primary"]) == ("#FFD34D", "#12262B")
    assert (gated.changes, gated.added) == ((), ("on-primary", "primary-h"))


def test_a_dark_footer_becomes_light_because_its_letters_are_dark():
    gated = pass_through({"soft": "#24578F"})

    assert contrast(gated.values["soft"], own("light", "ink-2")) >= TEXT


@pytest.mark.parametrize(
    ("letters", "button"), [("#FFFFFF", "#FFFFFF"), ("#FFFFFF", "#EEEEEE"), ("#111111", "#000000")]
)
def test_letters_that_look_like_their_button_are_refused_with_what_would_work(letters, button):
    gated = pass_through({"on-primary": letters, "primary": button, "link": "#000000"})

    assert gated.values == {}
    assert (gated.refusal.letters, gated.refusal.button) == (letters, button)
    assert contrast(gated.refusal.better, letters) >= TEXT
    assert pass_through({"on-primary": letters, "primary": gated.refusal.better}).changes == ()


def test_a_colour_that_nothing_mends_is_said_to_be_so():
    assert moved("#808080", lambda _colour: False, darker=True) is None


# ---------------------------------------------------------------- what is pasted
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#abc", "#AABBCC"), ("#08544f", "#08544F"), ("#08544fFF", "#08544F"), (" Teal ", "#008080"),
        ("rgb(8, 84, 79)", "#08544F"), ("rgb(8 84 79 / 100%)", "#08544F"), ("rgba(8,84,79,1)", "#08544F"),
        ("rgb(100%, 0%, 0%)", "#FF0000"), ("hsl(176, 83%, 18%)", "#08544F"), ("hsl(0deg 100% 50%)", "#FF0000"),
        ("#12345", None), ("#08544F80", None), ("rgba(8,84,79,.5)", None), ("rgb(300, 0, 0)", None),
        ("transparent", None), ("url(x)", None), ("red;}", None), ("expression(alert(1))", None), ("#fff}", None),
        ("rgb(1,2,3)url(x)", None), ("", None), ("#" + "a" * 10_000, None), ("rgb(" + "1" * 10_000, None),
    ],
)  # fmt: skip
def test_a_colour_is_read_strictly(written, read):
    assert values.colour(written) == read


def test_a_named_colour_is_still_read_after_a_picture_was_drawn_with_it():
    assert ImageColor.getrgb("teal") == (0, 128, 128)
    assert values.colour("teal") == "#008080"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("8px", 8.0),
        ("0.5rem", 8.0),
        ("0", 0.0),
        ("1em", 16.0),
        ("8", None),
        ("-1px", None),
        ("calc(1px)", None),
        ("50%", None),
    ],
)
def test_a_length_is_read_strictly(written, read):
    assert values.length(written) == read


NASTY = (
    "} body { background: url(https://evil.example/x) }",
    "@import 'https://evil.example/x.css'; --utrecht-link-color: #00811F",
    "--utrecht-link-color: red} *{display:none",
    "--utrecht-link-color: url(javascript:alert(1))",
    "--utrecht-link-color: expression(alert(1)); --x: </style><script>alert(1)</script>",
    "--utrecht-link-color: #fff/**/;--utrecht-link-color:</style><img src=x onerror=alert(1)>",
    "--utrecht-link-color: \\75rl(x)", "--utrecht-link-color\n:\nred", "/* --utrecht-link-color: red; ", "-" * 50_000,
    "/*" * 50_000, "var(" * 20_000, "{" * 50_000, "--a: var(--b); --b: var(--a); --utrecht-link-color: var(--a)",
    "--utrecht-button-border-radius: 9999px", '{"utrecht": {"link": {"color": {"value": "red} body{x:y"}}}}',
    "\x00", "{}", "[1]",
)  # fmt: skip
OUR_CSS = re.compile(r"|:root\{(--[a-z-]+:(#[0-9A-F]{6}|[0-9.]+px)(;|(?=\})))+\}")


@pytest.mark.parametrize("pasted", NASTY)
def test_nothing_of_what_was_pasted_reaches_the_page(pasted):
    css = facts.style_of(pass_through(tokens.read(pasted).values))

    assert OUR_CSS.fullmatch(css)


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("-:;{}()#/*<>\\\"' \nabcf0189"), max_size=60),
    st.sampled_from(sorted(tokens.KNOWN)),
)
def test_whatever_is_pasted_only_our_own_names_and_values_come_out(noise, name):
    css = facts.style_of(pass_through(tokens.read(f"{noise}{name}: {noise}; {noise}").values))

    assert OUR_CSS.fullmatch(css)


def test_a_whole_theme_stays_below_a_kilobyte():
    everything = {name: "#123456" if name != "radius" else "12px" for name in tokens.READS}

    assert len(facts.style_of(pass_through(everything | {"on-primary": "#FFFFFF"}))) < 1000


def test_what_was_used_what_could_not_be_read_and_what_we_do_not_know_are_told_apart():
    pasted = tokens.read(
        "--utrecht-link-color: #00811F; --utrecht-focus-outline-color: url(x); --utrecht-space: 4px; --a: b"
    )

    assert pasted.used == {"link": ("--utrecht-link-color", "#00811F")}
    assert (pasted.unreadable, pasted.others) == (("--utrecht-focus-outline-color",), 2)
    assert tokens.read(pasted.as_text()) == tokens.Pasted(pasted.used)


def test_names_of_nl_design_system_go_before_those_of_utrecht_and_references_are_followed():
    pasted = tokens.read(
        "--nl-button-primary-background-color: var(--brand, red); --brand: var(--deep); --deep: navy;"
        "--utrecht-button-primary-action-background-color: green;"
    )

    assert pasted.values == {"primary": "#000080"}


def test_a_json_token_file_is_read_with_its_references():
    pasted = tokens.read(
        '{"utrecht": {"color": {"blue": {"$value": "#24578F"}}, "link": {"color": {"value": "{utrecht.color.blue}"}},'
        '"button": {"border-radius": {"value": "4px"}}}}'
    )

    assert pasted.values == {"link": "#24578F", "radius": "4px"}


def test_the_names_are_those_that_our_stylesheet_reads():
    """In the same order; a nearer fallback wins there too."""
    read = {
        ours: tuple(re.findall(r"var\((--(?:nl|utrecht)-[\w-]+)", value))
        for ours, value in re.findall(r"--([\w-]+): (var\(--(?:nl|utrecht)-.+);", TOKENS.read_text())
    }

    assert read == tokens.READS
