extension RegisterDraft {
  mutating func readCollectionPoint(_ pair: YAMLPair) {
    guard
      collectionPoints.declare(
        pair, noun: "collection point", plural: "collection points", report: &report),
      let id = CollectionPointID(pair.key),
      var entry = Entry(
        pair.value, what: "collection point `\(pair.key)`", place: pair.place, report: &report)
    else { return }
    let place = entry.text("place", &report)
    let brand = entry.text("brand", &report)
    let medium: CollectionPoint.Medium? = entry.choice("medium", &report)
    let gift = entry.text("gift", required: false, &report)
    entry.finish(&report)
    guard let place, let brand, let medium else { return }
    collectionPoints.items.append(
      Drafted(
        item: CollectionPoint(id: id, place: place, brand: brand, medium: medium, gift: gift),
        entry: entry))
  }
}
