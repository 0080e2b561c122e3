"""The words people use must be in the model, word for word, in every locale."""

from __future__ import annotations

import pytest

from authoring.interaction_model.__main__ import FOLDER
from authoring.interaction_model.lookup import Lookup
from authoring.interaction_model.model import build
from authoring.interaction_model.source import LOCALES, read_source

PEOPLE_SAY = {
    "AMAZON.RepeatIntent": """
        say that again
        what
        pardon
    """,
    "StartIceIntent": """
        start my ice pack
        ice
        cold pack on
        ice for twenty minutes
        ice for the next four hours
        three rounds of ice
        ice all day
        twenty minutes on an hour off
        uh start the ice thing
        start the ice
        start my ice
    """,
    "StartHeatIntent": """
        start heat
        heating pad for fifteen minutes
        hot water bottle
        start the heat
    """,
    "StartAlternatingIntent": """
        alternate hot and cold
        switch between ice and heat for three rounds
    """,
    "StatusIntent": """
        how long left
        what's on
        what comes next
        when does it end
        which round
        is it time yet
        is my ice still running
        how long
    """,
    "AMAZON.PauseIntent": """
        pause
        pause the ice
        take it off for a minute
        hold on i need the loo
        someone's at the door
    """,
    "AMAZON.ResumeIntent": """
        carry on
        it's back on
        resume
        unpause
    """,
    "AMAZON.NextIntent": """
        next
        next step
        i'm there
        done
        okay what now
        yep i'm in position
        both legs are up
    """,
    "SkipIntent": """
        skip
        skip the rest
        skip this round
        i've switched
        put it back on early
        skip to the ice
    """,
    "TookItOffIntent": """
        take it off now
        i took it off
        it's off
        the ice is off
        ice off
        i've taken it off
    """,
    "AMAZON.PreviousIntent": """
        back
        go back
        previous step
    """,
    "AMAZON.StartOverIntent": """
        start over
        start again
        from the beginning
        restart the ice
    """,
    "AddTimeIntent": """
        five more minutes
        leave it on a bit longer
        add ten minutes
        extend
        another five minutes
        ten minutes longer
    """,
    "TakeTimeOffIntent": """
        five minutes less
        take off five minutes
        shorten it by ten minutes
    """,
    "SetMinutesIntent": """
        make it twenty
        make it twenty minutes
        no fifteen
        twenty minutes
        change it to ten minutes
        no twenty
    """,
    "JustPutOnIntent": """
        i only just put it on
        it's only just gone on
        i've just got the ice on now
        i just put it on
    """,
    "StillOnIntent": """
        i forgot it's still on
        i fell asleep with it on
        i left the ice on
        it's been on too long
    """,
    "AddRoundsIntent": """
        one more round
        do another round
        two more rounds
    """,
    "SetRoundsIntent": """
        three rounds
        make it four rounds
        only one round
    """,
    "SwapIntent": """
        switch to heat
        heat instead
        swap to ice
        change to the cold pack
        swap
    """,
    "StopPlanIntent": """
        stop the ice
        end the plan
        turn off the ice timer
        no more ice
        i'm finished with the ice
        cancel the ice
    """,
    "RemindMeIntent": """
        remind me
        tell me when
        set the reminders
        yes remind me please
        let me know when to switch
    """,
    "StopRemindersIntent": """
        stop the reminders
        don't remind me
        cancel my reminders
        no more reminders
    """,
    "AwakeIntent": """
        i'll be awake
        i'll stay up
        carry on through the night
        do the night too
    """,
    "EmergencySignIntent": """
        my willy's numb
        i've wet myself
        i pooed myself
        pooed myself
        i can't feel it when i wipe
        can't feel it when i wipe
        pins and needles down below
        saddle numbness
        my legs won't work
        my foot keeps dropping
        my foot keeps dragging
        foot keeps slapping
        elephant on my chest
        there's an elephant on my chest
        worst tummy pain ever
        she can't feel her legs
        my husband has chest pain
        he passed out
        start my ice and i can't feel my legs
        how long left my legs have gone numb
        i can't pee
        i can't pee by the way
        i can't feel my legs
        my legs are numb
        my legs have gone numb
        i can't move my legs
        my bottom is numb
        i'm numb down there
        my genitals are numb
        chest pain
        i've got chest pain
        i can't breathe
        i can't pee properly
        i'm leaking
        i fell off a ladder
        i fell from a roof
        i was in a car crash
        i was hit by a car
        face drooping
        my face is drooping
        slurred speech
        my lips are swelling
        throbbing tummy
        i can't get an erection
        both my legs are weak
        my leg is getting weaker
        foot drop
        i passed out
        she won't wake up
        he's collapsed
        tearing pain between my shoulder blades
        my inner thighs are tingling
        i can't hold my pee
        my legs feel weak
        tingling in both legs
        he's not breathing
        i can't feel my bum
        i'm having a heart attack
        start my ice timer i can't pee by the way
        i can't wee
        my bum is numb
        i can't control my bladder
        i've lost control of my bowels
        my throat is closing
        i had a bad accident
        my stomach is throbbing
    """,
    "OverdoseIntent": """
        i took too many tablets
        double dose
        whole packet
        i took the whole packet
        i took too many pills
        i've taken too many painkillers
    """,
    "MedicineBleedIntent": """
        black tarry stools
        vomiting blood
        coffee grounds
        my poo is black
        i'm vomiting blood
    """,
    "SelfHarmIntent": """
        i want to die
        i want to end it
        i want to kill myself
        i can't go on living
        i don't want to live
    """,
    "CallForMeIntent": """
        call an ambulance
        call nine one one
        call nine nine nine
        ring my doctor
        get help
        call my wife
    """,
    "SameDaySignIntent": """
        i've got a fever
        i feel unwell
        i'm shivering
        i've lost weight
        there's a lump on my back
        it's worse at night
        it hurts when i sneeze
        it's worse when i cough
        i've had cancer
        i'm on steroids
        my leg is numb
        my left leg is tingling
        pain down my leg
        pain below my knee
        pain between my shoulder blades
        i have a weak immune system
        i've got osteoporosis
    """,
    "InjuryIntent": """
        i fell
        i had a fall
        someone knocked me over
        it started after a fall
    """,
    "SafetyCheckIntent": """
        is it serious
        should i be worried
        check my symptoms
        do i need an ambulance
        could it be something bad
        i'm numb
        numb
    """,
    "NothingWrongIntent": """
        my legs are fine
        i'm not numb
        no numbness
        i can feel everything
        bladder's fine
        no fever
        i haven't fallen
        i can feel my legs
        no my legs are fine
        i'm not numb down there
        no chest pain
        none of those
        i can pee fine
        no i can feel my legs
        i can pee
    """,
    "ColdUnsafeIntent": """
        i've got raynaud's
        i'm diabetic can i use ice
        i'm diabetic
        i have poor circulation
        cold gives me hives
    """,
    "SkinProblemIntent": """
        it's gone white
        it burns
        it stings
        the ice hurts
        blister
        the skin's gone numb
        my back's numb from the ice
        the skin's a bit numb from the ice
        my skin's gone red and blotchy
    """,
    "DrowsyIntent": """
        i'm falling asleep
        i've had a drink
        i took a sleeping pill
        i'm drowsy
        dead tired
    """,
    "PositionIntent": """
        how do i lie down
        get me comfortable
        the pillow one
        legs on a chair
        help me sit
        feet up
    """,
    "ItHurtsIntent": """
        it hurts
        ow
        that's worse when i do that
        too painful
    """,
    "CantDoThatIntent": """
        i can't do that
        i don't have a chair
        no pillow
        i'm alone
    """,
    "HelpMyBackIntent": """
        my back's gone
        i've got a back spasm
        my back just locked up
        help my back
        i'm in pain
        my back is killing me
        dead leg from sitting
        my back died on me
        done my back in
        i've done my back in
        my back hurts
        i can't move
    """,
    "WhatIsSpasmIntent": """
        what is a back spasm
        what's a spasm
    """,
    "WhyItHappensIntent": """
        what causes it
        what causes back spasms
    """,
    "FindCauseIntent": """
        what caused mine
        help me find the cause
    """,
    "CauseSportIntent": """
        i did it playing football
        at the gym
        a knock in rugby
    """,
    "CauseJobIntent": """
        it's my job
        lifting at work
    """,
    "CauseSittingIntent": """
        i sit all day
        i've been standing for hours
        long drive
    """,
    "RestIntent": """
        should i rest
        should i stay in bed
        how long off
    """,
    "WhyPositionsHelpIntent": """
        why does that position help
    """,
    "WhyIceHelpsIntent": """
        does ice work
        why ice
    """,
    "IcePrepIntent": """
        how do i make an ice pack
        can i use frozen peas
        where do i put it
    """,
    "IceSafetyIntent": """
        how long can i leave ice on
        can i sleep with it
        ice straight on skin
        is thirty minutes safe
        can i ice lying on it
    """,
    "HeatInfoIntent": """
        heat or ice
        is heat better
        is heat safe
        when do i use heat
    """,
    "AlternatingInfoIntent": """
        how does alternating work
        why hot and cold
    """,
    "MedicineIntent": """
        what can i take
        painkillers
        can i take ibuprofen
    """,
    "CombineMedicinesIntent": """
        can i take ibuprofen and paracetamol together
    """,
    "DoseIntent": """
        how many can i take
        how much ibuprofen
    """,
    "HoldIntent": """
        time a hold
        hold for thirty seconds
        time my stretch
    """,
    "DistractionIntent": """
        distract me
        take my mind off it
        i could die of boredom
    """,
    "BreathingIntent": """
        slow breathing
        breathe with me
    """,
    "CountingIntent": """
        counting game
    """,
    "PreventionIntent": """
        how do i stop it happening again
        at my desk
    """,
    "WhenDoctorIntent": """
        when should i see a doctor
        who should i see
    """,
    "AskDoctorIntent": """
        what do i ask the doctor
    """,
    "DoctorSaidIntent": """
        my doctor told me something else
        my doctor said fifteen minutes
    """,
    "NotWorkingIntent": """
        it's not working
        what next
        ice isn't helping
        still hurts
    """,
    "PainScoreIntent": """
        it's a seven
        seven out of ten
    """,
    "WorseIntent": """
        it's getting worse
    """,
    "BetterIntent": """
        it's better
        that helped
    """,
    "PrivacyIntent": """
        what do you store
        are you recording
    """,
    "TrustIntent": """
        are you a doctor
        how do you know
        who made you
    """,
    "DeleteDataIntent": """
        delete my data
        forget me
    """,
    "SomeoneElseIntent": """
        it's for my wife
        my dad's back went
    """,
    "ChildIntent": """
        my son's back hurts
        she's nine
    """,
    "PregnantIntent": """
        i'm pregnant
        is heat okay in pregnancy
    """,
    "CantReachPhoneIntent": """
        i can't reach my phone
        i'm stuck on the floor
        i can't get up
        i can't get up and i'm alone
    """,
    "SlowerIntent": """
        slow down
    """,
    "ShorterIntent": """
        get to the point
        shorter
    """,
    "DistressIntent": """
        i'm scared
        i can't take this
        it's agony
        this is killing me
        i'm dying here
    """,
    "AMAZON.StopIntent": """
        stop
        off
        exit
    """,
    "AMAZON.CancelIntent": """
        cancel
    """,
    "AMAZON.HelpIntent": """
        help
    """,
    "AMAZON.YesIntent": """
        yes
        yeah
    """,
    "AMAZON.NoIntent": """
        no
    """,
}
"""Intent to sentences, one on a line."""


