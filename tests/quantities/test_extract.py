"""The grammar of quantities, form by form, each with what must stay silent."""

from decimal import Decimal

import pytest

from factcheck.documents.document import Block, Document
from factcheck.quantities.extract import extract_quantities, find_quantities, read_quantity


def figures(text):
    """Surface, magnitudes, unit and modifier of every quantity in a text, as short strings."""
    return [
        (
            quantity.surface,
            f"{quantity.low.normalize():f}"
            + ("" if quantity.low == quantity.high else f"..{quantity.high.normalize():f}"),
            quantity.unit,
            quantity.modifier,
        )
        for quantity in find_quantities(text).quantities
    ]


MONEY = [
    ("worth $5.6bn now", "$5.6bn", "5600000000", "USD"),
    ("a $500-billion plan", "$500-billion", "500000000000", "USD"),
    ("sold for US$5.6m", "US$5.6m", "5600000", "USD"),
    ("a loss of 5.5 mln dlrs", "5.5 mln dlrs", "5500000", "USD"),
    ("a 125 mln dlr issue", "125 mln dlr", "125000000", "USD"),
    ("cost £1.3bn", "£1.3bn", "1300000000", "GBP"),
    ("lent RMB 3 trn to them", "RMB 3 trn", "3000000000000", "CNY"),
    ("24 lakh crore rupees", "24 lakh crore rupees", "24000000000000", "INR"),
    ("paid Rs 500 in cash", "Rs 500", "500", "INR"),
    ("invested R800 million there", "R800 million", "800000000", "ZAR"),
    ("fell 40 cents to close", "40 cents", "0.4", "USD"),
    ("rose to 164p", "164p", "1.64", "GBP"),
    ("7.5 million Danish crowns", "7.5 million Danish crowns", "7500000", "DKK"),
    ("10,000 Swiss francs", "10,000 Swiss francs", "10000", "CHF"),
    ("4.4 billion francs", "4.4 billion francs", "4400000000", "FRF"),
    ("361 million pounds", "361 million pounds", "361000000", "GBP"),
    ("HK$10.05 billion in all", "HK$10.05 billion", "10050000000", "HKD"),
    ("$US113 trillion", "$US113 trillion", "113000000000000", "USD"),
    ("AUD1.5m", "AUD1.5m", "1500000", "AUD"),
    ("a deficit of $-50.8bn", "$-50.8bn", "-50800000000", "USD"),
    ("half a million dollars", "half a million dollars", "500000", "USD"),
    ("four point nine billion euros", "four point nine billion euros", "4900000000", "EUR"),
    ("2.8 billion U.S. dlrs", "2.8 billion U.S. dlrs", "2800000000", "USD"),
    ("a million dollars", "a million dollars", "1000000", "USD"),
    ("$ 75 million of bonds", "$ 75 million", "75000000", "USD"),
    ("below the $50 mark", "$50", "50", "USD"),
    ("€10 a head", "€10 a head", "10", "EUR/head"),
    ("thirteen dollars and forty-five cents", "thirteen dollars and forty-five cents", "13.45", "USD"),
    ("cost 15 dollars 50.", "15 dollars 50", "15.5", "USD"),
    ("thirteen dollars forty five", "thirteen dollars forty five", "13.45", "USD"),
    ("3 CAD 5 cents", "3 CAD 5 cents", "3.05", "CAD"),
    ("takings of 4.7m euros", "4.7m euros", "4700000", "EUR"),
    ("costing 3m pounds", "3m pounds", "3000000", "GBP"),
    ("sells for €5,50 today", "€5,50", "5.5", "EUR"),
    ("lent W700 billion to it", "W700 billion", "700000000000", "KRW"),
    ("a grant of 2bn reais", "2bn reais", "2000000000", "BRL"),
    ("cost CHF 1’250 each", "CHF 1’250", "1250", "CHF"),
    ("debt of $1.25tr", "$1.25tr", "1250000000000", "USD"),
    ("-$5.2m was the result", "-$5.2m", "-5200000", "USD"),
]

PERCENT = [
    ("up 17 percent", "17 percent", "17", "percent"),
    ("9.4 per cent up", "9.4 per cent", "9.4", "percent"),
    ("6-3/8 pct notes", "6-3/8 pct", "6.375", "percent"),
    ("a 24pc discount", "24pc", "24", "percent"),
    ("the bulk --6.7 billion dlrs-- went", "6.7 billion dlrs", "6700000000", "USD"),
    ("the bulk --$6.7 billion-- went", "$6.7 billion", "6700000000", "USD"),
    ("Dow −1.3% today", "−1.3%", "-1.3", "percent"),
    ("half a percentage point", "half a percentage point", "0.5", "percentage_point"),
    ("by 25 bps", "25 bps", "25", "basis_point"),
    ("130 basis points", "130 basis points", "130", "basis_point"),
    ("a 5½% rate", "5½%", "5.5", "percent"),
    ("a half-point rise in interest rates", "half-point", "0.5", "percentage_point"),
    ("Quarter-point cut lowers its prime rate", "Quarter-point", "0.25", "percentage_point"),
    (
        "three-quarters of a percentage point",
        "three-quarters of a percentage point",
        "0.75",
        "percentage_point",
    ),
    ("raised its base rate 1/4 point", "1/4 point", "0.25", "percentage_point"),
    ("a margin of (2.4)% for the year", "(2.4)%", "-2.4", "percent"),
    ("a full one-point cut in rates", "one-point", "1", "percentage_point"),
    ("a rise of 0,3% in May", "0,3%", "0.3", "percent"),
]

