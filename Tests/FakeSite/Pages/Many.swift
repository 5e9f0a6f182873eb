extension Page {
  /// A page of 157 requests: itself, 150 images on 40 hosts and 6 frames.
  public static let many = Page("/many", "A hundred and fifty-seven requests") { _ in
    let images = (0..<150).map {
      Document.image("https://image\($0 % 40).many.example/\($0).gif")
    }
    let frames = (0..<6).map {
      "<iframe src=\"https://frame\($0).many.example/\" title=\"Frame \($0)\"></iframe>"
    }
    return (images + frames).joined(separator: "\n")
  }
}
