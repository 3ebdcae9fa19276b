SILENT = [
    "It will close 43% of the 7 plants.",
    "It lost 40% of the 7 plants' output.",
    "About 40% of the 7 plants will close.",
    "It sold 41% of the 5,000 tickets.",
    "Of the 7 judges, 57% agreed.",
    "A third of the nine-strong panel walked out.",
    "Of the 7 judges who sat, 40% of the time went on one case.",
    "Staff numbers fell, from 7 clerks, 40% below the peak.",
]

FAILING = {
    "error": [
        "It will close 40% of the 7 plants.",
        "Of the 7 judges, 60% agreed.",
        "The survey of 8 firms found that 70% of the 8 firms were hiring.",
        "Sixty per cent of the nine-strong committee backed it.",
        "Just 35% of the county's six high schools met the target.",
        "Of the 14 houses listed above $1.5 million, 45 percent have sold.",
    ],
}