COUNTS = [
    ("banned 59 Chinese apps", "59 Chinese apps", "59", "app"),
    ("seven attorney general nominees", "seven attorney general nominees", "7", "nominee"),
    ("1,100 public housing properties", "1,100 public housing properties", "1100", "property"),
    ("2,048 Nvidia H800 GPUs", "2,048 Nvidia H800 GPUs", "2048", "GPU"),
    ("on 16,000 H100s", "16,000 H100s", "16000", "GPU"),
    ("2.788 million GPU hours", "2.788 million GPU hours", "2788000", "GPU*hour"),
    ("2.8 million GPU-hours", "2.8 million GPU-hours", "2800000", "GPU*hour"),
    ("a 70-billion-parameter model", "70-billion-parameter", "70000000000", "parameter"),
    ("a 671B MoE model", "671B", "671000000000", "parameter"),
    ("68 400 people voted", "68 400 people", "68400", "person"),
    ("12\u202f345 trees fell", "12\u202f345 trees", "12345", "tree"),
    ("two mln common shares", "two mln common shares", "2000000", "share"),
    ("460 Kia and Hyundai vehicles", "460 Kia and Hyundai vehicles", "460", "vehicle"),
    ("a three-man team", "three-man", "3", "man"),
    ("about a dozen eggs", "a dozen eggs", "12", "egg"),
    ("a 12 page report", "12 page", "12", "page"),
    ("the council's new 12 page report", "12 page", "12", "page"),
    ("zero price growth", "zero price", "0", "price"),
    ("12 sports cars", "12 sports cars", "12", "car"),
    ("13 US cities", "13 US cities", "13", "city"),
    ("fourteen police officers", "fourteen police officers", "14", "officer"),
    ("four of the detainees", "four", "4", "detainee"),
    ("deaths: 38", "38", "38", "death"),
    ("attacked 135 times", "135 times", "135", "time"),
    ("the stock rose half a point", "half a point", "0.5", "point"),
    ("five or more states", "five or more states", "5", "state"),
    ("60-odd firms", "60-odd firms", "60", "firm"),
    ("30-plus cars", "30-plus cars", "30", "car"),
    ("dozens of PCs", "dozens of PCs", "12..120", "PC"),
    ("nine more 747-400 freighters", "nine more 747-400 freighters", "9", "freighter"),
    ("6,000 live births", "6,000 live births", "6000", "birth"),
    ("two singles rubbers", "two singles rubbers", "2", "rubber"),
    ("three away fixtures", "three away fixtures", "3", "fixture"),
    ("40 shows, all of them live", "40 shows", "40", "show"),
    ("an MP said 12 MPs had left", "12 MPs", "12", "MP"),
    ("three quarter-point rises", "three quarter-point rises", "3", "rise"),
    ("four London-based makers", "four London-based makers", "4", "maker"),
    ("a 1.2m workforce", "1.2m workforce", "1200000", "person"),
    ("30 sports utility vehicles", "30 sports utility vehicles", "30", "vehicle"),
    ("after two straight defeats", "two straight defeats", "2", "defeat"),
    ("a herd of 33 buffalo", "33 buffalo", "33", "buffalo"),
    ("12 by-elections", "12 by-elections", "12", "election"),
    ("50,000 with-profits investors", "50,000 with-profits investors", "50000", "investor"),
    ("up to 1500 GPU hours", "1500 GPU hours", "1500", "GPU*hour"),
    ("almost 1,000B people", "1,000B people", "1000000000000", "person"),
    ("2 million strong", "2 million strong", "2000000", "person"),
]

