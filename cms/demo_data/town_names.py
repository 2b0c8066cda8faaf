"""First and last names of a Dutch town of today, for the residents that a seed draws. Invented pairs, nobody real."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Names:
    """Names that go together; `share` says how often a household is called so."""

    share: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


def _list(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())


NAMES = (
    Names(
        46,
        _list("Annie Coby Diny Fenna Geertje Hanneke Ida Janny Klaasje Loes Margriet Netty Paula Ria Sjaan Trijntje "
              "Wilma Anke Bianca Carla Esther Floor Hilde Judith Karin Linda Mirjam Nienke Petra Sanne Tessa Yvette"),
        _list("Aart Berend Cees Dick Evert Frans Gijs Hans Jan Koos Leen Maarten Nico Otto Paul Rinus Siem Teun Wouter "
              "Arjen Bas Coen Edwin Floris Hugo Jeroen Lars Mark Niels Rob Stijn Vincent"),
        _list("van_Beek Blokland Boersma Bouwman van_den_Brink Buitenhuis Colijn Doorn van_Driel Eikelboom Engels "
              "Franken Gerritsma Goudsmit Haverkamp Heemstra Hoogland Jacobs Kamphuis Kester Koning Kuiper Lammers "
              "Leemans Maas Nagel Noorlander Oosting Pauw Pol Reitsma Ridder Rosier Slager Spaans Stolk Tamminga "
              "Teunissen Uithof Veenstra Verbeek Vinke Vogel de_Waard Wagenaar Westra Wiersma Zandstra Zuidema"),
    ),
    Names(
        8,
        _list("Ayşe Hatice Zeynep Elif Sevgi Meryem Gül Songül"),
        _list("Mehmet Ali Hasan Murat Emre Osman Kemal Tolga"),
        _list("Arslan Çelik Doğan Koç Özkan Polat Şahin Yıldız"),
    ),
    Names(
        8,
        _list("Fatima Khadija Naima Souad Ilham Hanan Loubna Aziza"),
        _list("Hassan Youssef Said Khalid Abdel Driss Omar Mustapha"),
        _list("Amrani Bakkali Chaoui Daoudi El_Idrissi Ouali Saidi Zerouali"),
    ),
    Names(
        8,
        _list("Astrid Indra Joyce Sharda Muriel Hillegonda Rinia Soelami"),
        _list("Romeo Errol Dew Ashwin Ludwig Sewdien Rudi Franklin"),
        _list("Biervliet Jagroep Kromosoeto Mangal Pengel Ramautar Tjin Wijngaarde"),
    ),
    Names(
        6,
        _list("Agnieszka Beata Ewa Joanna Magdalena Renata"),
        _list("Tomasz Paweł Krzysztof Adam Łukasz Piotr"),
        _list("Kowalczyk Lis Mazur Pawlak Sikora Wrona"),
    ),
    Names(
        6,
        _list("Rana Hala Maha Lina Nour Suhair"),
        _list("Bashar Firas Ziad Anas Maher Wael"),
        _list("Al-Hamwi Darwish Khoury Nasser Sabbagh Qasem"),
    ),
    Names(
        5,
        _list("Iryna Nataliya Svitlana Tetiana Kateryna"),
        _list("Andriy Bohdan Ivan Mykola Serhiy"),
        _list("Bondar Hrytsenko Melnyk Shevchuk Tkachenko"),
    ),
    Names(
        4,
        _list("Selam Letay Hiwet Almaz"),
        _list("Filmon Merhawi Robel Yonas"),
        _list("Berhane Gebre Kidane Tesfamariam"),
    ),
    Names(
        4,
        _list("Magaly Digna Elvira Xiomara"),
        _list("Rudolf Edsel Gilbert Orlando"),
        _list("Croes Isenia Maduro Wever"),
    ),
    Names(
        5,
        _list("Wati Ming Thuy Gita Pilar"),
        _list("Budi Wei Minh Ravi Diego"),
        _list("Latuheru Liang Nguyen Sharma Moreno"),
    ),
)  # fmt: skip
