SILENT = [
    "The share of late trains fell from 20% to 19%, a drop of 5%.",
    "Traffic was up 10% on a year earlier and the load factor dipped to 58% from 59%.",
    "It raised the rate on overnight deposits by 0.25 points, to 3.75% from 3.50%.",
    "It went from 20% to 19% in May, so it fell by 5%.",
    "Uptake was 83%, but in the end it came down to 46%, a loss of almost half.",
]

FAILING = {
    "error": [
        "The share of late trains fell from 21.7% to 19.2%, a drop of 2.5%.",
        "Only 83.1% of trains ran on time, against a target of 90%. That leaves the operator 8.7% short.",
        "It raised the rate on overnight deposits by 0.25%, to 3.75% from 3.50%.",
        "It went from 4.1% to 4.7% in May, so it rose by 0.6%.",
        "Uptake was 83%, but in the end it came down to 46%, a loss of 37%.",
    ],
}
