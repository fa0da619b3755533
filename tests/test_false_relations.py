"""What only sounds alike is no relation: pairs of sentences that an editor would not hold together.

They are read whole, by the shipped reader, since what harms is what people see in the end.
"""

from __future__ import annotations

import pytest

import sayso

APART = {
    "negated": "Police said the suspect was armed. Police said the suspect was not armed.",
    "negated by another": (
        "The mayor said the school would close this year. The union said it would not close this year."
    ),
    "who did it to whom": (
        "Ukraine said Russia attacked its power stations. Russia said Ukraine attacked its power stations."
    ),
    "other amounts": (
        "The ministry said the project cost $3.2 million. The opposition said the project cost $9 million."
    ),
    "two firms": "Shell said its profit rose to $5 billion. BP said its profit rose to $3 billion.",
    "two towns": "The agency said Tampa got 12 inches of rain. The agency said Naples got 19 inches of rain.",
    "two schools": "The first school has 450 pupils, the head said. The second school has 620 pupils, the head said.",
    "two days": (
        "Strikes killed 14 people on Sunday, officials said. Strikes killed 25 people on Tuesday, officials said."
    ),
    "a day and a war": (
        "The ministry said 119 people were killed in the past 24 hours. More than 54,000 people have been "
        "killed since the war began, the ministry said."
    ),
    "a week and a year": (
        "Police said 12 people were shot this week. Police said 310 people have been shot since January."
    ),
    "two fires": (
        "Eleven people were injured in the fire on Bank Street, the fire service said. Three people were "
        "injured in the fire at the warehouse, the fire service said."
    ),
    "two crashes": (
        "Eighteen people were hurt in the first crash, police said. In the second crash five people were hurt."
    ),
    "north and south": (
        "Flooding in the north killed 12 people, the agency said. In the south, flooding killed 30 people, "
        "the agency said."
    ),
    "two provinces": (
        "Officials in Sindh province said 14 people were killed by the rain. In Punjab province, 63 people "
        "were killed by the rain, officials said."
    ),
    "a part of them": "Police said 30 people were injured. Ten people were seriously injured, police said.",
    "two days' arrests": (
        "Police arrested 45 people at Friday's protest. On Saturday police arrested 112 people, he said."
    ),
    "two that agree": (
        "Police said officers had not fired live rounds. A police spokesman denied that officers had fired live rounds."
    ),
    "another's deed": (
        "Prosecutors say Adams set fire to the warehouse. Police say Baker set fire to the school. Baker "
        "denied setting fire to the warehouse."
    ),
    "another place": (
        "The government says the group planned the attack in Ankara. The group denied planning an attack in Istanbul."
    ),
    "another thing": "Iran denied that it had sent missiles to Russia. Ukraine said Iran had sent drones to Russia.",
    "another car": (
        "The paper said the minister had used a government jet for a private holiday. The minister denied "
        "using a government car for private trips."
    ),
    "another target": (
        "Protesters said police opened fire without warning. Police denied opening fire on an ambulance."
    ),
    "one number, three things": (
        "The hospital treated 251 patients. Police freed 251 people; rebels took 251 hostages."
    ),
    "two in one sentence": "Two people were killed in Odesa, and two people were killed in Belgorod, officials said.",
}


@pytest.mark.parametrize("case", APART)
def test_what_only_sounds_alike_is_no_relation(case: str) -> None:
    reading = sayso.read_text(APART[case], outlet="The Herald", published="2025-06-12")
    assert [(relation.type, relation.why) for relation in reading.relations] == []


TOGETHER = {
    "two counts of one raid": (
        "The governor said shelling killed 12 people in the market. The army said the shelling of the market killed 19 "
        "people.",
        "conflict",
    ),
    "the toll of one village": (
        "Rebels killed 88 people in the village, the governor said. A rights group put the toll at 140.",
        "conflict",
    ),
    "one toll told twice": (
        "Officials said the storm killed 44 people. The 44 people killed by the storm were farmers, officials said.",
        "repeat",
    ),
    "denied at once": (
        "Relatives accuse the guards of having beaten prisoners. The prison service denies this.",
        "deny",
    ),
}


@pytest.mark.parametrize("case", TOGETHER)
def test_what_belongs_together_is_found(case: str) -> None:
    text, type_ = TOGETHER[case]
    reading = sayso.read_text(text, outlet="The Herald", published="2025-06-12")
    assert {relation.type for relation in reading.relations} == {type_}
