"""What the safety room says, in every locale.

Written by `python -m authoring.safety_words` from `content/`. Do not edit: edit `safety.toml`.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Said(NamedTuple):
    """One answer."""

    speech: str
    """SSML, with its `<speak>`."""
    title: str
    """The card's title."""
    text: str
    """The card's text."""


WORDS: Final[dict[str, dict[str, Said]]] = {
    "en-US": {
        "emergency": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">911</say-as> now, or your '
                "local emergency number. That can be serious. Don't wait. I can't make the "
                "call. Shout for someone, or say, Alexa, call for help, if you've set that "
                "up. If ice is on, take it off. Call <say-as "
                'interpret-as="digits">911</say-as>.</speak>'
            ),
            title="Call 911 now",
            text=(
                "Call 911, or your local emergency number. This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "overdose": Said(
            speech=(
                '<speak>Call <say-as interpret-as="digits">911</say-as> now, Poison Help at '
                '<say-as interpret-as="digits">1800</say-as> <say-as '
                'interpret-as="digits">222</say-as> <say-as '
                'interpret-as="digits">1222</say-as>, or your local emergency number, even if '
                "you feel fine. Take no more, and keep the container. I can't make the call. "
                "Shout for someone, or say, Alexa, call for help, if you've set that up. If "
                "ice is on, take it off. Call <say-as "
                'interpret-as="digits">911</say-as>.</speak>'
            ),
            title="Call 911 now",
            text=(
                "Call 911, or your local emergency number, even if you feel fine. Poison "
                "Help: 1-800-222-1222.\n"
                "Take no more, and keep the container.\n"
                "This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "bleeding": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">911</say-as> now, or your '
                "local emergency number. You need medical help right away. Take no more of "
                "that medicine until a doctor says so. I can't make the call. Shout for "
                "someone, or say, Alexa, call for help, if you've set that up. If ice is on, "
                'take it off. Call <say-as interpret-as="digits">911</say-as>.</speak>'
            ),
            title="Call 911 now",
            text=(
                "Call 911, or your local emergency number. You need medical help right away.\n"
                "Take no more of that medicine until a doctor says so.\n"
                "This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "crisis": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">988</say-as>, the crisis '
                "line, now. I'm sorry it's this hard. If you might hurt yourself, call "
                '<say-as interpret-as="digits">911</say-as>, or your local emergency number. '
                "I can't call. Shout for someone, or say, Alexa, call for help, if that's set "
                'up. Call <say-as interpret-as="digits">988</say-as>.</speak>'
            ),
            title="Please talk to someone now",
            text=(
                "Crisis line: 988\n"
                "If you might hurt yourself, call 911, or your local emergency number.\n"
                "This skill can't make the call."
            ),
        ),
        "call_for_me": Said(
            speech=(
                '<speak>In an emergency, call <say-as interpret-as="digits">911</say-as>, or '
                "your local emergency number. I can't make the call. Shout for someone, or "
                "say, Alexa, call for help, if you've set that up. If ice is on, take it off. "
                'For an ambulance, call <say-as interpret-as="digits">911</say-as>.</speak>'
            ),
            title="In an emergency, call 911",
            text=(
                "Call 911, or your local emergency number. This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "same_day": Said(
            speech=(
                "<speak>Please call your doctor, or an urgent care clinic, today, even if "
                "your back settles. That needs checking. I can't make the call. If ice is on, "
                "take it off. If your bottom goes numb, your legs go weak, or you lose "
                "bladder or bowel control, call <say-as "
                'interpret-as="digits">911</say-as>.</speak>'
            ),
            title="Have this checked today",
            text=(
                "Call your doctor or an urgent care clinic today, even if your back settles.\n"
                "If your bottom goes numb, your legs go weak, or you can't control your "
                "bladder or bowels, call 911, or your local emergency number."
            ),
        ),
        "last_resort": Said(
            speech=(
                "<speak>Sorry, something went wrong on my side, so I may not have done that. "
                'In an emergency, call <say-as interpret-as="digits">911</say-as>, or your '
                "local emergency number. If ice has been on for twenty minutes, take it off. "
                "Please try me again soon.</speak>"
            ),
            title="Something went wrong",
            text=(
                "It may not have been done. In an emergency, call 911, or your local "
                "emergency number.\n"
                "If ice has been on for twenty minutes, take it off."
            ),
        ),
    },
    "en-GB": {
        "emergency": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">999</say-as> now, or your '
                "local emergency number. That can be serious. Don't wait. I can't make the "
                "call. Shout for someone, or say, Alexa, call for help, if you've set that "
                "up. If ice is on, take it off. Call <say-as "
                'interpret-as="digits">999</say-as>.</speak>'
            ),
            title="Call 999 now",
            text=(
                "Call 999, or your local emergency number. This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "overdose": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">999</say-as> now, or your '
                "local emergency number, even if you feel fine. Take no more, and keep the "
                "packet. I can't make the call. Shout for someone, or say, Alexa, call for "
                "help, if you've set that up. If ice is on, take it off. Call <say-as "
                'interpret-as="digits">999</say-as>.</speak>'
            ),
            title="Call 999 now",
            text=(
                "Call 999, or your local emergency number, even if you feel fine.\n"
                "Take no more, and keep the packet.\n"
                "This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "bleeding": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">999</say-as> now, or your '
                "local emergency number. You need medical help right away. Take no more of "
                "that medicine until a doctor says so. I can't make the call. Shout for "
                "someone, or say, Alexa, call for help, if you've set that up. If ice is on, "
                'take it off. Call <say-as interpret-as="digits">999</say-as>.</speak>'
            ),
            title="Call 999 now",
            text=(
                "Call 999, or your local emergency number. You need medical help right away.\n"
                "Take no more of that medicine until a doctor says so.\n"
                "This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "crisis": Said(
            speech=(
                '<speak>Please call Samaritans on <say-as interpret-as="digits">116</say-as> '
                "<say-as interpret-as=\"digits\">123</say-as> now. I'm sorry it's this hard. If "
                'you might hurt yourself, call <say-as interpret-as="digits">999</say-as>, or '
                "your local emergency number. I can't call. Shout for someone, or say, Alexa, "
                "call for help, if that's set up. Call <say-as "
                'interpret-as="digits">116</say-as> <say-as '
                'interpret-as="digits">123</say-as>.</speak>'
            ),
            title="Please talk to someone now",
            text=(
                "Samaritans: 116 123\n"
                "If you might hurt yourself, call 999, or your local emergency number.\n"
                "This skill can't make the call."
            ),
        ),
        "call_for_me": Said(
            speech=(
                '<speak>In an emergency, call <say-as interpret-as="digits">999</say-as>, or '
                "your local emergency number. I can't make the call. Shout for someone, or "
                "say, Alexa, call for help, if you've set that up. If ice is on, take it off. "
                'For an ambulance, call <say-as interpret-as="digits">999</say-as>.</speak>'
            ),
            title="In an emergency, call 999",
            text=(
                "Call 999, or your local emergency number. This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "same_day": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">111</say-as>, or in '
                "Northern Ireland your GP, today, even if your back settles. That needs "
                "checking. I can't make the call. If ice is on, take it off. If your bottom "
                "goes numb, your legs go weak, or you lose bladder or bowel control, call "
                '<say-as interpret-as="digits">999</say-as>.</speak>'
            ),
            title="Have this checked today",
            text=(
                "Call 111, or in Northern Ireland your GP today, even if your back settles.\n"
                "If your bottom goes numb, your legs go weak, or you can't control your "
                "bladder or bowels, call 999, or your local emergency number."
            ),
        ),
        "last_resort": Said(
            speech=(
                "<speak>Sorry, something went wrong on my side, so I may not have done that. "
                'In an emergency, call <say-as interpret-as="digits">999</say-as>, or your '
                "local emergency number. If ice has been on for twenty minutes, take it off. "
                "Please try me again soon.</speak>"
            ),
            title="Something went wrong",
            text=(
                "It may not have been done. In an emergency, call 999, or your local "
                "emergency number.\n"
                "If ice has been on for twenty minutes, take it off."
            ),
        ),
    },
    "en-AU": {
        "emergency": Said(
            speech=(
                "<speak>Please call triple zero now, or your local emergency number. That can "
                "be serious. Don't wait. I can't make the call. Shout for someone, or say, "
                "Alexa, call for help, if you've set that up. If ice is on, take it off. Call "
                "triple zero.</speak>"
            ),
            title="Call 000 (triple zero) now",
            text=(
                "Call 000 (triple zero), or your local emergency number. This skill can't "
                "make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "overdose": Said(
            speech=(
                "<speak>Call triple zero now, Poisons Information on <say-as "
                'interpret-as="digits">13</say-as> <say-as interpret-as="digits">11</say-as> '
                '<say-as interpret-as="digits">26</say-as>, or your local emergency number, '
                "even if you feel fine. Take no more, and keep the packet. I can't make the "
                "call. Shout for someone, or say, Alexa, call for help, if you've set that "
                "up. If ice is on, take it off. Call triple zero.</speak>"
            ),
            title="Call 000 (triple zero) now",
            text=(
                "Call 000 (triple zero), or your local emergency number, even if you feel "
                "fine. Poisons Information Centre: 13 11 26.\n"
                "Take no more, and keep the packet.\n"
                "This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "bleeding": Said(
            speech=(
                "<speak>Please call triple zero now, or your local emergency number. You need "
                "medical help right away. Take no more of that medicine until a doctor says "
                "so. I can't make the call. Shout for someone, or say, Alexa, call for help, "
                "if you've set that up. If ice is on, take it off. Call triple zero.</speak>"
            ),
            title="Call 000 (triple zero) now",
            text=(
                "Call 000 (triple zero), or your local emergency number. You need medical "
                "help right away.\n"
                "Take no more of that medicine until a doctor says so.\n"
                "This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "crisis": Said(
            speech=(
                '<speak>Please call Lifeline, <say-as interpret-as="digits">13</say-as> '
                '<say-as interpret-as="digits">11</say-as> <say-as '
                "interpret-as=\"digits\">14</say-as>, now. I'm sorry it's this hard. If you "
                "might hurt yourself, call triple zero, or your local emergency number. I "
                "can't call. Shout for someone, or say, Alexa, call for help, if that's set "
                'up. Call <say-as interpret-as="digits">13</say-as> <say-as '
                'interpret-as="digits">11</say-as> <say-as '
                'interpret-as="digits">14</say-as>.</speak>'
            ),
            title="Please talk to someone now",
            text=(
                "Lifeline: 13 11 14\n"
                "If you might hurt yourself, call 000 (triple zero), or your local emergency "
                "number.\n"
                "This skill can't make the call."
            ),
        ),
        "call_for_me": Said(
            speech=(
                "<speak>In an emergency, call triple zero, or your local emergency number. I "
                "can't make the call. Shout for someone, or say, Alexa, call for help, if "
                "you've set that up. If ice is on, take it off. For an ambulance, call triple "
                "zero.</speak>"
            ),
            title="In an emergency, call 000 (triple zero)",
            text=(
                "Call 000 (triple zero), or your local emergency number. This skill can't "
                "make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "same_day": Said(
            speech=(
                "<speak>Please call your GP, or an urgent care clinic, today, even if your "
                "back settles. That needs checking. I can't make the call. If ice is on, take "
                "it off. If your bottom goes numb, your legs go weak, or you lose bladder or "
                "bowel control, call triple zero.</speak>"
            ),
            title="Have this checked today",
            text=(
                "Call your GP or an urgent care clinic today, even if your back settles.\n"
                "If your bottom goes numb, your legs go weak, or you can't control your "
                "bladder or bowels, call 000 (triple zero), or your local emergency number."
            ),
        ),
        "last_resort": Said(
            speech=(
                "<speak>Sorry, something went wrong on my side, so I may not have done that. "
                "In an emergency, call triple zero, or your local emergency number. If ice "
                "has been on for twenty minutes, take it off. Please try me again "
                "soon.</speak>"
            ),
            title="Something went wrong",
            text=(
                "It may not have been done. In an emergency, call 000 (triple zero), or your "
                "local emergency number.\n"
                "If ice has been on for twenty minutes, take it off."
            ),
        ),
    },
    "en-CA": {
        "emergency": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">911</say-as> now, or your '
                "local emergency number. That can be serious. Don't wait. I can't make the "
                "call. Shout for someone, or say, Alexa, call for help, if you've set that "
                "up. If ice is on, take it off. Call <say-as "
                'interpret-as="digits">911</say-as>.</speak>'
            ),
            title="Call 911 now",
            text=(
                "Call 911, or your local emergency number. This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "overdose": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">911</say-as> now, or your '
                "local emergency number, even if you feel fine. Take no more, and keep the "
                "container. I can't make the call. Shout for someone, or say, Alexa, call for "
                "help, if you've set that up. If ice is on, take it off. Call <say-as "
                'interpret-as="digits">911</say-as>.</speak>'
            ),
            title="Call 911 now",
            text=(
                "Call 911, or your local emergency number, even if you feel fine.\n"
                "Take no more, and keep the container.\n"
                "This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "bleeding": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">911</say-as> now, or your '
                "local emergency number. You need medical help right away. Take no more of "
                "that medicine until a doctor says so. I can't make the call. Shout for "
                "someone, or say, Alexa, call for help, if you've set that up. If ice is on, "
                'take it off. Call <say-as interpret-as="digits">911</say-as>.</speak>'
            ),
            title="Call 911 now",
            text=(
                "Call 911, or your local emergency number. You need medical help right away.\n"
                "Take no more of that medicine until a doctor says so.\n"
                "This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "crisis": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">988</say-as>, the crisis '
                "line, now. I'm sorry it's this hard. If you might hurt yourself, call "
                '<say-as interpret-as="digits">911</say-as>, or your local emergency number. '
                "I can't call. Shout for someone, or say, Alexa, call for help, if that's set "
                'up. Call <say-as interpret-as="digits">988</say-as>.</speak>'
            ),
            title="Please talk to someone now",
            text=(
                "Crisis line: 988\n"
                "If you might hurt yourself, call 911, or your local emergency number.\n"
                "This skill can't make the call."
            ),
        ),
        "call_for_me": Said(
            speech=(
                '<speak>In an emergency, call <say-as interpret-as="digits">911</say-as>, or '
                "your local emergency number. I can't make the call. Shout for someone, or "
                "say, Alexa, call for help, if you've set that up. If ice is on, take it off. "
                'For an ambulance, call <say-as interpret-as="digits">911</say-as>.</speak>'
            ),
            title="In an emergency, call 911",
            text=(
                "Call 911, or your local emergency number. This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "same_day": Said(
            speech=(
                "<speak>Please call your doctor, or <say-as "
                'interpret-as="digits">811</say-as> where you have it, today, even if your '
                "back settles. That needs checking. I can't make the call. If ice is on, take "
                "it off. If your bottom goes numb, your legs go weak, or you lose bladder or "
                'bowel control, call <say-as interpret-as="digits">911</say-as>.</speak>'
            ),
            title="Have this checked today",
            text=(
                "Call your doctor, or 811 where you have it today, even if your back "
                "settles.\n"
                "If your bottom goes numb, your legs go weak, or you can't control your "
                "bladder or bowels, call 911, or your local emergency number."
            ),
        ),
        "last_resort": Said(
            speech=(
                "<speak>Sorry, something went wrong on my side, so I may not have done that. "
                'In an emergency, call <say-as interpret-as="digits">911</say-as>, or your '
                "local emergency number. If ice has been on for twenty minutes, take it off. "
                "Please try me again soon.</speak>"
            ),
            title="Something went wrong",
            text=(
                "It may not have been done. In an emergency, call 911, or your local "
                "emergency number.\n"
                "If ice has been on for twenty minutes, take it off."
            ),
        ),
    },
    "en-IN": {
        "emergency": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">112</say-as> now, or your '
                "local emergency number. That can be serious. Don't wait. I can't make the "
                "call. Shout for someone, or say, Alexa, call for help, if you've set that "
                "up. If ice is on, take it off. Call <say-as "
                'interpret-as="digits">112</say-as>.</speak>'
            ),
            title="Call 112 now",
            text=(
                "Call 112, or your local emergency number. This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "overdose": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">112</say-as> now, or your '
                "local emergency number, or the nearest hospital, even if you feel fine. Take "
                "no more, and keep the packet. I can't make the call. Shout for someone, or "
                "say, Alexa, call for help, if you've set that up. If ice is on, take it off. "
                'Call <say-as interpret-as="digits">112</say-as>.</speak>'
            ),
            title="Call 112 now",
            text=(
                "Call 112, or your local emergency number, or the nearest hospital, even if "
                "you feel fine.\n"
                "Take no more, and keep the packet.\n"
                "This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "bleeding": Said(
            speech=(
                '<speak>Please call <say-as interpret-as="digits">112</say-as> now, or your '
                "local emergency number. You need medical help right away. Take no more of "
                "that medicine until a doctor says so. I can't make the call. Shout for "
                "someone, or say, Alexa, call for help, if you've set that up. If ice is on, "
                'take it off. Call <say-as interpret-as="digits">112</say-as>.</speak>'
            ),
            title="Call 112 now",
            text=(
                "Call 112, or your local emergency number. You need medical help right away.\n"
                "Take no more of that medicine until a doctor says so.\n"
                "This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "crisis": Said(
            speech=(
                "<speak>Please call Tele-MANAS on <say-as "
                "interpret-as=\"digits\">14416</say-as> now. I'm sorry it's this hard. If you "
                'might hurt yourself, call <say-as interpret-as="digits">112</say-as>, or '
                "your local emergency number. I can't call. Shout for someone, or say, Alexa, "
                "call for help, if that's set up. Call <say-as "
                'interpret-as="digits">14416</say-as>.</speak>'
            ),
            title="Please talk to someone now",
            text=(
                "Tele-MANAS: 14416\n"
                "If you might hurt yourself, call 112, or your local emergency number.\n"
                "This skill can't make the call."
            ),
        ),
        "call_for_me": Said(
            speech=(
                '<speak>In an emergency, call <say-as interpret-as="digits">112</say-as>, or '
                "your local emergency number. I can't make the call. Shout for someone, or "
                "say, Alexa, call for help, if you've set that up. If ice is on, take it off. "
                'For an ambulance, call <say-as interpret-as="digits">112</say-as>.</speak>'
            ),
            title="In an emergency, call 112",
            text=(
                "Call 112, or your local emergency number. This skill can't make the call.\n"
                'Shout for someone, or say "Alexa, call for help" if you\'ve set that up.\n'
                "If ice is on, take it off."
            ),
        ),
        "same_day": Said(
            speech=(
                "<speak>Please call a doctor, or a hospital, today, even if your back "
                "settles. That needs checking. I can't make the call. If ice is on, take it "
                "off. If your bottom goes numb, your legs go weak, or you lose bladder or "
                'bowel control, call <say-as interpret-as="digits">112</say-as>.</speak>'
            ),
            title="Have this checked today",
            text=(
                "Call a doctor or a hospital today, even if your back settles.\n"
                "If your bottom goes numb, your legs go weak, or you can't control your "
                "bladder or bowels, call 112, or your local emergency number."
            ),
        ),
        "last_resort": Said(
            speech=(
                "<speak>Sorry, something went wrong on my side, so I may not have done that. "
                'In an emergency, call <say-as interpret-as="digits">112</say-as>, or your '
                "local emergency number. If ice has been on for twenty minutes, take it off. "
                "Please try me again soon.</speak>"
            ),
            title="Something went wrong",
            text=(
                "It may not have been done. In an emergency, call 112, or your local "
                "emergency number.\n"
                "If ice has been on for twenty minutes, take it off."
            ),
        ),
    },
}