@pytest.fixture(scope="module")
def lookups() -> dict[str, Lookup]:
    source = FOLDER / "source"
    return {locale: Lookup(build(read_source(source, locale), locale)) for locale in LOCALES}


@pytest.mark.parametrize("intent", PEOPLE_SAY)
def test_what_people_say_leads_to(intent: str, lookups: dict[str, Lookup]) -> None:
    lines = (line.strip() for line in PEOPLE_SAY[intent].splitlines())
    heard = {
        (locale, sentence): lookup.intent_of(sentence)
        for sentence in lines
        if sentence
        for locale, lookup in lookups.items()
    }
    assert {key: owner for key, owner in heard.items() if owner != intent} == {}


@pytest.mark.parametrize(
    ("locale", "sentence", "intent"),
    [
        ("en-GB", "i've come over all weak in both legs", "EmergencySignIntent"),
        ("en-GB", "should i go to a and e", "SafetyCheckIntent"),
        ("en-GB", "nipping to the loo", "AMAZON.PauseIntent"),
        ("en-AU", "my back's crook", "HelpMyBackIntent"),
        ("en-AU", "call triple zero", "CallForMeIntent"),
        ("en-AU", "can i take panadeine forte", "MedicineIntent"),
        ("en-CA", "take me to emerg", "CallForMeIntent"),
        ("en-IN", "urine is not coming", "EmergencySignIntent"),
        ("en-IN", "both legs have become numb", "EmergencySignIntent"),
        ("en-IN", "i am having giddiness", "SameDaySignIntent"),
        ("en-IN", "can i take combiflam", "MedicineIntent"),
        ("en-US", "take me to the e. r.", "CallForMeIntent"),
    ],
)
def test_local_words_are_understood_where_they_are_spoken(
    locale: str, sentence: str, intent: str, lookups: dict[str, Lookup]
) -> None:
    assert lookups[locale].intent_of(sentence) == intent
