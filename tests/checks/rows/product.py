SILENT = [
    "The bonds were sold at $1,120 per $1,000. It took in $300 million, which means $300 million in cash.",
    "The mine will give 41,000 ounces of gold a year over three years and 99,000 ounces of silver.",
    "The run took 2.788 million GPU-hours. At $2 per GPU-hour that costs $5.6 million.",
    "It rents 2,048 GPUs at $2 per GPU-hour and has spent $40 million.",
    "It has a list of 14,700 households and built 500 homes last year. At that pace it takes 29 years.",
    "The list has 14,700 households. At that pace it would take 46 years.",
    "They pay £1,385 a week, up £95. That's an increase of 7.4%, or £4,940 over 12 months.",
    "The line is 187 miles long. At 200 km/h the journey would take 90 minutes.",
    "The race is 187 miles long. At 200 km/h it would take 20 minutes to Leith.",
    "The trust owes £84m. It will repay £12m a year, which will take seven years.",
    "It paid £3,000 a month for five years, roughly £180,000 in all.",
    "It paid £3,000 a month for five years, and £2m to charity.",
    "It has $42m in the bank and burns $7m a month, so that's six months of runway.",
    "It has $42m in the bank and burns $7m a month; the lease runs for nine months.",
    "Its top speed is 20 knots, and the 8km run to the bay takes 25 minutes.",
]

FAILING = {
    "error": [
        "At its top speed of 200 km/h a train could cover the 187 miles in 56 minutes.",
        "The run took 2.788 million GPU-hours. At $2 per GPU-hour that costs $5.9 million.",
        "It has a list of 14,700 households and built 500 homes last year. At that pace it takes 46 years.",
        "They pay £1,385 a week, up £95. That's an increase of 7.4%, or £1,140 over 12 months.",
        "The line is 187 miles long. It rains. It snows. At 200 km/h the journey would take 56 minutes.",
        "The 240-mile journey takes four hours at an average of 80 mph.",
        "The convoy covered 640 km in 16 hours, an average of 64 km/h.",
        "He ran the 10km in 50 minutes, an average of 15 km/h.",
        "The trust owes £84m. It will repay £12m a year, which will take five years.",
        "At 60mph the 180-mile trip takes two hours.",
        "It paid £3,000 a month for five years, roughly £1.8m in all.",
        "The shop lost $60,000 a month for the two years that it was open, a total of $720,000.",
        "It has $42m in the bank and burns $7m a month, so that's nine months of runway.",
    ],
    "warning": [
        "They used 2.788 million GPU hours. On a cluster of 2,048 GPUs, that took 56 days.",
    ],
}
