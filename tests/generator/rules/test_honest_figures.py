"""LNG103 on honest translations: what is the same in two languages, however it is written."""

import pytest

from generator.book.text_index import TextPassage
from generator.checks.rules.translations import figures_apart
from generator.findings.finding import Ref

# Found by writing texts as people do; each was looked at, and many were once told of.
ALIKE = (
    ("Møtet var klokken 14.30.", "The meeting was at 2:30 pm."),
    ("Møtet var kl. 14.30.", "The meeting was at 14:30."),
    ("Møtet var kl. 14.30 den 3. mai.", "The meeting was at 2.30 p.m. on 3 May."),
    ("Møtet var kl. 12.15.", "The meeting was at 12.15 pm."),
    ("Varsling er åpen mellom kl. 08.00 og 16.00.", "The line is open from 8 am to 4 pm."),
    ("Varsling er åpen kl. 8–16.", "The line is open 8 a.m.–4 p.m."),
    ("Åpent døgnet rundt.", "Open 24/7."),
    ("Åpent hele døgnet, alle dager.", "Open 24 hours a day, seven days a week."),
    ("Vi kjøpte 1 200 tonn bomull.", "We bought 1,200 tonnes of cotton."),
    ("Vi kjøpte 1,2 millioner tonn.", "We bought 1.2 million tonnes."),
    ("Vi kjøpte 1,2 mill. kroner.", "We bought NOK 1.2m."),
    ("Vi kjøpte for 683 mill. kr.", "We bought for NOK 683 million."),
    ("Vi kjøpte for 683 mill. kr.", "We bought for NOK 683m."),
    ("Vi kjøpte for 1,5 milliarder kroner.", "We bought for NOK 1.5bn."),
    ("Vi kjøpte for 1,5 mrd. kroner.", "We bought for NOK 1.5 billion."),
    ("Andelen var 12,5 prosent.", "The share was 12.5 per cent."),
    ("Andelen var 62,5 %.", "The share was 62.5%."),
    ("Den 13. mars 2024 signerte styret.", "On 13 March 2024 the board signed."),
    ("Den 13.03.2024 signerte styret.", "The board signed on 13 March 2024."),
    ("Den 31.12.2024 signerte styret.", "The board signed on 31 December 2024."),
    ("Den 31.12.2024 signerte styret.", "The board signed on 12/31/2024."),
    ("Den 31. desember 2024 signerte styret.", "The board signed on 2024-12-31."),
    ("Perioden 2023–2025.", "The period 2023–25."),
    ("Perioden 2023–2025.", "The years 2023 to 2025."),
    ("I 2023/24 lærte vi mye.", "In 2023–2024 we learnt much."),
    ("På 1990-tallet var det annerledes.", "In the 1990s it was different."),
    ("Halvparten av de 40 gårdene er besøkt.", "Half of the 40 farms have been visited."),
    ("Halvparten er besøkt.", "50% have been visited."),
    ("En tredel er besøkt.", "A third have been visited."),
    ("Vi har besøkt tjuefem gårder.", "We have visited 25 farms."),
    ("Vi har besøkt tjue gårder.", "We have visited 20 farms."),
    ("Vi har besøkt hundre gårder.", "We have visited 100 farms."),
    ("Et dusin gårder er besøkt.", "12 farms were visited."),
    ("To tusen arbeidere.", "2,000 workers."),
    ("Vi følger § 5 i åpenhetsloven.", "We follow section 5 of the Transparency Act."),
    ("Vi følger LOV-2021-06-18-99.", "We follow the Act of 18 June 2021 No. 99."),
    ("Vi følger ILO nr. 29, 87 og 98.", "We follow ILO conventions 29, 87 and 98."),
    ("ISO 45001 er innført.", "ISO 45001 has been adopted."),
    ("Vi ringer 22 00 00 00.", "Call us on +47 22 00 00 00."),
    ("Adressen er Storgata 11, 0155 Oslo.", "The address is Storgata 11, NO-0155 Oslo."),
    ("Lønnen er 45 000 kroner i måneden.", "The wage is NOK 45,000 a month."),
    ("Temperaturen var 40 grader.", "The temperature was 104 °F (40 °C)."),
    ("Reisen er 100 km.", "The journey is 100 km (62 miles)."),
    ("Vi er 80, 12 i innkjøp og 68 ellers.", "We are 80: 12 in purchasing, 68 elsewhere."),
    ("Risikoen er 3 av 5.", "The risk is 3 out of 5."),
    ("Vi fant 1. kvartal 2024 at det var bedre.", "In Q1 2024 we found that it was better."),
    ("I andre halvår 2024.", "In H2 2024."),
    ("1. juli 2022.", "July 1, 2022."),
    ("1. juli 2022.", "1st of July 2022."),
    ("Uke 34.", "The week of 18 August."),
    ("Ca. 30–40 gårder.", "About 30 to 40 farms."),
    ("Økningen var 25 %, fra 20 til 25.", "It rose by 25%, from 20 to 25."),
    ("Vi betalte 100 000,- kroner.", "We paid NOK 100,000."),
    ("Vi betalte kr 1.000.000.", "We paid NOK 1 million."),
    ("40-timers uke.", "A 40-hour week."),
    ("48 timer og 12 timer overtid.", "48 hours and 12 hours of overtime."),
    ("Alle 15-åringer går på skole.", "All 15-year-olds go to school."),
    ("24-timersbemanning", "Staffed around the clock"),
    ("Versjon 2.1 av retningslinjene.", "Version 2.1 of the guidelines."),
    ("Fristen er 30.06.", "The deadline is 30 June."),
    ("Fristen er 30. juni.", "The deadline is June 30."),
    ("Et notat på 25 sider (PDF, 1,2 MB).", "A note of 25 pages (PDF, 1.2 MB)."),
    ("Vi har 25 (tjuefem) leverandører.", "We have 25 suppliers."),
    ("Kl. 22 stenger fabrikken.", "The factory closes at 10 pm."),
    ("Mellom klokka 22 og 06.", "Between 10 p.m. and 6 a.m."),
    ("Skiftet varer fra 21.30 til 06.00.", "The shift lasts from 9:30 pm to 6:00 am."),
)
DIFFERENT = (
    ("Vi besøkte 44 gårder.", "We visited 41 farms."),
    ("Møtet var kl. 14.30.", "The meeting was at 2:45 pm."),
    ("Møtet var kl. 22.", "The meeting was at 9 pm."),
    ("Vi besøkte 100 gårder.", "We visited all farms."),
    ("25 % er besøkt.", "Half have been visited."),
    ("Vi kjøpte for 683 mill. kr.", "We bought for NOK 683 thousand."),
    ("Vi kjøpte for 1,5 milliarder kroner.", "We bought for NOK 1.5m."),
    ("Tjuefem gårder er besøkt.", "35 farms have been visited."),
    ("Den 13.03.2024 signerte styret.", "The board signed on 14 March 2025."),
)


def apart(norwegian: str, english: str) -> tuple[object, object]:
    main = TextPassage(Ref("nb.md"), norwegian, "nb", "4.A.2", markdown=True)
    other = TextPassage(Ref("en.md"), english, "en", "4.A.2", markdown=True)
    return figures_apart(main, other)


@pytest.mark.parametrize(("norwegian", "english"), ALIKE)
def test_what_is_the_same_is_not_told_of(norwegian: str, english: str) -> None:
    assert apart(norwegian, english) == ((), ())


@pytest.mark.parametrize(("norwegian", "english"), DIFFERENT)
def test_what_differs_is_told_of(norwegian: str, english: str) -> None:
    assert apart(norwegian, english) != ((), ())
