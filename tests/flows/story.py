"""The story of the journey: seven paragraphs in our own words, a photo credit, no headline."""

HEADLINE = "Two police forces agree to hunt call centre gangs together"
HEADLINE_TH = "ตำรวจสองประเทศตกลงล่าแก๊งคอลเซ็นเตอร์ร่วมกัน"
SUMMARY = "Police chiefs of Thailand and Cambodia spoke by video link."
SUMMARY_TH = "ผู้บัญชาการตำรวจไทยและกัมพูชาหารือกันผ่านวิดีโอ"

# (English, Thai)
PARAGRAPHS = [
    (
        "Police in Thailand and Cambodia will hunt call centre gangs together, their chiefs agreed"
        " in a teleconference.",
        "ตำรวจไทยและกัมพูชาจะร่วมกันล่าแก๊งคอลเซ็นเตอร์ ผู้บัญชาการทั้งสองตกลงกันในการประชุมทางไกล",
    ),
    (
        "Police General Torsak Sukvimol, Commissioner-General of the Royal Thai Police, spoke with"
        " Cambodia’s National Police Chief Sar Thet.",
        "พลตำรวจเอก ต่อศักดิ์ สุขวิมล ผู้บัญชาการตำรวจแห่งชาติ หารือกับ ซอ เทต ผู้บัญชาการตำรวจแห่งชาติกัมพูชา",
    ),
    (
        "The Bank of Thailand, the Anti-Money Laundering Office (AMLO), the NBTC and the MDES sent"
        " officials.",
        "ธนาคารแห่งประเทศไทย สำนักงานป้องกันและปราบปรามการฟอกเงิน (ปปง.) กสทช. และดีอี ส่งเจ้าหน้าที่เข้าร่วม",
    ),
    (
        "Both sides agreed to cooperate, The Nation reported.",
        "ทั้งสองฝ่ายตกลงร่วมมือกัน เดอะเนชั่นรายงาน",
    ),
    (
        "They meet again in Phnom Penh, and joint operations start within two months.",
        "ทั้งสองจะพบกันอีกที่กรุงพนมเปญ และปฏิบัติการร่วมจะเริ่มภายในสองเดือน",
    ),
    (
        "In another case, callers who posed as the Office of the Consumer Protection Board (OCPB)"
        " took over 700,000 baht from an official.",
        "ในอีกคดีหนึ่ง ผู้ที่อ้างเป็นสำนักงานคณะกรรมการคุ้มครองผู้บริโภค (สคบ.)"
        " หลอกเอาเงินกว่า 7 แสนบาทจากเจ้าหน้าที่รายหนึ่ง",
    ),
    (
        "“Two people” were held on a warrant from the Maha Sarakham Provincial Court.",
        "“สองคน” ถูกจับตามหมายจับของศาลจังหวัดมหาสารคาม",
    ),
]

PASTED = "Photo courtesy of The Nation\n\n" + "\n\n".join(english for english, _th in PARAGRAPHS)

# (words, key of the kind, what to type in the registry's search: None for a value)
MARKS = [
    ("Torsak Sukvimol", "person", "Torsak"),
    ("Royal Thai Police", "organisation", "Royal Thai"),
    ("Commissioner-General of the Royal Thai Police", "role", None),
    ("Sar Thet", "person", "Sar Thet"),
    ("Bank of Thailand", "organisation", "Bank of Thailand"),
    ("AMLO", "organisation", "AMLO"),
    ("NBTC", "organisation", "NBTC"),
    ("MDES", "organisation", "MDES"),
    ("OCPB", "organisation", "OCPB"),
    ("Phnom Penh", "place", "Phnom Penh"),
    ("over 700,000 baht", "money", None),
    ("within two months", "date", None),
]
NEW_ENTITY = ("Maha Sarakham Provincial Court", "organisation", "ศาลจังหวัดมหาสารคาม")
CLAIM = "Both sides agreed to cooperate"
MARKS_TH = [("ปปง.", "organisation", "ปปง."), ("กรุงพนมเปญ", "place", "พนมเปญ")]
