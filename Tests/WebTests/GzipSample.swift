import Formats

/// A text of ours that gzip wrote with codes of its own (240 Greek letters and an e-mail address).
enum GzipSample {
  static let sha256 = "d65099b34727e1810de35842f12e0dacc65bac688598bc4bbc3bee7b738bd3da"

  static let bytes: [UInt8] =
    Base64.decode(
      "H4sIAAAAAAACA11UCY6DMAz8Sl7QN+xXTItKtCSkHFKX16/tscEgtYHE8cx44lC31Lclj1NN35xW2tI69CvJhH9v"
        + "KoXSSKV7UXoO+di72XMq+Tnzs+X06kfOm4cpdQLQeLdk0NgGMlANTKV/U8oTv+4yd8j7U5KNubBIw+ZXEWkBpgUy"
        + "59ibAv9Saz66RMw07OoFkKvcXW9MC1qPIpdDkS+Bs27YLpIZz+F5WRgspYvFCpuV4vLB5blwXgDreUL7YaIkLPld"
        + "KFbtooAkFA35DSfr8YvtwS9weuCz5brSY566XJep/jyp0vz36L9U2ti7P0A8JLh8NEPk0dbi/+5GYQtGKNZQOF3o"
        + "UVw/70Vt45J0FbZBgjPL2tVE3arD19sxNgC4r7VjhtHJYHQ5T8NcbWeT8+xemcyFRU8jG2HsncMTYITmOw6aOUNX"
        + "mRUwSyEcBrn1vCwoDcu3znMRaKKzsVCzbEIkHp+sIt6dgquKa+FzgXUDwkcg3AjrWoM7TbrdYNkAIO9hjqshKt9M"
        + "2MK34tr9HrFLZvaDwJKttH/U1Z/lAgUAAA=="
    ) ?? []
}
