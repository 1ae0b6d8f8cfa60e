/// All the fields of the language; help, completion and the parser read them here.
public enum SearchFields {
  private static let generationFilters: [any SearchFilter.Type] = [
    WithFilter.self, CastFilter.self, ModelFilter.self, EndpointFilter.self, StatusFilter.self,
    FormatFilter.self, CreatedFilter.self, DurationFilter.self, SizeFilter.self, RatioFilter.self,
    CostFilter.self, RatingFilter.self, ScenesFilter.self, ParentFilter.self, LineageFilter.self,
    ProjectFilter.self, TagFilter.self, HasFilter.self, IsFilter.self, PromptFilter.self,
    SameFilter.self, SavedFilter.self,
  ]
  private static let characterFilters: [any SearchFilter.Type] = [
    HandleFilter.self, NameFilter.self, AliasFilter.self, TagFilter.self, LookFilter.self,
    CreatedFilter.self,
  ]

  /// The kinds of filter that a listing takes.
  public static func types(_ listing: SearchListing) -> [any SearchFilter.Type] {
    listing == .generations ? generationFilters : characterFilters
  }

  /// The fields of a listing, in the order of the help.
  public static func all(_ listing: SearchListing) -> [SearchField] {
    types(listing).map { $0.field } + (listing == .generations ? [SearchSort.field] : [])
  }

  static func names(_ listing: SearchListing) -> [String] { all(listing).map(\.name) }

  static func type(_ name: String, in listing: SearchListing) -> (any SearchFilter.Type)? {
    types(listing).first { $0.field.name == name }
  }
}
