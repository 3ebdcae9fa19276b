import re

import pytest

from factcheck.claims.claim import Word
from factcheck.claims.stance import read_stance
from factcheck.claims.words import stem

TOKEN = re.compile(r"n't|\w+(?=n't)|[\w.,%-]*\w%?|[^\w\s]")


def stance(sentence: str):
    """The stance of the figure between brackets."""
    start = sentence.index("[")
    text = sentence.replace("[", "").replace("]", "")
    end = sentence.index("]") - 1
    words = tuple(
        Word(m.start(), m.end(), m.group().lower(), stem(m.group().lower()), m.group()[0].isupper())
        for m in TOKEN.finditer(text)
    )
    first = next(i for i, word in enumerate(words) if word.end > start)
    last = next((i for i, word in enumerate(words) if word.start >= end), len(words))
    return read_stance(words, first, last)


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Profit was [$5 million] in March.", "asserted"),
        ("It could not ask its [1,750] members.", "asserted"),
        ("It isn't true that its full [3.6 km] was closed.", "asserted"),
        ("Not all [14] members were pleased.", "asserted"),
        ("I asked whether the [640] householders come first.", "asserted"),
        ("It will not reach its [30%] target.", "denied"),
        ("There may be no need for a rise to [5%] before that.", "hypothetical"),
        ("Unions have called for a floor of [€15] an hour.", "hypothetical"),
        ("In any case the rate is [5%] now.", "asserted"),
        ("The cabin has room for [210] passengers.", "asserted"),
        ("It could pass the [10 million] mark.", "hypothetical"),
        ("It could ask [1,750] members.", "hypothetical"),
        ("They own 50,000 chips, not the [10,000] they claim.", "denied"),
        ("The firm has not had an offer of [$4 billion] from anybody.", "denied"),
        ("It did n't sell [300] units.", "denied"),
        ("It would have made [$1.35 billion] by then.", "hypothetical"),
        ("If it sold [300] units, it would close.", "hypothetical"),
        ("Analysts expect revenue of [$21 billion].", "forecast"),
        ("The club is aiming for a target of [15%].", "target"),
        ("It sold twice what analysts had expected, and ended 2024 with [300 million] members.", "asserted"),
        ("It is expected to grow, and to reach [300 million] members.", "forecast"),
        ("It is said to be in talks to raise up to [$40 billion].", "hypothetical"),
        ("The council had considered cutting that to [25%].", "hypothetical"),
        ("A stake of [30%] would have led to a bid.", "hypothetical"),
        ("Had it sold [300] units, it would be rich.", "hypothetical"),
        ("Exports are seen falling to [14] million tonnes.", "forecast"),
        ("The chipmaker sees first-quarter profit of [$43 million].", "forecast"),
        ("A proposal to raise the limit to [34] was made.", "hypothetical"),
        ("The chipmaker sees full-year revenue of [$43 million].", "forecast"),
        ("It made less than the [$5 million] that analysts had expected.", "forecast"),
        ("That was twice the [169,000] figure that City economists had forecast.", "forecast"),
        ("It was below market expectations of [190,000] new jobs.", "forecast"),
        ("The deficit is poised to hit [$368 million].", "forecast"),
        ("Rates are tipped to rise to [4%].", "forecast"),
        ("Sales are on course to reach [$4 million].", "forecast"),
        ("The bridge was meant to cost [$970 million].", "target"),
        ("It falls short of the [78%] ministers want.", "target"),
        ("It beat forecasts of [$4 million].", "forecast"),
        # look-alikes
        ("As expected, the profit was [$5 million].", "asserted"),
        ("It beat analysts' forecasts with a profit of [$5 million].", "asserted"),
        ("In line with expectations, profit rose to [$5 million].", "asserted"),
        ("The price was set to [$5].", "asserted"),
        ("Fares are set to rise to [$5].", "asserted"),
        ("On track to Aldbury lie [seven] schools.", "asserted"),
        ("The delay was due to a fall of [3%].", "asserted"),
        ("It has [300] beds that stood empty and were forecast to go.", "asserted"),
        ("This is a [$480 million] project that was planned long ago.", "asserted"),
        ("The rule takes effect in [120 days] unless the government decides otherwise.", "asserted"),
        ("He is considered one of [30] experts.", "asserted"),
        ("It holds twice the [60 grams] that planners had asked for.", "target"),
        ("Built for [five] flights, it flew again and again.", "target"),
        ("The ground was designed for a crowd of [20,000].", "target"),
        ("It was short of the [90%] managers hoped for.", "target"),
        ("The [60] people asked for water.", "asserted"),
        ("Of the [60 people] asked, half said no.", "asserted"),
        ("The [$5 million] it asked the court for was granted.", "asserted"),
        ("The consultation drew [4,200] replies.", "asserted"),
        ("The campaign reached [5,000] likely voters.", "asserted"),
        ("It had a bigger than expected profit of [$5 million].", "asserted"),
        ("The loss of [$5 million] and what analysts expect next were no surprise.", "asserted"),
        ("The new rule meant a loss of [$5 million].", "asserted"),
        ("It had [300] workers, who want more.", "asserted"),
        ("The clinic sees [300] patients a day.", "asserted"),
        ("Doctors have seen [300] patients.", "asserted"),
        ("The bank held its target range at [4.5%].", "asserted"),
        ("Not only [300] people came.", "asserted"),
        ("Let us not forget that [300] people came.", "asserted"),
        ("A [$118 million] extension would add seats.", "asserted"),
        ("No more than [300] people came.", "asserted"),
        ("They fly for not quite [300] miles.", "asserted"),
        ("It could play at the ground, which holds [300] people.", "asserted"),
        ("It is not clear why; the loss was [$5 million].", "asserted"),
        ("The [$8 million] does not count salaries.", "asserted"),
    ],
)
def test_modality(sentence: str, modality: str) -> None:
    assert stance(sentence).modality == modality


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("Sales rose [7%] in the year.", True),
        ("The toll rose by [28] in a week.", True),
        ("Children make up [46%] of all cases.", False),
        ("It clocked up [38] points.", False),
        ("It went up [38] points.", True),
        ("The price is made up of [£6m] in cash and a loan.", False),
        ("The rout managed to shave [$300 billion] from its value.", True),
        ("Shares tumbled nearly [12.6%] on Tuesday.", True),
        ("An increase of [$262 million] was announced.", True),
        ("It reported a [7.3%] rise in profit.", True),
        ("It built [2,895] more vehicles than it sold.", True),
        ("The toll has grown by about [28] in a week.", True),
        ("The catch is [61.6 tonnes] over target.", True),
        ("The index is [3.6%] below this month's peak.", True),
        # look-alikes
        ("The toll rose to [214].", False),
        ("It will spend [$5 million] under the plan.", False),
        ("Her 148,310 votes beat Jon Brandt's tally by [1,408].", True),
        ("It won by just [1,408] votes.", True),
        ("It raised its rate by [3] points.", True),
        ("It wrote [€420 million] off the value of its houses.", True),
        ("The start-up raised [$6.6 billion] from investors.", False),
        ("It ran up a deficit of [£18.9m].", False),
        ("December brought a shortfall of [$94.8 billion], the widest in years.", False),
        ("That is a shortfall of [900] on last year.", True),
        ("They picked up [390,000] customers.", False),
        ("Some [148 million] properties changed hands.", False),
        ("Some [398,000] people moved in.", False),
        ("In January it was [540 million kilometres] off.", False),
        ("She has [33 percent] behind her.", False),
        ("There are [six smaller models].", False),
        ("There were [six more models].", True),
        ("It sold tickets adding up to [1.93 million].", False),
        ("The bill missed its target by [$2 million].", True),
        ("It was signed by [1,200] people.", False),
        ("The prize was won outright, and it is held by [three] people.", False),
        ("It ran [42 km] over the hills.", False),
        ("The toll rose to about [214].", False),
        ("Profit was [$5 million].", False),
        ("The rate went up from [4%] to 5%.", False),
        ("It has up to [300] members.", False),
    ],
)
def test_change(sentence: str, change: bool) -> None:
    assert stance(sentence).change is change