MEASURES = [
    ("a 27-kilometre ring", "27-kilometre", "27", "kilometer"),
    ("at 87 mph", "87 mph", "87", "mile/hour"),
    ("1,520 sq m of space", "1,520 sq m", "1520", "square_meter"),
    ("16,000 metric tons", "16,000 metric tons", "16000", "tonne"),
    ("with 80GB of memory", "80GB", "80", "gigabyte"),
    ("minus 130 degrees Fahrenheit", "minus 130 degrees Fahrenheit", "-130", "degF"),
    ("44.7C in the shade", "44.7C", "44.7", "degC"),
    ("10 1/2 miles of cable", "10 1/2 miles", "10.5", "mile"),
    ("7 feet and 10 inches", "7 feet and 10 inches", "94", "inch"),
    ("a 1.8 billion-mile trip", "1.8 billion-mile", "1800000000", "mile"),
    ("400 million-year-old rock", "400 million-year-old", "400000000", "year"),
    ("a 37-year-old man", "37-year-old", "37", "year"),
    ("three-quarters of a mile", "three-quarters of a mile", "0.75", "mile"),
    ("three consecutive weeks", "three consecutive weeks", "3", "week"),
    ("an hour and a half", "an hour and a half", "1.5", "hour"),
    ("two and a half years", "two and a half years", "2.5", "year"),
    ("2 hours 15 minutes", "2 hours 15 minutes", "135", "minute"),
    ("an 87 yo man", "87 yo", "87", "year"),
    ('a pen of 10 " length', '10 "', "10", "inch"),
    ('a 9" plate', '9"', "9", "inch"),
    ("at 30' above the field", "30'", "30", "foot"),
    ("Rotate 90° to the left", "90°", "90", "degree"),
    ("He was 87.", "87", "87", "year"),
    ("who died at 78", "78", "78", "year"),
    ("voters over 60 in Leith", "60", "60", "year"),
    ("free where people are over 80.", "80", "80", "year"),
    ("a retirement age of 65,", "65", "65", "year"),
    ("life expectancy for men is around 73.", "73", "73", "year"),
    ("the 60m hurdles", "60m", "60", "meter"),
    ("weighing 11st 7lb", "11st 7lb", "161", "pound"),
    ("at 9st", "9st", "9", "stone"),
    ("a 12MP camera", "12MP", "12", "megapixel"),
    ("it draws 700W", "700W", "700", "watt"),
    ("the 200m titles", "200m", "200", "meter"),
    ("the 800m gold medal beat other moments", "800m", "800", "meter"),
    ("a 10-kg sack", "10-kg", "10", "kilogram"),
    ("an 80-GB disk", "80-GB", "80", "gigabyte"),
    ("a 155-mm shell", "155-mm", "155", "millimeter"),
    ("quakes of magnitude 7.8", "7.8", "7.8", "magnitude"),
    ("a magnitude 6 quake", "6", "6", "magnitude"),
]

BARE = [
    ("It is hiring 250.", "250", "250", None),
    ("more than the 17 he managed before", "17", "17", None),
    ("Only 27 have ratified it.", "27", "27", None),
    ("it passed the 1,000 mark", "1,000", "1000", None),
    ("The toll passes 200", "200", "200", None),
    ("She pulled seven out.", "seven", "7", None),
    ("Ash: 14", "14", "14", None),
    ("the total of 5.3 million translates into more", "5.3 million", "5300000", None),
    ("It's 312.", "312", "312", None),
    ("sold (800) in all", "800", "800", None),
    ("1,240 stand empty", "1,240", "1240", None),
    ("of the homes on its books, 300 lie vacant", "300", "300", None),
    ("She was 12 behind.", "12", "12", None),
    ("not the 61 that were quoted", "61", "61", None),
    ("Forty would do.", "Forty", "40", None),
    ("beat Ash's 268 easily", "268", "268", None),
    ('He said "we won 9" twice.', "9", "9", None),
    ("a one-in-four chance", "one-in-four", "0.25", None),
    ("7.5 per 1,000 live births", "7.5 per 1,000 live births", "0.0075", None),
    ("a rate of 30 per 100,000", "30 per 100,000", "0.0003", None),
    ("six out of every 10 flights", "six out of every 10", "0.6", None),
    ("it fell by a quarter last year", "a quarter", "0.25", None),
    ("called 12.5 lower", "12.5", "12.5", None),
]

RATES = [
    ("$2 per GPU-hour", "$2 per GPU-hour", "2", "USD/(GPU*hour)"),
    ("$0.55 per million tokens", "$0.55 per million tokens", "0.00000055", "USD/token"),
    ("37 cts a share", "37 cts a share", "0.37", "USD/share"),
    ("a 25-cent-an-hour raise", "25-cent-an-hour", "0.25", "USD/hour"),
    ("201 dlr per ounce", "201 dlr per ounce", "201", "USD/ounce"),
    ("£17.m profit", "£17.m", "17000000", "GBP"),
    ("Llama 3 70B parameters", "70B parameters", "70000000000", "parameter"),
    ("£18 an hour", "£18 an hour", "18", "GBP/hour"),
    ("24,000 cars annually", "24,000 cars annually", "24000", "car/year"),
    ("grew 15% per annum", "15% per annum", "15", "percent/year"),
    ("52,000 bpd", "52,000 bpd", "52000", "barrel/day"),
    ("3.35 TB/s", "3.35 TB/s", "3.35", "terabyte/second"),
    ("£143 per successful claimant", "£143 per successful claimant", "143", "GBP/claimant"),
    ("five cts per right any time", "five cts per right", "0.05", "USD/right"),
    ("67.0 cents a pound in May", "67.0 cents a pound", "0.67", "USD/pound"),
    ("five dlrs per common share", "five dlrs per common share", "5", "USD/share"),
    ("earning $150K/yr", "$150K/yr", "150000", "USD/year"),
    ("32 francs per registered share", "32 francs per registered share", "32", "FRF/share"),
    ("530 pence per Acme share", "530 pence per Acme share", "5.3", "GBP/share"),
    ("12 deaths for every 100,000 people", "12 deaths for every 100,000 people", "0.00012", "death/person"),
    ("12 deaths per 100,000 in the city", "12 deaths per 100,000", "0.00012", "death/person"),
    ("£3 for every student", "£3", "3", "GBP"),
    ("1.3187 euros per US dollar", "1.3187 euros per US dollar", "1.3187", "EUR/USD"),
    ("$1.25 per pound of beef", "$1.25 per pound", "1.25", "USD/pound"),
    ("$2.50 for each face amount", "$2.50", "2.5", "USD"),
    ("1,900 bacteria per 100ml", "1,900 bacteria per 100ml", "19", "bacterium/milliliter"),
    ("26 yen per 10,000 yen", "26 yen per 10,000 yen", "0.0026", "JPY/JPY"),
    ("two goals for every one that they let in", "two goals", "2", "goal"),
    ("12,000 Zenos common shares", "12,000 Zenos common shares", "12000", "share"),
    ("12 Democrats opposed new taxes", "12 Democrats", "12", "democrat"),
    ("4.5 per thousand died", "4.5 per thousand", "0.0045", None),
]

