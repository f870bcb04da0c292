/** Where a method comes from. */
export interface Citation {
  /** Authors and year, or the tool: "Sharma et al. 2019". */
  readonly paper: string;
  readonly doi?: string;
  /** The implementation whose numbers ours are compared with: "scanpy 1.11.5, pp.normalize_total". */
  readonly reference?: string;
}
