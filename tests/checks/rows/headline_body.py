SILENT = [
    "Storm cuts power to 312,000 homes\n\nThe grid said 312,000 homes lost power, 321,000 at its height.",
    "Storm cuts power to 300,000 homes\n\nThe grid said 298,400 homes lost power.",
    "Halden to cut 2,500 jobs\n\nHalden is cutting 2,300 jobs at home and 200 jobs abroad, 2,500 in all.",
    "Halden to cut about 2,500 jobs\n\nHalden is cutting 2,300 jobs, it said on Monday.",
    "Halden to cut 2,500 jobs\n\nTessaly cut 900 jobs and will cut 800 jobs more.",
    "Measles count in Eastmere passes 180\n\nEastmere officials reported 186 cases of measles on Friday.",
    "Orion buys ships for $2.5bn\n\nOrion is buying ships for $1.5bn, plus $1bn for tugs.",
    "Orion buys ships for $2.5bn\n\nRates rose. Orion pays $2.48bn for them, and $1.5bn for the yard.",
    "Orion buys ships for $2.5bn\n\nOrion is buying ships for $1.2bn.",
]

FAILING = {
    "error": [
        "Storm cuts power to 312,000 homes\n\nThe grid said 321,000 homes lost power on Monday.",
        "Club signs striker for £62m\n\nThe club has signed the striker for €62m, it said on Monday.",
        "Halden to cut 2,500 jobs\n\nHalden is cutting 2,300 jobs, it said on Monday.",
        "Measles count in Eastmere passes 200\n\nEastmere officials reported 186 cases of measles on Friday.",
        "Airline places $7.2 billion order\n\nThe airline has placed an order worth $7.2 million.",
        "Orion buys ships for $2.5bn\n\nThe contract is worth $1.5bn, a filing says.",
    ],
}
