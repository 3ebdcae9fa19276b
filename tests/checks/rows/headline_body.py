SILENT = [
    "Jets: 60 on order\n\nWindhaven has 50 jets on order and takes ten jets more, it said.",
    "Ship sinks with 48 aboard\n\nThe Halcyon went down with a crew of 48. In 2014, 84 men died there.",
    "Airline orders 50 jets\n\nWindhaven has ordered 50 narrow-body jets. It has 140, 60 of them leased.",
    "Carrier to buy 16 planes\n\nIt has agreed to buy 16 34-seat planes. It has options on 15 planes.",
    "Debt at 32.9 billion dollars\n\nDebt is 32.9 billion New Zealand dollars. It was 24.6 billion in May.",
    "Profit up 18%\n\nProfit rose to $212 million from $180 million. Before tax profit rose 8%.",
    "House prices rise 3%\n\nHouse prices rose 3.2% in April, the lender said.",
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
        "Ship sinks with 84 aboard\n\nThe freighter Halcyon went down with a crew of 48. Some were rescued.",
        "Airline orders 60 jets\n\nWindhaven has ordered 50 narrow-body jets, with options for 20 more.",
        "House prices rise 0.3%\n\nHouse prices rose 3% in April, the lender said.",
        "Toymaker's profit up 18%\n\nProfit at Hasker rose 8% to $212 million, helped by cards.",
        "Storm cuts power to 312,000 homes\n\nThe grid said 321,000 homes lost power on Monday.",
        "Club signs striker for £62m\n\nThe club has signed the striker for €62m, it said on Monday.",
        "Halden to cut 2,500 jobs\n\nHalden is cutting 2,300 jobs, it said on Monday.",
        "Measles count in Eastmere passes 200\n\nEastmere officials reported 186 cases of measles on Friday.",
        "Airline places $7.2 billion order\n\nThe airline has placed an order worth $7.2 million.",
        "Orion buys ships for $2.5bn\n\nThe contract is worth $1.5bn, a filing says.",
    ],
}