@pytest.mark.parametrize(
    ("sentence", "past"),
    [
        ("The rate went up from [4%] to 5%.", True),
        ("Profit was 7, compared with [6] before.", True),
        ("Profit was 7 against [6] a year earlier.", True),
        ("It had been [4.9%] in spring.", True),
        ("The previous record was [19.1 GW].", True),
        ("It pays 13, more than under the old rate of [12.8].", True),
        ("The scheme, first costed at [980], came in over budget.", True),
        ("It rose to 127 after a first estimate of [126].", True),
        ("Before that it was [6.25].", True),
        ("Then it was [980 million].", True),
        ("It needs 43,500, where [36,000] used to do.", True),
        ("It was to have had [eight].", True),
        ("The rate was [7%] before that.", True),
        ("In the old parliament the Greens held 78 seats and Labour [81].", True),
        ("In the previous quarter the firm sold 78 and its rival [81].", False),
        # look-alikes
        ("The rate went up from 4% to [5%].", False),
        ("It was [300] km from Earth.", False),
        ("Profit was [7] before tax.", False),
        ("It carried 24, compared with [31] at Meridia.", False),
        ("It carried 24, compared with [31] in May.", True),
        ("It carried 24, compared with [31] at Christmas.", True),
        ("It sends pictures from [612 kilometres] away.", False),
        ("The town is old and has [126] houses.", False),
        ("The first [126] houses are sold.", False),
        ("First it sold [126] houses.", False),
        ("Then came [126] others.", False),
        ("It has [126] used tractors.", False),
        ("Revenue rose to 57, up [62%] from a year earlier.", False),
        ("Output was [9%] higher than a year ago.", False),
        ("Profit was 9, after [7] the year before.", True),
        ("Profit was [7].", False),
    ],
)
def test_past(sentence: str, past: bool) -> None:
    assert stance(sentence).past is past