RATIOS = [
    ("five times cheaper", "five times", "5", "times"),
    ("600× lower", "600×", "600", "times"),
    ("2000x faster", "2000x", "2000", "times"),
    ("by up to 1500×", "1500×", "1500", "times"),
    ("a tenfold rise", "tenfold", "10", "times"),
    ("3.2 times oversubscribed", "3.2 times", "3.2", "times"),
    ("a factor of 10", "10", "10", "times"),
    ("sales doubled", "doubled", "2", "times"),
    ("the firm doubles its output", "doubles", "2", "times"),
    ("twice as many", "twice", "2", "times"),
    ("one in five", "one in five", "0.2", None),
    ("a third more than before", "a third", "0.3333333333", None),
    ("some of them, or a third, went", "a third", "0.3333333333", None),
    ("lowered after a cut of a quarter.", "a quarter", "0.25", None),
    ("a share of a third in Leith", "a third", "0.3333333333", None),
    ("Half would pay", "Half", "0.5", None),
    ("nine out of ten", "nine out of ten", "0.9", None),
    ("two-thirds of voters", "two-thirds", "0.6666666667", None),
    ("Tax 186 mln", "186 mln", "186000000", None),
]


@pytest.mark.parametrize(
    ("text", "surface", "magnitude", "unit"), MONEY + PERCENT + COUNTS + MEASURES + BARE + RATES + RATIOS
)
def test_one_figure(text, surface, magnitude, unit):
    assert [figure[:3] for figure in figures(text)] == [(surface, magnitude, unit)]


RANGES = [
    ("$5–6 million", "5000000..6000000", "USD"),
    ("10-20× less", "10..20", "times"),
    ("between 44 mg and 50 mg", "44..50", "milligram"),
    ("1 to 1.5 degrees Celsius", "1..1.5", "degC"),
    ("four to five thousand people", "4000..5000", "person"),
    ("65 cts to 85 cts a share", "0.65..0.85", "USD/share"),
    ("three or four years", "3..4", "year"),
    ("75-100 folk", "75..100", "folk"),
    ("from 50 to 80%", "50..80", "percent"),
    ("10%-20%", "10..20", "percent"),
    ("more than 10 and less than 40", "10..40", None),
    ("dozens of people", "12..120", "person"),
    ("a 0-to-60-mph time", "0..60", "mile/hour"),
    ("a guidance of $6.0-$6.5", "6..6.5", "USD"),
    ("between £40m-£50m", "40000000..50000000", "GBP"),
    ("sales of 72/78 mln dlrs", "72000000..78000000", "USD"),
    ("an orbit of 12.35 ± 0.15 days", "12.2..12.5", "day"),
    ("weighs 4 ± 0.5 million tonnes", "3500000..4500000", "tonne"),
    ("a share of 5%±2%", "3..7", "percent"),
]


@pytest.mark.parametrize(("text", "magnitudes", "unit"), RANGES)
def test_range(text, magnitudes, unit):
    assert [figure[1:3] for figure in figures(text)] == [(magnitudes, unit)]


