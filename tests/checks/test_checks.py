import pytest

from tests.checks.drafts import found, verdicts

SILENT = {
    "percent_change": [
        "Sales rose 12.7% on a comparable-store basis to $276.7 million from $249 million.",
        "Sales rose 3% at constant currency to $276.7 million from $249 million.",
        "Organic growth of 4% took revenue to $90 million from $80 million.",
        "Users rose 11% to 2 million from 1.8 million.",
        "Profit rose 4% on the quarter, and sales climbed to $84 million from $60 million.",
        "The number of rigs fell by five to 761, against 1,137 a year ago.",
        "It raised its stake to 653,600 shares, or 10.9%, from 585,600 shares, or 9.7%.",
        "Analysts expected a rise of 5%. Sales went to $84 million from $60 million.",
        "Revenue came to $10 billion and net income to $2 billion, with an operating margin of 22%.",
        "Loans cost 2.9% for 24 months and 9.9% on 60 months.",
        "The shares touched 17.70 euros before falling back to trade 7.8% higher at 16.60 euros.",
        "The rupee climbed to 43.305 from 43.41. The currency has gained almost 1% in three days.",
        "It earns six dollars a share, up from 4.20 dollars. In 1986 they were up 30% from 3.22 dollars.",
        "Car sales rose 12.6% to 38,520 units from 34,209 units. A 10.1% fall hit other sales.",
        "The Leith refinery got $19.16 a barrel. Netbacks in Northern Europe fell 1.6% to $18.89 a barrel.",
        "The block was sold for £415 million, down from £530 million. The 22% discount is steep.",
        "Marlow built 11,620 homes last year. Completions slipped 6.9% from 12,480.",
        "Crude jumped more than 3% to $68.42 a barrel, having fetched $66.15 the day before.",
    ],
    "difference": [
        "Losses fell to $12 million from $14 million.",
        "Orders stood at 32.7 billion crowns, or $4.8 billion, up from $30.9 billion at the end of 1985.",
        "The yen rose to an average 153.49 yen per dollar in February from 184.62 yen per dollar.",
        "Yields fell to around 5.50%, not far from the low of 5.55% in April.",
        "The service is being increased from nine to seven days.",
        "The song crept up from six to five.",
        "The rupee climbed to 43.305, up from a close of 43.41.",
        "It is worth 41.2p a litre. Until last month it was 47.3p. A cut of 6.1p sounds trivial.",
        "Losses widened to $1.4 billion from $1.1 billion, an increase of $350 million.",
        "It lost $6 million, or 64 cents a share, against $2 million, or 21 cents a share.",
        "Sales of trucks up to six tonnes fell to 26,300 from 30,700.",
        "It employed 50,000 people, not the 10,000 that it claims.",
        "He won with a throw of 17.64m. Sale's Mitchell climbed to 2.20m, just 3cm short of the standard.",
        "The survey had them on 33%. They took 33.4%, a miss of 0.4 points.",
        "Of 300 homes 20 are new. Support was 33%. Turnout of 60% was a shortfall of 3 points on 1999.",
        "It has 121,000 people. It wants 130,000, so it needs to find 9,000.",
        "Declines led advances three-one as volume rose to 188 million shares from 174 million.",
    ],
    "percent_vs_points": [
        "The share of late trains fell from 20% to 19%, a drop of 5%.",
        "Traffic was up 10% on a year earlier and the load factor dipped to 58% from 59%.",
    ],
    "share_of_total": [
        "The rise is to $38.6 billion. It accounts for 9.4% of a total budget of $412 billion.",
        "It sold 84,000 shares. They account for 2% of a market of $412 billion.",
        "Of the 30 who replied, 13 (43%) were against.",
        "It sold 84,000 shares, or 5%, for $60 million.",
        "The company paid $1.48 billion, or 39.6% of the $3.74 billion raised.",
        "It bought 5 million shares, or 16% of Nippon Lace, for $3.28 a share, or $16.4 million.",
        "It takes $1.2 billion of the $1.6 billion of revenue. Call it three-quarters.",
        "It takes $1.2 billion of the $1.6 billion of revenue. Half goes abroad.",
        "The 68,300 pupils are back. Nearly one in five, or more than 13,000 pupils, missed lessons.",
        "The 68,300 pupils are back. Girls are half of them. One in ten, or 940 pupils, of Corrin walk.",
        "Of the 300 who replied, 130 (43%) were against.",
        "The bill is 8% of a workforce of 38,400. It has cut 230 jobs.",
    ],
    "sum_of_parts": [
        "Exports were $1.2 billion and imports $0.9 billion, $2.2 billion in all.",
        "It has 12 shops here and 30 shops abroad and employs 4,000 people in all.",
        "He won 39 delegates, giving him a total of 54.",
        "It had 38,400 people. Take away 3,200 posts it means to lose and you are left with 35,200 posts.",
        "In all 463,000 children and 654,000 adults came, a total of 1.12 million.",
        "It employs 300 people: 120 people in Leeds, 90 people in York and 90 people in Hull.",
        "It employs 300 people: 120 people in Leeds, 90 people in York.",
        "It has 2,870 staff, of whom 1,330 staff are pilots and 1,400 staff are crew.",
    ],
    "conversion": [
        "The line is 187 miles (300 km) long.",
        "The animals were moved more than 500 miles (800 km).",
        "The big one costs $149 (£99) and the small one $99 (£69).",
        "It costs £4.99 per month or £50 per year.",
        "He worked 18 hours a day, six days a week.",
        "It paid £2.6 billion ($4.9 billion).",
    ],
    "headline_body": [
        "Storm cuts power to 312,000 homes\n\nThe grid said 312,000 homes lost power, 321,000 at its height.",
        "Storm cuts power to 300,000 homes\n\nThe grid said 298,400 homes lost power.",
        "Measles count in Eastmere passes 180\n\nEastmere officials reported 186 cases of measles on Friday.",
    ],
    "repeated_figure": [
        "Federated has annual sales of $15.6 billion.\n\nRival Shelby has annual sales of $14.4 billion.",
        "The bank had a policy rate of 4.25% in May.\n\nIn June a policy rate of 4.5% was set.",
        "Its market share of car sales rose to 17.2%.\n\nIts market share of truck sales rose to 19.7%.",
        "Norcross has recorded 58 cases.\n\nOfficials in Brask follow all 37 cases there.",
        "The bank cut 2,310 jobs in 2023.\n\nIt cut 2,130 jobs in 2024.",
        "Oil cost $15.42 in May.\n\nThe refinery paid $15.24 for oil.",
        "Adults must be paid at least £5.05 an hour.\n\nA wage of £5.05 is hardly a fortune.",
        "Halden's revenue was $4.61 billion.\n\nRival Tessaly's revenue was $4.49 billion.",
        "Halden's revenue was $4.61 billion in May.\n\nHalden's revenue was $4.49 billion in June.",
        "Halden's sales were $4.61 billion.\n\nHalden's net sales were $4.11 billion at most.",
        "The bridge carries 43,000 vehicles a day.\n\nSome 41,000 lorries a year use the tunnel.",
        "The bridge carries 43,000 vehicles a day.\n\nSome 15.7 million vehicles a year use the bridge.",
        "It ended June with $6.2 billion of cash.\n\nKey figures\n\nCash: about $6 billion",
        "It ended June with $6.2 billion of cash.\n\nKey figures\n\nDebt: $7.0 billion",
        'The bridge will cost $742 million, up from $480 million.\n\n"It is a $742 million job," he said.',
        'It will cost $742 million, up from $480 million.\n\n"In 2021 it was a $480 million job," he said.',
        "The wage bill of £146 million is high.\n\nTheir revenue of £310 million grew.",
        "In January demand topped 20 gigawatts, a record.\n\nA record 20.4 gigawatts was used in January.",
        "Halden bought a 12,500 square foot shop.\n\nHalden bought a 13,000 square foot shop.",
    ],
    "ratio": [
        "The tower was sold for £415 million. That is £646,000 for each of the 642 flats.",
        "It sold 12 million shares of common stock for $100 million, priced at $14 each.",
        "It lost $6.0 million, or 43 cents a share, on 13 million shares.",
        "Sales doubled to $30 million from $15 million.",
        "Sales nearly doubled to $1.8 million from $1 million.",
        "It took 30.8 million GPU-hours, 11 times the 2.788 million GPU-hours of its rival.",
        "Prices rose from $20 to $80, a fourfold increase.",
        "It costs $80, three times more than the $20 of the old one.",
        "It costs $80, four times more than the $20 of the old one.",
        "It takes 20 minutes, four times faster than the 80 minutes of the old one.",
        "The bank holds $90 million in cash, three times its debts, and 20 branches.",
        "The plant, with 300 workers, makes twice the 400 cars it made.",
        "It hired 50 people. That is more than twice the 20 people it hired last year.",
        "It lost $368 million and shipped more than 88,000 cars: it lost about $4,170 on every one.",
        "Each of the 40 shops made $2 million. It paid $90 million for 30 shops.",
    ],
    "product": [
        "The mine will give 41,000 ounces of gold a year over three years and 99,000 ounces of silver.",
        "The run took 2.788 million GPU-hours. At $2 per GPU-hour that costs $5.6 million.",
        "It rents 2,048 GPUs at $2 per GPU-hour and has spent $40 million.",
        "It has a list of 14,700 households and built 500 homes last year. At that pace it takes 29 years.",
        "The list has 14,700 households. At that pace it would take 46 years.",
        "They pay £1,385 a week, up £95. That's an increase of 7.4%, or £4,940 over 12 months.",
        "The line is 187 miles long. At 200 km/h the journey would take 90 minutes.",
        "The race is 187 miles long. At 200 km/h it would take 20 minutes to Leith.",
    ],
    "granularity": [
        "It will close 43% of the 7 plants.",
        "It lost 40% of the 7 plants' output.",
        "About 40% of the 7 plants will close.",
        "It sold 41% of the 5,000 tickets.",
    ],
    "impossible_value": [
        "Coal makes 33%, gas 33% and wind the remaining 33%.",
        "In three quarters 80% of banks made money, while the other 20% lost it.",
        "Some 80% passed; about one in five did not.",
        "It sold 60% of the firm in May and the remaining 40% in June.",
        "Twelve of the 14 members were in favour.",
        "In stock were 35,000 of the two models.",
        "Labour took 42% of the vote, the Greens 38% and the Liberals 20%.",
        "Trust in doctors is 92%, in judges 81% and in teachers 77%.",
        "Of the vote in Leeds 42% went to Labour, in York 38% and in Hull 24%.",
        "Of the 1,400 members, 1,200 voted.",
        "It won 104% of its target of 30 seats.",
    ],
}

