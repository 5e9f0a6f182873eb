/// Words of which decoys' names and places are made: each usual by itself, their joins nobody's.
enum DecoyWords {
  static let given = words(
    """
    Ada Agnes Alma Amber Anika Anton Arlo Astrid Audrey Basil Beatrix Bella Bram Bridget Callum \
    Carmen Cecily Clara Clement Conrad Cora Dara Delia Edith Edwin Eleni Elsie Emrys Enid Ewan \
    Felix Fergus Flora Freya Gideon Greta Gwen Hazel Hester Hugo Ida Ines Ingrid Isla Ivor Jonas \
    Josie Juno Kezia Lachlan Leona Leonie Linus Lorna Lottie Mabel Magnus Maeve Marek Marina \
    Matilda Maud Merle Milo Mina Morag Nadia Nell Nina Noor Olive Oscar Otto Owen Petra Phoebe \
    Piers Quentin Ralph Rhona Robin Rosa Rowan Rufus Sabine Selma Silas Sonia Stella Tabitha \
    Tamsin Tessa Theo Tilda Tobias Una Ursula Vera Wilf Winnie Yara Zelda
    """)
  static let starts = words(
    """
    Alder Amble Ash Barley Beck Birch Bracken Bram Bright Brook Burr Clover Copper Corn Dapple \
    Dell Elder Fallow Fern Finch Flax Fox Garland Gorse Hawk Hazel Heath Holly Kestrel Lark \
    Linden Marl Merri Moor Nettle Otter Pebble Quill Rook Sedge Sorrel Starling Tansy Teasel \
    Thistle Thrush Wether Whin Willow Yarrow
    """)
  static let ends = words(
    """
    beck bourne brook combe cote croft dale dene field ford gate hart haven holt hurst lea mead \
    mere more nell row shaw stead stone thorpe ton vale ward water well wick wold wood worth
    """)
  static let ways = words("Close Court Gardens Green Grove Lane Mews Place Rise Row Terrace Walk")

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