SEVERAL = [
    ("$ 20.00 $ 37.50", ["20 USD", "37.5 USD"]),
    ("rose from 4% to 5%", ["4 percent", "5 percent"]),
    ("is 3%, down from 4% to 5%", ["3 percent", "4..5 percent"]),
    ("is down from 5% to 4%", ["5 percent", "4 percent"]),
    ("is up from 4% to 5%", ["4 percent", "5 percent"]),
    ("cut from 4 to 6 percent to 2 to 3 percent", ["4..6 percent", "2..3 percent"]),
    ("rose from 4 to 6 percent to everybody's joy", ["4 percent", "6 percent"]),
    ("grew from 14.5 to 20-22 billion euros", ["14500000000 EUR", "20000000000..22000000000 EUR"]),
    ("grew from 14 sites to 20-22 million euros", ["14 site", "20000000..22000000 EUR"]),
    ("three of the 40-tonne wagons", ["3 wagon", "40 tonne"]),
    ("three of the 40 wagons", ["3 wagon", "40 wagon"]),
    ("three of the 40-tonne limit", ["3 None", "40 tonne"]),
    ("it weighs 5 kg ± 20%", ["5 kilogram", "20 percent"]),
    ("fell by 3.39 million to 1.405 billion", ["3390000 None", "1405000000 None"]),
    ("fell to 67.7 mln dlrs from 129.3 mln", ["67700000 USD", "129300000 USD"]),
    ("Shr 24 cts vs 31 cts", ["0.24 USD", "0.31 USD"]),
    ("cleared three auctions and were left with only four", ["3 auction", "4 auction"]),
    ("ships, of 6,900 tonnes, with a crew of only 184", ["6900 tonne", "184 None"]),
    ("rose 0.4 pct with eight of the 10 parts up", ["0.4 percent", "8 part", "10 part"]),
    ("6.05 hectares (14.9 acres), up from 2.48", ["6.05 hectare", "14.9 acre", "2.48 hectare"]),
    ("cut the number of stations from 180 to 5", ["180 None", "5 None"]),
    ("it went up from 9 to 10", ["9 None", "10 None"]),
    ("Six flats were searched in May. Five were empty.", ["6 flat", "5 None"]),
    ("took 45 and 50 mg of it", ["45 milligram", "50 milligram"]),
    ("£1.3bn ($2.48bn)", ["1300000000 GBP", "2480000000 USD"]),
    ("wrote off 80 or even 100 pct of it", ["80 percent", "100 percent"]),
    ("it hired 80 or even lost 100 pct of it", ["80 None", "100 percent"]),
    ("460 cars were stolen, compared with 63 last year", ["460 car", "63 car"]),
    ("up 2 percent while bonds rose by 1 percent", ["2 percent", "1 percent"]),
    ("38 beds per 1,000 people, against 41 per 1,000 in 2010", ["0.038 bed/person", "0.041 bed/person"]),
    ("three 20-minute sessions", ["3 session", "20 minute"]),
    ("six 1,000-tonne ships and two two-year deals", ["6 ship", "1000 tonne", "2 deal", "2 year"]),
    ("6 per cent, against 12 a year before.", ["6 percent", "12 percent"]),
    ("it pays $98m a year before tax", ["98000000 USD/year"]),
    ("$98m against $97m a year before", ["98000000 USD", "97000000 USD"]),
    ("closed up 1-1/2 to 15", ["1.5 None", "15 None"]),
    ("$6 per 20-minute session", ["6 USD", "20 minute"]),
    ("3 years ago, 20 people", ["3 year", "20 person"]),
    ("at 64.2%, it was 3.7 points below", ["64.2 percent", "3.7 percentage_point"]),
    ("the index rose 0.1%, or 3.7 points", ["0.1 percent", "3.7 point"]),
    ("11.7m customers; its rival has 12.4m, more", ["11700000 customer", "12400000 customer"]),
    ("scored 27 goals, eight more than he did", ["27 goal", "8 goal"]),
    ("In Norway it lost 5 mln crowns", ["5000000 NOK"]),
    ("Denmark pays 5 mln crowns", ["5000000 DKK"]),
    ("Avg shrs 3,267,019 vs 3,200,000", ["3267019 share", "3200000 share"]),
    ("the county set a limit of 30.", ["30 None"]),
    ("The Alliance has 78 seats and Labour 64.", ["78 seat", "64 seat"]),
    ("Ash won 12 medals, Elm 14, Oak Hill 9 and Fir 7.", ["12 medal", "14 medal", "9 medal", "7 medal"]),
    ("It reaches 88 per cent of us, with Zuno 63.", ["88 percent", "63 percent"]),
    ("Seats: Labour 64, the Green List 12", ["64 None", "12 None"]),
    ("2/3 of the 12 members agreed", ["0.6666666666666666666666666666 None", "12 member"]),
    ("Six of the nine members agreed", ["6 member", "9 member"]),
    ("Of 412 jobs, 30 of the 412 go", ["412 job", "30 None", "412 None"]),
    ("39 of Ash's 54 delegates", ["39 delegate", "54 delegate"]),
    ("sold 14 of the 12-seat buses", ["14 bus", "12 seat"]),
    ("90 people came in 3 cars, 14 of them early", ["90 person", "3 car", "14 person"]),
    ("It sold 300 cars and the Boeing 737 too", ["300 car"]),
    ("closed at 1,463.78 points and later ended at 1,334.20", ["1463.78 point", "1334.2 point"]),
    ("a 70%-30% blend", ["70 percent", "30 percent"]),
    ("20 parsecs — one parsec is 3.26 light years", ["20 parsec", "1 parsec", "3.26 light_year"]),
    ("a 5-year and the 10-month deal", ["5 year", "10 month"]),
    ("a 2-year-old and 3-month-old twins", ["2 year", "3 month"]),
    ("rose to 26 mln from about 17 mln shares", ["26000000 share", "17000000 share"]),
    ("600 tonnes of rice for Togo, 50 of rice for Mali", ["600 tonne", "50 tonne"]),
    ("The note fell 40 pfennigs to 99.60", ["0.4 DEM", "99.6 DEM"]),
    ("fell 40 pfennigs to 960", ["0.4 DEM", "9.6 DEM"]),
    ("Labour won 41 seats, the Tories 12 and the SNP nine.", ["41 seat", "12 seat", "9 seat"]),
    ("10 of the 80-odd resorts", ["10 resort", "80 resort"]),
    ("rose to 439 from 16 airlines", ["439 None", "16 airline"]),
    ("90% of the seats, 17 out of 18 of the wards", ["90 percent", "0.9444444444 None"]),
    ("her son, aged 13, and seven others fell ill", ["7 None"]),
    ("Peru 2,500 (800), Oslo 500 (300)", ["2500 None", "800 None", "500 None", "300 None"]),
    ("At 1986 year end it had 12 staff, like the 1987 year-end", ["12 staff"]),
    ("a 2000 year old tomb", ["2000 year"]),
    ("between the ages of 14 and 18", ["14 year", "18 year"]),
    ("Chemicals 480 mln vs 534 mln", ["480000000 None", "534000000 None"]),
    ("12 hour's work in a three-and-a-half-year deal", ["12 hour", "3.5 year"]),
    ("Ann Lee and Bo Ray, 40 and 49, lost 6-7 (6/8) on June 29-July 13", []),
    ("She might be 33 next month", ["33 year"]),
    ("two- and three-bedroom homes", ["2 bedroom", "3 bedroom"]),
    ("two of their last three games", ["2 game", "3 game"]),
    ("upped its target for the firm's share price, from £35 to £36.20", ["35 GBP", "36.2 GBP"]),
    (
        " CCC STOCKS    12.5   91\n TOTAL CORN STOCKS  14.5   88",
        ["12.5 None", "91 None", "14.5 None", "88 None"],
    ),
    ("rose from 1.5 to 2.5 billion barrels", ["1500000000 barrel", "2500000000 barrel"]),
    ("rose from $1.5 to $2.5 billion", ["1500000000 USD", "2500000000 USD"]),
    ("fell from 5 to 4.5 million", ["5000000 None", "4500000 None"]),
    ("rose from 900 cars to 1.2 million cars", ["900 car", "1200000 car"]),
    ("It sold 3,40 and 5 of them for $1,250.", ["5 None", "1250 USD"]),
    ("scored 10,20,30%", ["20 percent", "30 percent"]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_figures(text, expected):
    assert [f"{figure[1]} {figure[2]}" for figure in figures(text)] == expected


HEDGES = [
    ("about $5 million", "approximately"),
    ("some 300 residents", "approximately"),
    ("an estimated 5 million children", "approximately"),
    ("5 million or so people", "approximately"),
    ("~80% of them", "approximately"),
    ("more than 26 mln dlrs", "more_than"),
    ("may exceed 26 mln dlrs", "more_than"),
    ("$300 billion+", "more_than"),
    ("1.5+ million customers", "more_than"),
    ("at least an 80 pct stake", "at_least"),
    ("$5 million or more", "at_least"),
    ("no fewer than 12 people", "at_least"),
    ("fewer than 20 minutes", "less_than"),
    ("sub-300 sq m offices", "less_than"),
    ("at most 5%", "at_most"),
    ("up to 700 workers", "up_to"),
    ("tax went up to 15%", None),
    ("the cut of up to 15%", "up_to"),
    ("prices could climb as high as 15%", "up_to"),
    ("in the top 30 centimetres", None),
    ("orders from our top 30 clients", None),
    ("a place among Europe's biggest top 20 makers", None),
    ("losses could top 30,000 tonnes", "more_than"),
    ("orders from Norway's top 30 clients", None),
    ("the more than 300 workers there", "more_than"),
    ("its over 2,000 branches", "more_than"),
    ("takings top $30 million", "more_than"),
    ("fees of 12 million dollars plus", "more_than"),
    ("as many as 800,000 people", "up_to"),
    ("nearly 57%", "nearly"),
    ("just under $9bn", "nearly"),
    ("exactly 13 units", "exactly"),
    ("unemployed for over two years", "more_than"),
    ("sold over the next two years", None),
    ("they handed over 300 homes", None),
    ("signed under a 15-year lease", None),
    ("children under 12 years", "less_than"),
    ("they own over 300 homes", "more_than"),
    ("still about a factor of 10", "approximately"),
    ("children under the age of 5 years", "less_than"),
    ("(about $5 million)", "approximately"),
    ("values < = 100 here", "at_most"),
    ("less than 5,000 or equal to it", "at_most"),
    ("more than 5,000 or equal", "at_least"),
    ("more than 5,000 or equal to them", "more_than"),
    ("a touch over 5 percent", "more_than"),
    ("as few as 12 people", "at_least"),
    ("12 deaths and counting", "more_than"),
    ("$5 million", None),
    ("100-odd firms", "approximately"),
    ("five or more states", "at_least"),
    ("perhaps two singers", "approximately"),
    ("perhaps the two best singers", None),
    ("the toll passes 200", "more_than"),
    ("sales passed 167 million in May", "more_than"),
    ("turnout passed 60%.", "more_than"),
    ("they passed 12 laws", None),
    ("she passed 8 of them", None),
    ("the ship passed 300 metres off", None),
    ("passed the 200 mark", "more_than"),
    ("fell below the $50 mark", "less_than"),
    ("above the 5% mark", "more_than"),
    ("she reached the 200 mark", None),
    ("above the 5% market share", None),
    ("the toll tops 200", "more_than"),
]


@pytest.mark.parametrize(("text", "modifier"), HEDGES)
def test_hedge(text, modifier):
    assert [figure[3] for figure in figures(text)] == [modifier]


SHARED_HEDGES = [
    ("it passed 230 to 198", [None, None]),
    ("more than 7.5 million crowns ($1.1 million)", ["more_than", "more_than"]),
    ("about 10 km (6 miles)", ["approximately", "approximately"]),
    ("more than $5 million ($2 million of it in cash)", ["more_than", None]),
    ("about 12 people (3 women)", ["approximately", None]),
]


@pytest.mark.parametrize(("text", "modifiers"), SHARED_HEDGES)
def test_hedge_of_a_conversion(text, modifiers):
    assert [figure[3] for figure in figures(text)] == modifiers


SILENT = [
    ("on Jan. 27", "date"),
    ("on 27 January 2025", "date"),
    ("in 1987", "date"),
    ("the 1990s", "date"),
    ("in 2012-13", "date"),
    ("Sept. 20-24", "date"),
    ("on 12/05/2024", "date"),
    ("at 10:30", "clock time"),
    ("at 11 a.m. on", "clock time"),
    ("at 1400 GMT", "clock time"),
    ("the 22nd amendment", "ordinal"),
    ("the third quarter", "ordinal"),
    ("Section 427", "name"),
    ("page 12", "name"),
    ("Llama 3.1", "name"),
    ("the H100", "name"),
    ("GPT-4", "name"),
    ("Llama 3.1 405B", "name"),
    ("GPT-4 8K costs", "name"),
    ("DeepSeek-R1", "name"),
    ("R1, a reasoning model", "name"),
    ("from Sept. 20 to 24", "date"),
    ("COVID-19", "name"),
    ("the S&P 500", "name"),
    ("Magnificent 7", "name"),
    ("a Boeing 737", "name"),
    ("the G20", "name"),
    ("a category 4 hurricane", "name"),
    ("won 3-2", "score"),
    ("at odds of 5/1", "date or score"),
    ("a Boeing 737-800 of theirs", "name"),
    ("the over-65s", "name"),
    ("an Epson R800 printer", "name"),
    ("their first Six Nations win", "name"),
    ("He scored twice.", "word"),
    ("double digits", "word"),
    ("a 9-2 lead", "score"),
    ("call 555-1234", "telephone number"),
    ("she phoned 911", "name"),
    ("release 1.2.3", "version"),
    ("one of the best", "pronoun"),
    ("since 9/11", "date or score"),
    ("Jo Smith, 25, said", "age"),
    ("1. The first point", "list number"),
    ("9" * 60, "too many digits"),
    ("7", "bare number"),
    ("the (December 2) event", "date"),
    ("to be paid nov. 6", "date"),
    ("on 22 and 23 June", "date"),
    ("in 1976 or 77", "date"),
    ("numbers 1 and 2", "name"),
    ("at 49 Elm Road", "name"),
    ("a UK top 20 hit", "name"),
    ("as the map[3] shows", "name"),
    ("she lost in the mixed doubles final", "word"),
    ("rested for the men's doubles in May", "word"),
    ("calls to 0870 lines", "name"),
    ("as Figure 3b shows", "name"),
    ("Boeing's 7E7 jets", "name"),
    ("he sat up until three in the morning", "clock time"),
    ("the top five includes Wales", "name"),
    ("the Standard & Poor's 500 index", "name"),
    ("the 10 most expensive", "name"),
    ("rapper 50 Cent sang", "name"),
    ("from 250 c.e.", "date"),
    ("some 300 B.C.E. and later", "date"),
    ("the 787 Dreamliner", "name"),
    ("in the 90210 ZIP code", "name"),
    ("Jo Ash (4) ran", "name"),
    ("flew the 717, its last", "name"),
    ("the Group of Seven met", "name"),
    ("the two met again", "pronoun"),
    ("one, two, three", "pronoun"),
    ("a two-for-one split", "ratio"),
    ("a three for two split", "ratio"),
    ("lost by two to one", "ratio"),
    ("effective March five", "date"),
    ("April 10/May 10 shipment", "date"),
    ("in a year or two", "pronoun"),
    ("in the last year or two", "pronoun"),
    ("reached the last eight.", "name"),
    ("Safin, seeded four, won", "name"),
    ("the two reaffirmed it", "pronoun"),
    ("reading 2+2=5", "bare number"),
    ("his friend Jo Ash, 17 - who left", "age"),
    ("the third was better", "ordinal"),
    ("in the first half were", "ordinal"),
    ("a share of a third party", "ordinal"),
    ("the cost of a third runway", "ordinal"),
    ("a second, or a third.", "ordinal"),
    ("by the end of a quarter.", "ordinal"),
    ("net 98,0000 in all", "bare number"),
    ("a vote of 230-to-198", "score"),
    ("John Doe, now 22, of Leeds", "age"),
    ("twenty-something singers", "word"),
    ("737-300 jets", "score"),
    ("in Sunday's Six Nations match", "name"),
    ("the RBS Six Nations match", "name"),
    ("versions 4.7 and earlier", "name"),
    ("by calling 101", "name"),
    ("the Smartmodem 9600B costs", "name"),
    ("lost five-four on penalties", "score"),
    ("won three-nil at home", "score"),
    ("a three-against-three game", "ratio"),
    ("a two-handed backhand", "word"),
    ("at 1400 est today", "clock time"),
    ("set for 1900 hours local", "clock time"),
    ("from 0800 on", "clock time"),
    ("the 2,271st star", "ordinal"),
    ("Airbus answers with 350's", "name"),
    ("a long-distance 777 plane", "name"),
    ("at odds of 6-9", "ratio"),
    ("odds of 1/5 on a win", "ratio"),
    ("a fall from 85-to-one", "ratio"),
    ("the other three", "pronoun"),
    ("made in a third country", "ordinal"),
    ("the twenty-sixth dynasty", "ordinal"),
    ("by ringing 101", "name"),
    ("the 5000 series of workstations", "name"),
    ("open from 1800 to 2100 hrs", "clock time"),
    ("at one point", "pronoun"),
    ("on at 1400 local time today", "clock time"),
    ("it left at 1400 PST today", "clock time"),
    ("call (800) 555-1234 now", "telephone number"),
    ("at 12 midnight on Monday", "clock time"),
]


@pytest.mark.parametrize(("text", "reason"), SILENT)
def test_no_figure(text, reason):
    extraction = find_quantities(text)
    assert [quantity.surface for quantity in extraction.quantities] == []
    assert reason in {skipped.reason for skipped in extraction.skipped}


NUMERALS = [
    ("$5.5 million", "5.5", "1000000", "100000", "100000"),
    ("$5.50 million", "5.50", "1000000", "10000", "100000"),
    ("$300 billion", "300", "1000000000", "1000000000", "100000000000"),
    ("1,463 people", "1463", "1", "1", "1"),
    ("5 percent", "5", "1", "1", "1"),
    ("6-3/8 pct", "6.375", "1", "0.125", "0.125"),
    ("five people", "5", "1", "1", "1"),
    ("two million people", "2", "1000000", "1000000", "1000000"),
    ("2.7m viewers", "2.7", "1000000", "100000", "100000"),
]


@pytest.mark.parametrize(("text", "value", "scale", "resolution", "significant"), NUMERALS)
def test_numeral(text, value, scale, resolution, significant):
    (numeral,) = find_quantities(text).quantities[0].numerals
    found = (numeral.value, numeral.scale, numeral.resolution, numeral.significant)
    assert found == tuple(map(Decimal, (value, scale, resolution, significant)))


def test_a_range_keeps_both_numerals():
    (quantity,) = find_quantities("costs $5–6 million").quantities
    assert [numeral.magnitude for numeral in quantity.numerals] == [5_000_000, 6_000_000]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "no value"),
        ("many", "no quantity"),
        ("$5 million in 3 weeks", "2 quantities"),
        ("5 apples here", "after '5 apples' is not understood"),
        ("it cost $5 million", "before '.5 million' is not understood"),
    ],
)
def test_read_quantity_says_what_is_wrong(text, part):
    with pytest.raises(ValueError, match=part):
        read_quantity(text)


def test_read_quantity_reads_the_whole():
    quantity = read_quantity("  $5.576 million ")
    assert (quantity.low, quantity.unit) == (Decimal(5_576_000), "USD")
    assert read_quantity("more than 5,000 people").modifier == "more_than"
    assert read_quantity("$5 million or more").modifier == "at_least"
    assert read_quantity("$300 billion+").modifier == "more_than"


def test_blocks_keep_offsets_and_contexts_apart():
    text = "Net profit was 5 mln dlrs\nvs 4 mln"
    document = Document("a", "a", text, blocks=(Block(0, 25, "headline"), Block(26, len(text), "body")))
    found = extract_quantities(document).quantities
    assert [(text[q.start : q.end], q.unit) for q in found] == [("5 mln dlrs", "USD"), ("4 mln", None)]
    assert extract_quantities(Document("a", "a", "5 mln dlrs")).quantities[0].unit == "USD"
