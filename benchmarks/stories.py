"""Four short stories written for the benchmarks. Double square brackets are round the mentions."""

STORIES = {
    "bridge": """[[Chiang Mai]] bridge to close for repairs
The bridge over the [[Ping]] will be shut from [[3 March]] for [[six weeks]], the city said on [[Monday]].
[[Somchai Rattana]], who heads the works department, told reporters that cracks had been found in [[two]] of the piers. "We will not wait for an accident," [[Somchai]] said. The firm [[Nara Engineering]] won the contract for [[12.5 million baht]].
Traders on the east bank fear for their trade. [[Mali]], who sells noodles there, said that [[Somchai]] had promised them a ferry. [[Somchai]] denied it. "[[Somchai]] was here in January," [[Mali]] insisted, "and [[Somchai]] shook my hand."
The council
[[Nara Engineering]] built the bridge in [[1987]]. A report by [[Chiang Mai University]] warned of rust in [[2019]], and again in [[2021]].
The council
A vote is due on [[Friday]]. [[Chiang Mai University]] has offered to measure the piers without charge. [[Mali]] will be watching.
[[Chiang Mai]], [[3 March]]""",
    "harvest": """Early rain helps the [[Isan]] rice harvest
[[Khon Kaen]]. Farmers in [[Khon Kaen]] and [[Roi Et]] expect to bring in [[8 per cent]] more rice than last year, according to the [[Office of Farm Figures]].
The [[Office of Farm Figures]] put the harvest at [[4.2 million tonnes]]. Prices have dropped to [[9,800 baht]] a tonne; a year ago a tonne brought [[11,400 baht]].
"Rain came in [[May]], and it came again in [[June]]," said [[Anan Phrom]], a farmer near [[Roi Et]]. [[Anan Phrom]] owns [[14 rai]]. His neighbour [[Ploy]] owns [[9 rai]] and grows cassava as well.
Mills in [[Roi Et]] are full. The largest, [[Thung Kula Mill]], has rented a school hall. [[Thung Kula Mill]] would not say what it pays.
Exports go through [[Laem Chabang]]. [[Laem Chabang]] handled [[1.1 million tonnes]] of rice in [[2023]] and [[1.3 million tonnes]] in [[2024]].""",
    "clinic": """คลินิกเถื่อนใน[[เชียงราย]]ถูกสั่งปิด
[[เชียงราย]] เจ้าหน้าที่สั่งปิดคลินิกแห่งหนึ่งใน[[อำเภอแม่จัน]]เมื่อ[[วันที่ 3 มีนาคม 2567]] หลังพบว่าไม่มีใบอนุญาต
[[นายสมชาย รัตนะ]] เจ้าของคลินิก ให้การว่าเปิดมาแล้ว[[สองปี]] และมีคนไข้วันละ[[ยี่สิบคน]] [[นายสมชาย]]ปฏิเสธว่าไม่เคยฉีดยาเอง
[[นางสาวมะลิ]] คนไข้รายหนึ่ง บอกว่าจ่ายเงินให้[[นายสมชาย]] [[7,500 บาท]] แต่[[นายสมชาย]]ไม่ให้ใบเสร็จ "[[นายสมชาย]]บอกว่าเดี๋ยวจะส่งให้" [[นางสาวมะลิ]]กล่าว
[[สำนักงานสาธารณสุขจังหวัด]]จะตรวจคลินิกอีก[[สิบสองแห่ง]]ภายใน[[เดือนเมษายน]] โดย[[นายแพทย์อนันต์ พรหม]]เป็นหัวหน้าคณะ
ค่าปรับสูงสุดคือ[[สี่หมื่นบาท]] หรือจำคุก[[ไม่เกินสองปี]] [[สำนักงานสาธารณสุขจังหวัด]]ขอให้ผู้เสียหายแจ้งความที่[[สถานีตำรวจภูธรแม่จัน]]""",
    "ferry": """เรือข้ามฟาก[[ท่าน้ำนนท์]]หยุดวิ่ง[[สามวัน]]
[[กรมเจ้าท่า]]สั่งหยุดเดินเรือระหว่าง[[ท่าน้ำนนท์]]กับ[[ท่าบางศรีเมือง]]ตั้งแต่[[วันจันทร์ที่ 7 ตุลาคม]] เพราะน้ำขึ้นสูงกว่า[[สองเมตร]]
[[นายอนันต์ ใจดี]] นายท่าเรือ กล่าวว่าผู้โดยสารวันละ[[หกพันคน]]ต้องไปขึ้นที่[[สะพานพระนั่งเกล้า]]แทน "เรือพร้อม คนขับพร้อม แต่น้ำไม่พร้อม" [[นายอนันต์]]กล่าว
[[น.ส.พลอย]] แม่ค้าขนม บอกว่ารายได้หายไปวันละ[[800 บาท]] [[น.ส.พลอย]]หวังว่า[[กรมเจ้าท่า]]จะให้เรือวิ่งใน[[วันพฤหัสบดี]]
ปีที่แล้วเรือหยุด[[ห้าวัน]] และเมื่อปี [[๒๕๕๔]] หยุดนาน[[สองเดือน]]""",
    "festival": """Lanterns 🏮 and rain at the [[Nan]] festival 🎉
[[Nan]] 🌧️ opened its river festival on [[Saturday]] with [[40 boats]] 🚣🏽‍♀️ and a storm.
The crew of [[Ban Lai]] 🥇 won in [[4 minutes 12 seconds]]; [[Ban Lai]] has now won [[three times]]. Their captain, [[Zoë Müller]], moved to [[Nan]] from [[Köln]] in [[2016]].
The cafe\u0301 [[Re\u0301gine]] 👩‍🍳 gave the rowers rice. [[Re\u0301gine]] and its neighbour [[Cafe\u0301 Kham]] stayed open all night 🌙.
“I have never been so wet,” said [[Zoë Müller]] 😂😂. [[Müller]] and [[Ban Lai]] will race again in [[Luang Prabang]] 🇱🇦 on [[2 November]].
See you in [[Luang Prabang]] 👨‍👩‍👧‍👦!""",
}