FAILING = {
    "percent_change error": [
        "The fire has burned 48,600 hectares. A week ago it was 39,100, so it has grown by roughly half.",
        "Sales grew 29% to 60.4 million, up from 44.9 million in 2018.",
        "Revenue was $164.4 million, up 11% from $238.8 million.",
        "The bill has reached $6.3 billion, up from $4.9 billion. The 22% overrun comes late.",
        "Users get 312 Mbps, 28% more than the 268 Mbps of last year.",
        "The price rose from $80 to $84, an increase of 9%.",
        "The block was sold for £415 million, down from £530 million. He called it a 28% haircut.",
        "Crude jumped more than 4% to $68.42 a barrel, having fetched $66.15 the day before.",
    ],
    "percent_change warning": [
        "Deliveries: 88,310, up 22.7% from 71,940.",
        "Usage fell 37% to 516,000 tonnes from 826,000.",
        "Marlow built 11,620 homes last year. It was a bad year. Completions slipped 6.8% from 12,480.",
    ],
    "difference error": [
        "Renewables supplied 38% of demand, up from 38% in 2023.",
        "Sales dropped sharply from $24.5 million to $28.5 million.",
        "It is worth 41.2p a litre. Until last month it was 47.3p. A cut of 2.5p sounds trivial.",
        "She scored 27 goals last season, eight more than the 17 of the year before.",
        "Two-year loans have come down from 4.85% to 4.62%, or 23 percentage points.",
        "Only 84.6% are vaccinated, below the 95% needed. Closing that gap of 8.6 percentage points is hard.",
        "The survey had the Alliance on 33%. It took 33.4%, a miss of 2.4 points.",
        "Two-year loans cost 4.85%. Five-year loans, at 4.14%, are 0.21 points cheaper.",
    ],
    "percent_vs_points error": [
        "The share of late trains fell from 21.7% to 19.2%, a drop of 2.5%.",
        "Only 83.1% of trains ran on time, against a target of 90%. That leaves the operator 8.7% short.",
    ],
    "share_of_total error": [
        "Profit was $368 million. Revenue was $3.71 billion; profit came to more than 10% of that.",
        "The defence budget is $38.6 billion. Arms take 29% of the defence budget, or about $9 billion.",
        "It will cut 2,300 jobs. The cuts equal about 8% of a workforce of 38,400.",
        "The company paid $1.48 billion, or 29% of the $3.74 billion raised.",
        "Its wage bill of £146 million swallowed 62% of revenue of £203 million.",
        "It costs $742 million. The city pays $447 million, or roughly 45% of the cost.",
        "Officials reported 186 cases, with 37 people in hospital, about 17% of the total.",
        "It takes $1.2 billion of the $1.26 billion of revenue. Call it three-quarters.",
        "The 68,300 pupils are back. Some were ill. One in five, or more than 16,000 pupils, missed lessons.",
        "The film has made $241.7 million. It opened to $84.3 million, more than half of its total to date.",
        "The rise is to $38.6 billion. It accounts for less than 9% of a total budget of $412 billion.",
        "It will cut 2,300 jobs. It rains. It snows. It thaws. The job cuts equal 8% of a staff of 38,400.",
    ],
    "sum_of_parts error": [
        "It had 38,400 people. Take away 3,200 posts it means to lose and you are left with 36,100 posts.",
        "A budget of $165 million and another $110 million for marketing, an all-in spend of $257 million.",
        "It costs $742 million. The state will pay $295 million, leaving the city to find $547 million.",
        "In all 463,000 children and 654,000 adults came, a total of 1.16 million.",
        "It employs 300 people: 120 people in Leeds, 90 people in York and 60 people in Hull.",
        "It weighed 2,870 kg, of which 1,330 kg was fuel; empty, it came to 1,450 kg.",
    ],
    "conversion error": [
        "The fire has burned 31,900 hectares, an area of 4,860 square kilometres.",
        "The firm is valued at £2.6 billion ($6.3 billion).",
        "It took $19.5 million (£14.9 million), ahead of films that took $75 million (£40 million) and "
        "$46.8 million (£24.8 million).",
        "They clocked a gust of 261 kilometres an hour. That's faster than 170 miles an hour.",
    ],
    "headline_body error": [
        "Storm cuts power to 312,000 homes\n\nThe grid said 321,000 homes lost power on Monday.",
        "Club signs striker for £62m\n\nThe club has signed the striker for €62m, it said on Monday.",
        "Measles count in Eastmere passes 200\n\nEastmere officials reported 186 cases of measles on Friday.",
        "Airline places $7.2 billion order\n\nThe airline has placed an order worth $7.2 million.",
    ],
    "repeated_figure error": [
        "Norcross has recorded 58 cases.\n\nOfficials in Norcross follow all 37 cases there.",
        "Holders get €41.50 in cash.\n\nThey have four weeks to say yes to their $41.50.",
        "The council has a budget hole of £18.6 million.\n\nThe union said it lost £18.6 billion.",
        "Halden's revenue was $4.61 billion.\n\nHalden's revenue was $4.47 billion, it said.",
        "The bridge carries 43,000 vehicles a day.\n\nSome 41,000 vehicles a year use the bridge.",
        "It ended June with $6.2 billion of cash.\n\nKey figures\n\nCash: $7.0 billion",
        'The bridge will cost $742 million, up from $480 million.\n\n"It is a $480 million job," he said.',
        "The club's wage bill of £146 million swallowed revenue of £203m.\n\nIts revenue of £146m is low.",
        "In January demand topped 20 gigawatts, a record.\n\nThe January record was 19.7 gigawatts.",
    ],
    "ratio error": [
        "The tower was sold for £415 million. The price works out at £664,000 for each of the 642 flats.",
        "The army ordered 2,400 drones for €312 million. That's €13,000 apiece.",
        "Profit tripled to $90 million, up from $42 million.",
        "Sales more than doubled, to $28.1 million from $15.4 million.",
        "The price fell by a factor of 10, from $60 to $2.",
        "The capsule holds 186 grams, about twice the 60 grams that were hoped for.",
        "It hired 50 people. That is five times the 20 people it hired last year.",
        "It lost $368 million. It shipped 88,310 cars and lost about $4,370 on every one.",
        "It signed for 60 jets in a deal worth $7.2 million. The price comes to $120 million for each plane.",
    ],
    "product error": [
        "At its top speed of 200 km/h a train could cover the 187 miles in 56 minutes.",
        "The run took 2.788 million GPU-hours. At $2 per GPU-hour that costs $5.9 million.",
        "It has a list of 14,700 households and built 500 homes last year. At that pace it takes 46 years.",
        "They pay £1,385 a week, up £95. That's an increase of 7.4%, or £1,140 over 12 months.",
        "The line is 187 miles long. It rains. It snows. At 200 km/h the journey would take 56 minutes.",
    ],
    "product warning": [
        "They used 2.788 million GPU hours. On a cluster of 2,048 GPUs, that took 56 days.",
    ],
    "granularity error": ["It will close 40% of the 7 plants."],
    "impossible_value error": [
        "Of the power 60% comes from coal, 25% from gas and the remaining 25% from wind.",
        "Nearly 98% passed; about one in five did not.",
        "In the end 1,400 of the 1,200 members were in favour.",
        "Labour took 42% of the vote, the Greens 38% and the Liberals 24%.",
    ],
}


@pytest.mark.parametrize("text", [text for texts in SILENT.values() for text in texts])
def test_what_agrees_or_only_looks_alike_is_silent(text):
    assert verdicts(text) == []


@pytest.mark.parametrize(
    ("verdict", "text"), [(verdict, text) for verdict, texts in FAILING.items() for text in texts]
)
def test_what_cannot_all_be_true_is_found(verdict, text):
    assert verdicts(text) == [verdict]


def test_every_check_has_both_kinds_of_rows():
    from factcheck.checks import checks

    assert set(SILENT) == set(checks()) == {verdict.split()[0] for verdict in FAILING}


def test_the_one_slip_that_mends_it_is_named():
    (finding,) = found("Revenue was $671.7 billion, up 24.4% from $496.5 billion.")
    assert finding.reason.endswith("671.7 would have to be 617.7: two digits swapped.")
    assert finding.reported == "24.4%"


def test_a_flood_is_counted():
    text = "\n\n".join(
        f"Sales of brand {n} grew 29% to {60 + n}.4 million from 4{n % 10}.9 million." for n in range(40)
    )
    findings = found(text)
    assert len(findings) == 10
    assert "30 more of this check are not shown" in findings[-1].reason
