"""The demo's stories, in our own words.

`marks`: (kind, words, entity key or None); the first place where the words stand is marked.
A claim's `evidence`: (publisher, address, note).
"""

TALKS = {
    "section": "crime",
    "language": "en",
    "photo_credit": "The Nation",
    "byline": "Mali",
    "headline": "Thai and Cambodian police agree on a joint push against call centre gangs",
    "summary": "The chiefs of both forces settled it by video link; officers meet again next week.",
    "body": (
        "<p>The police chiefs of Thailand and Cambodia have agreed to go after call centre gangs"
        " together, after a teleconference that both sides described as urgent.</p>"
        "<p>Police General Torsak Sukvimol, Commissioner-General of the Royal Thai Police, led the"
        " Thai side from a meeting room on the 20th floor of police headquarters. Sar Thet, chief"
        " of the Cambodian National Police, spoke for his country.</p>"
        "<h2>Who sat at the table</h2>"
        "<p>Banks and regulators listened in. The Bank of Thailand, the Anti-Money Laundering"
        " Office (AMLO), the National Broadcasting and Telecommunications Commission (NBTC) and"
        " the Ministry of Digital Economy and Society (MDES) each sent officials.</p>"
        "<p>Both sides agreed to cooperate more closely against the gangs, The Nation reported."
        " Thai officers showed figures on the rise of online crime and asked for help against"
        " groups that work from across the border.</p>"
        "<p>The two forces will meet again in Phnom Penh next week. Joint operations are to start"
        " within two months.</p>"
    ),
    "headline_th": "ตำรวจไทย-กัมพูชาจับมือปราบแก๊งคอลเซ็นเตอร์",
    "summary_th": "ผู้บัญชาการตำรวจสองประเทศตกลงกันผ่านการประชุมทางไกล และจะพบกันอีกครั้งสัปดาห์หน้า",
    "body_th": (
        "<p>ผู้บัญชาการตำรวจของไทยและกัมพูชาตกลงร่วมกันปราบปรามแก๊งคอลเซ็นเตอร์"
        " หลังการประชุมทางไกลที่ทั้งสองฝ่ายเห็นว่าเป็นเรื่องเร่งด่วน</p>"
        "<p>พลตำรวจเอก ต่อศักดิ์ สุขวิมล ผู้บัญชาการตำรวจแห่งชาติ"
        " นำคณะฝ่ายไทยจากห้องประชุมชั้น 20 ของสำนักงานตำรวจแห่งชาติ"
        " ส่วนฝ่ายกัมพูชามี ซอ เทต ผู้บัญชาการตำรวจแห่งชาติกัมพูชา เป็นผู้แทน</p>"
        "<h2>ใครร่วมประชุมบ้าง</h2>"
        "<p>ธนาคารและหน่วยงานกำกับดูแลเข้าร่วมรับฟังด้วย ได้แก่ ธนาคารแห่งประเทศไทย"
        " สำนักงานป้องกันและปราบปรามการฟอกเงิน (ปปง.)"
        " คณะกรรมการกิจการกระจายเสียง กิจการโทรทัศน์ และกิจการโทรคมนาคมแห่งชาติ (กสทช.)"
        " และกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม (ดีอี)</p>"
        "<p>ทั้งสองฝ่ายตกลงร่วมมือกันปราบแก๊งเหล่านี้ให้ใกล้ชิดยิ่งขึ้น เดอะเนชั่นรายงาน"
        " ตำรวจไทยนำเสนอตัวเลขอาชญากรรมออนไลน์ที่เพิ่มขึ้น"
        " และขอความช่วยเหลือในการจัดการกลุ่มที่ปฏิบัติการจากอีกฝั่งชายแดน</p>"
        "<p>ตำรวจทั้งสองประเทศจะพบกันอีกครั้งที่กรุงพนมเปญในสัปดาห์หน้า"
        " โดยปฏิบัติการร่วมจะเริ่มภายในสองเดือน</p>"
    ),
    "marks": [
        ("role", "Commissioner-General of the Royal Thai Police", None),
        ("person", "Torsak Sukvimol", "torsak"),
        ("organisation", "Royal Thai Police", "rtp"),
        ("person", "Sar Thet", "sar-thet"),
        ("organisation", "Cambodian National Police", "cnp"),
        ("organisation", "Bank of Thailand", "bot"),
        ("organisation", "Anti-Money Laundering Office", "amlo"),
        ("organisation", "NBTC", "nbtc"),
        ("organisation", "MDES", "mdes"),
        ("organisation", "The Nation", "nation"),
        ("place", "Phnom Penh", "phnom-penh"),
        ("date", "within two months", None),
    ],
    "marks_th": [
        ("person", "ต่อศักดิ์ สุขวิมล", "torsak"),
        ("organisation", "สำนักงานตำรวจแห่งชาติ", "rtp"),
        ("person", "ซอ เทต", "sar-thet"),
        ("organisation", "ธนาคารแห่งประเทศไทย", "bot"),
        ("organisation", "ปปง.", "amlo"),
        ("organisation", "กสทช.", "nbtc"),
        ("organisation", "เดอะเนชั่น", "nation"),
        ("place", "กรุงพนมเปญ", "phnom-penh"),
        ("date", "ภายในสองเดือน", None),
    ],
    "claims": [
        {
            "words": "Both sides agreed to cooperate more closely against the gangs",
            "words_th": "ทั้งสองฝ่ายตกลงร่วมมือกันปราบแก๊งเหล่านี้ให้ใกล้ชิดยิ่งขึ้น",
            "statement_en": "Thailand and Cambodia agreed to cooperate against call centre gangs.",
            "statement_th": "ไทยและกัมพูชาตกลงร่วมมือกันปราบแก๊งคอลเซ็นเตอร์",
            "claimant": "rtp",
            "reporter": "nation",
            "modality": "reported",
            "status": "attributed",
            "evidence": [
                (
                    "The Nation",
                    "https://www.nationthailand.com/",
                    "Report on the teleconference; the agreement itself was not shown.",
                )
            ],
        },
    ],
    "correction": {
        "find": "on the 20th floor of police headquarters",
        "put": "on the 20th floor of Building 1 of police headquarters",
        "find_th": "จากห้องประชุมชั้น 20 ของสำนักงานตำรวจแห่งชาติ",
        "put_th": "จากห้องประชุมชั้น 20 อาคาร 1 ของสำนักงานตำรวจแห่งชาติ",
        "note_en": "An earlier version did not say which building the meeting was held in.",
        "note_th": "ฉบับก่อนหน้านี้ไม่ได้ระบุว่าการประชุมจัดขึ้นที่อาคารใด",
    },
}

ARREST = {
    "section": "crime",
    "language": "en",
    "byline": "Mali",
    "headline": "Two held over a call that cost an official 700,000 baht",
    "summary": "The callers said that they worked for the consumer protection office.",
    "body": (
        "<p>Cyber police have arrested two people accused of posing as officials of the Office of"
        " the Consumer Protection Board (OCPB) on the telephone.</p>"
        "<p>A senior official of the Ministry of Justice lost over 700,000 baht to the callers,"
        " police said.</p>"
        "<p>Officers under Vorawat Watnakornbancha acted on a warrant from the Maha Sarakham"
        " Provincial Court. The two are charged with public fraud, falsifying computer data and"
        " money laundering.</p>"
    ),
    "marks": [
        ("organisation", "Office of the Consumer Protection Board", "ocpb"),
        ("organisation", "Ministry of Justice", "justice"),
        ("money", "over 700,000 baht", None),
        ("person", "Vorawat Watnakornbancha", "vorawat"),
        ("organisation", "Maha Sarakham Provincial Court", "court"),
    ],
    "claims": [
        {
            "words": "A senior official of the Ministry of Justice lost over 700,000 baht to the"
            " callers",
            "statement_en": "An official of the Ministry of Justice lost over 700,000 baht.",
            "statement_th": "เจ้าหน้าที่กระทรวงยุติธรรมสูญเงินกว่า 7 แสนบาท",
            "claimant": "ccib",
            "reporter": None,
            "modality": "indirect",
            "status": "unverified",
            "evidence": [],
        },
    ],
}

ADVICE = {
    "section": "life",
    "language": "th",
    "byline": "Mali",
    "headline": "รับสายแปลกอย่างไรไม่ให้เสียเงิน",
    "summary": "สี่ข้อควรจำเมื่อมีคนโทรมาอ้างเป็นเจ้าหน้าที่",
    "body": (
        "<p>คนที่โทรมาอ้างเป็นเจ้าหน้าที่มักเร่งให้ตัดสินใจ"
        " การวางสายแล้วโทรกลับไปยังเบอร์กลางของหน่วยงานจึงปลอดภัยที่สุด</p>"
        "<h2>สี่ข้อควรจำ</h2>"
        "<ul><li>หน่วยงานรัฐไม่ขอให้โอนเงินทางโทรศัพท์</li>"
        "<li>อย่าบอกรหัสที่ส่งมาทางข้อความ</li>"
        "<li>จดเวลาและหมายเลขที่โทรเข้าไว้</li>"
        "<li>หากโอนเงินไปแล้ว ให้โทรสายด่วน 1441 ทันที</li></ul>"
        "<p>ธนาคารแห่งประเทศไทยแนะนำให้แจ้งธนาคารของตนเพื่อระงับบัญชีปลายทางโดยเร็ว</p>"
    ),
    "translated": {
        "headline": "How to take a strange call and keep your money",
        "summary": "Four things to remember when a caller says that they are an official.",
        "blocks": [
            "Callers who pose as officials press people to decide fast. Hanging up and ringing the"
            " agency's main number is the safest answer.",
            "Four things to remember",
            "No state agency asks for a transfer over the telephone.",
        ],
    },
    "edit": {
        "find": "อย่าบอกรหัสที่ส่งมาทางข้อความ",
        "put": "อย่าบอกรหัสที่ส่งมาทางข้อความให้ใคร แม้ผู้โทรจะรู้ชื่อของเรา",
        "find_first": "มักเร่งให้ตัดสินใจ",
        "put_first": "มักเร่งให้ตัดสินใจภายใน 10 นาที",
    },
    "marks": [("organisation", "ธนาคารแห่งประเทศไทย", "bot")],
}

MEETING = {
    "section": "crime",
    "language": "en",
    "byline": "Mali",
    "headline": "Officers to meet in Phnom Penh next week",
    "summary": "",
    "body": (
        "<p>Thai officers travel to Phnom Penh next week to plan joint operations against call"
        " centre gangs.</p>"
        "<p>The talks follow a teleconference between the chiefs of the two national police"
        " forces.</p>"
    ),
}

SECTIONS = [
    ("crime", "Crime", "อาชญากรรม"),
    ("politics", "Politics", "การเมือง"),
    ("business", "Business", "เศรษฐกิจ"),
    ("life", "Life", "ชีวิต"),
]

# username, name, roles, interface language
PEOPLE = [
    ("mali", "Mali", ["journalist"], ""),
    ("anan", "Anan", ["translator"], "th"),
    ("ploy", "Ploy", ["reviewer"], ""),
    ("somchai", "Somchai", ["editor", "admin"], ""),
]
